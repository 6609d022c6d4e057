// @ts-check
// The panel of the search page: its parts, what it says, and which of them are shown.

import { parts } from "../../shared/parts.js";

/**
 * @typedef {object} Words what the page says, from its part "words"
 * @property {Record<string, string>} count
 * @property {Record<string, string>} count_for
 * @property {Record<string, string>} mended
 * @property {string} literal
 * @property {string} none
 * @property {string} none_filtered
 * @property {Record<string, string>} show
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
    this.boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input[data-filter]")]);
    /** The values of each filter. @type {Record<string, string[]>} */
    this.known = {};
    for (const { name, value } of this.boxes) this.known[name] = [...(this.known[name] ?? []), value];
  }

  /** @returns {Words} */
  get words() {
    return JSON.parse(this.part("words").textContent ?? "");
  }

  /** What is shown stays until the answer is there, so that nothing jumps while one types. */
  wait() {
    this.root.dataset.state = "busy";
    this.part("list").setAttribute("aria-busy", "true");
  }

  /**
   * Put words, and perhaps a link behind them, into the one place that is read out: once for an answer.
   * @param {string} words
   * @param {HTMLElement[]} more
   */
  say(words, ...more) {
    this.part("searching").hidden = true;
    const status = this.part("status");
    if (status.textContent === words && more.length === 0) return;
    status.replaceChildren(words, ...more.flatMap((one) => [" ", one]));
  }

  /** Show without reading it out, in place of an answer, that it takes its time. @param {string} words */
  sayMeanwhile(words) {
    this.part("status").replaceChildren();
    this.part("searching").textContent = words;
    this.part("searching").hidden = false;
  }

  fail() {
    this.say(this.words.failed);
    this.show("failed");
  }

  /** @param {View} name */
  show(name) {
    const { part } = this;
    this.root.dataset.state = name;
    part("results").hidden = name !== "results";
    part("none").hidden = name !== "none";
    part("failed").hidden = name !== "failed";
    if (name === "idle" || name === "failed") part("other").hidden = true;
    part("list").setAttribute("aria-busy", "false");
  }
}
