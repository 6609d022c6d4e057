// @ts-check
import { address, toggled } from "./state.js";

/**
 * On a page that is narrowed already, let a further filter lead to the `whole` register with both.
 * @param {HTMLAnchorElement[]} options
 * @param {string} whole
 */
export default function lead(options, whole) {
  const current = options.filter((option) => option.hasAttribute("aria-current"));
  const chosen = current.reduce(toggled, new Map());
  if (chosen.size === 0) return;
  for (const option of options) {
    const next = toggled(chosen, option);
    if (next.size !== 1) option.href = address(whole, next, "");
  }
}
