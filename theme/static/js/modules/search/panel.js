// @ts-check
// The panel of the search page: its parts, what it says, and which of them are shown.

import { parts } from "../../shared/parts.js";
import { speech } from "./view.js";

/**
 * @import { State } from "./state.js"
 * @import { Shown } from "./view.js"
 * @typedef {object} Words what the page says, from its part "words"
 * @property {Record<string, string>} count
 * @property {Record<string, string>} count_for
 * @property {string} none
 * @property {string} none_filtered
 * @property {string} mended
 * @property {string} literal
 * @property {string} searching
 * @property {string} failed
 *
 * @typedef {"idle" | "results" | "none" | "failed"} View
 */

export class Panel {
  /**
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   */
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.part = parts(root);
    this.lang = root.dataset.lang ?? "";
    this.base = (root.dataset.base ?? "").replace(/\/+$/, "");
    this.field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
    this.selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select[data-filter]")]);
    /** The values of each filter. */
    this.known = Object.fromEntries(
      this.selects.map(({ name, options }) => [name, [...options].map(({ value }) => value).filter(Boolean)]),
    );
    /** @type {Words} */
    this.words = JSON.parse(this.part("words").textContent ?? "");
    /** @type {Shown} */
    this.shown = {
      base: this.base,
      sections: labels(form.querySelector("select[name=section]")),
      kinds: labels(form.querySelector("select[name=kind]")),
      say: speech(this.lang),
    };
  }

  /** The filters as they are chosen in the form. */
  get chosen() {
    return Object.fromEntries(this.selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  }

  /** Fill the form with what is asked. @param {State} state */
  fill(state) {
    const { field, part } = this;
    if (field.value.trim() !== state.q) field.value = state.q;
    for (const select of this.selects) select.value = state.filters[select.name] ?? "";
    this.sort.value = state.sort;
    const isFiltered = Object.keys(state.filters).length > 0;
    part("reset").hidden = !isFiltered;
    part("filters-advice").hidden = !isFiltered;
    if (isFiltered) this.unfold(true);
  }

  /** @param {boolean} isOpen */
  unfold(isOpen) {
    /** @type {HTMLDetailsElement} */
    const refine = this.part("refine");
    refine.open = isOpen;
  }

  /** @param {string} words */
  say(words) {
    this.part("status").textContent = words;
  }

  /** What is shown stays until the answer is there, so that nothing jumps while one types. */
  wait() {
    this.root.dataset.state = "busy";
    this.part("list").setAttribute("aria-busy", "true");
  }

  /** @param {View} name */
  show(name) {
    const { part } = this;
    this.root.dataset.state = name;
    part("results").hidden = name !== "results";
    part("none").hidden = name !== "none";
    part("failed").hidden = name !== "failed";
    if (name !== "results") part("mended").hidden = true;
    if (name === "idle" || name === "failed") part("other").hidden = true;
    part("list").setAttribute("aria-busy", "false");
  }
}

/**
 * @param {HTMLSelectElement | null} select
 * @returns {Map<string, string>}
 */
function labels(select) {
  return new Map([...(select?.options ?? [])].map(({ value, textContent }) => [value, textContent ?? ""]));
}
