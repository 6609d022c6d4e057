// @ts-check
// What a register was asked, in the words of the labels that it was asked by: “Year: 2021”.

/**
 * Return the lines that say `state`, after `pattern`; `option` finds the link of a value.
 * @import { State } from "./state.js"
 * @param {HTMLElement} root
 * @param {State} state
 * @param {string} pattern
 * @param {(facet: string, value: string) => HTMLAnchorElement | undefined} option
 */
export default function asked(root, { query, chosen }, pattern, option) {
  const by = [...chosen].map(([facet, value]) => {
    const known = option(facet, value);
    return line(pattern, root.querySelector(`#facet-${facet}`), known?.textContent ?? value, known?.lang);
  });
  if (query) by.unshift(line(pattern, root.querySelector("[for=register-q]"), `“${query}”`));
  return by;
}

/**
 * @param {string} pattern
 * @param {Element | null} label
 * @param {string} value
 * @param {string} [lang]
 */
function line(pattern, label, value, lang) {
  const said = document.createElement("span");
  said.textContent = value;
  if (lang) said.lang = lang;
  const [before, after] = pattern.replace("{facet}", () => label?.textContent ?? "").split("{value}");
  const item = document.createElement("li");
  item.append(before ?? "", said, after ?? "");
  return item;
}
