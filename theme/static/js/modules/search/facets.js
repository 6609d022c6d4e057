// @ts-check
// What narrows the results: boxes with counts, and chips of what is chosen.

import { parts } from "../../shared/parts.js";
import { isFiltered } from "./state.js";

/**
 * @import { Panel } from "./panel.js"
 * @import { Filters, State } from "./state.js"
 * @import { Speech } from "./view.js"
 * @typedef {Record<string, Record<string, number>>} Counts results by filter and value
 */

const SHOWN = 8; // values of a filter that are not folded away
const MOST = 10; // of so many none is folded away

export class Facets {
  /**
   * @param {Panel} panel
   * @param {Speech} say
   * @param {(filters: Filters) => void} choose
   */
  constructor(panel, say, choose) {
    this.panel = panel;
    this.say = say;
    this.choose = choose;
    this.facets = /** @type {HTMLElement[]} */ ([...panel.root.querySelectorAll(".facet")]);
    for (const box of panel.boxes) box.addEventListener("change", () => choose(this.#chosen));
    panel.part("reset").addEventListener("click", () => {
      choose({});
      panel.field.focus();
    });
  }

  /** The labels of the values that results are shown with. */
  get labels() {
    return { sections: this.#labels("section"), kinds: this.#labels("kind") };
  }

  /** Show what is chosen. @param {State} state */
  fill(state) {
    const { panel } = this;
    for (const box of panel.boxes) box.checked = state.filters[box.name]?.includes(box.value) ?? false;
    const checked = panel.boxes.filter((box) => box.checked);
    const held = panel.part("chips").contains(document.activeElement);
    panel.part("chips").replaceChildren(...checked.map((box) => this.#chip(box)));
    if (held) (panel.part("chips").querySelector("button") ?? panel.field).focus();
    panel.part("chosen").hidden = !isFiltered(state);
    panel.part("filters-advice").hidden = !isFiltered(state);
    const { label } = panel.part("open").dataset;
    panel.part("open").textContent = checked.length > 0 ? `${label} (${this.say.number(checked.length)})` : `${label}`;
  }

  /** Show how many results each value would give. @param {Counts} counted */
  count(counted) {
    this.panel.root.dataset.counted = "";
    for (const facet of this.facets) {
      const options = /** @type {HTMLElement[]} */ ([...facet.querySelectorAll(".facet__option")]);
      const ranked = options.map((option) => {
        const box = /** @type {HTMLInputElement} */ (option.querySelector("input"));
        const n = counted[box.name]?.[box.value] ?? 0;
        this.#mark(option, box, n);
        return { option, box, n };
      });
      if (options.length > MOST) fold(facet, ranked);
    }
  }

  /**
   * @param {HTMLElement} option
   * @param {HTMLInputElement} box
   * @param {number} n
   */
  #mark(option, box, n) {
    parts(option)("count").textContent = this.say.number(n);
    box.disabled = n === 0 && !box.checked;
    option.toggleAttribute("data-empty", n === 0);
  }

  /** @returns {Filters} */
  get #chosen() {
    /** @type {Filters} */
    const chosen = {};
    for (const { name, value, checked } of this.panel.boxes) if (checked) chosen[name] = [...(chosen[name] ?? []), value];
    return chosen;
  }

  /** @param {HTMLInputElement} box */
  #chip(box) {
    /** @type {HTMLTemplateElement} */
    const template = this.panel.part("chip");
    const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    const part = parts(item);
    part("facet").textContent = box.closest(".facet")?.querySelector(".facet__title")?.textContent ?? "";
    part("value").textContent = labelOf(box);
    part("remove").addEventListener("click", () => {
      box.checked = false;
      this.choose(this.#chosen);
    });
    return item;
  }

  /** @param {string} name */
  #labels(name) {
    return new Map(this.panel.boxes.filter((box) => box.name === name).map((box) => [box.value, labelOf(box)]));
  }
}

/** @param {HTMLInputElement} box */
function labelOf(box) {
  return box.labels?.[0]?.textContent?.trim() ?? "";
}

/**
 * Of many values show the first, those without results not at all. Nothing is moved that stands where it
 * should: a box keeps the focus.
 * @param {HTMLElement} facet
 * @param {{ option: HTMLElement, box: HTMLInputElement, n: number }[]} ranked
 */
function fold(facet, ranked) {
  const part = parts(facet);
  if ("ranked" in facet.dataset) ranked.sort((one, other) => other.n - one.n || label(one).localeCompare(label(other)));
  for (const { option, box, n } of ranked) option.hidden = n === 0 && !box.checked;
  const wanted = ranked.filter(({ option }) => !option.hidden);
  const rest = wanted.length > MOST ? wanted.slice(SHOWN) : [];
  const folded = new Set(rest.map(({ option }) => option));
  put(part("first"), ranked.filter(({ option }) => !folded.has(option)));
  put(part("rest"), rest);
  const more = /** @type {HTMLDetailsElement} */ (part("more-values"));
  more.hidden = rest.length === 0;
  if (rest.some(({ box }) => box.checked)) more.open = true;
}

/** @param {{ box: HTMLInputElement }} one */
function label({ box }) {
  return labelOf(box);
}

/**
 * @param {HTMLElement} list
 * @param {{ option: HTMLElement }[]} wanted
 */
function put(list, wanted) {
  const options = wanted.map(({ option }) => option);
  const isThere = options.length === list.children.length && options.every((option, at) => list.children[at] === option);
  if (!isThere) list.replaceChildren(...options);
}
