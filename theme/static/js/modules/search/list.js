// @ts-check
// The list of results on the search page, page after page.

import { asWritten } from "./nearness.js";
import { answering } from "./query.js";
import { write } from "./state.js";
import { replace, result } from "./view.js";

/**
 * @import { Answer } from "./answer.js"
 * @import { Hit } from "./engine.js"
 * @import { Panel } from "./panel.js"
 * @import { State } from "./state.js"
 * @import { Shown } from "./view.js"
 */

const A_PAGE = 10;

export class List {
  /** How many results stand there. */
  count = 0;
  /** @type {string | null} the address, but for the page, of the search whose results they are */
  #key = null;
  /** @type {Hit[]} the results added last */
  #hits = [];

  /**
   * @param {Panel} panel
   * @param {Shown} shown
   */
  constructor(panel, shown) {
    this.panel = panel;
    this.shown = shown;
  }

  clear() {
    this.panel.part("list").replaceChildren();
    this.#forget();
  }

  /**
   * Load what was found, up to the page asked for, as far as it does not stand there.
   * @param {Answer} found
   * @param {State} state
   */
  load(found, state) {
    return Promise.all(found.hits.slice(this.#from(state), state.page * A_PAGE).map((hit) => hit.load()));
  }

  /**
   * Show the `hits` loaded of what was found.
   * @param {Answer} found
   * @param {State} state
   * @param {Hit[]} hits
   */
  show(found, state, hits) {
    const { part, lang } = this.panel;
    const from = this.#from(state);
    const items = hits.map((hit) => this.item(hit, found.words, lang));
    if (from > 0) part("list").append(...items);
    else replace(part("list"), items);
    this.count = from + items.length;
    this.#key = keyOf(state);
    this.#hits = hits;
    part("more").hidden = this.count >= found.total;
  }

  /**
   * Show first results. The list is put in place once more when all is known; what stands first
   * stays first.
   * @param {Hit[]} hits
   */
  showEarly(hits) {
    const { part } = this.panel;
    replace(part("list"), hits.map((hit) => result(part("hit"), hit, this.shown)));
    for (const name of ["more", "none", "failed"]) part(name).hidden = true;
    part("results").hidden = false;
    this.#forget();
  }

  /**
   * Return the list item of a hit for the folded words `asked`, in the language `lang`.
   * @param {Hit} hit
   * @param {string[]} asked
   * @param {string} lang
   */
  item(hit, asked, lang) {
    const locations = answering(hit.words, hit.locations, asked, lang === "en");
    return result(this.panel.part("hit"), { ...hit, locations }, this.shown);
  }

  /** Return the folded words `asked` as a result has them, marks and all. @param {string[]} asked */
  asWritten(asked) {
    return asWritten(this.#hits.map((hit) => hit.words), asked) ?? asked.join(" ");
  }

  /** @param {State} state */
  #from(state) {
    return this.#key === keyOf(state) ? this.count : 0;
  }

  #forget() {
    this.count = 0;
    this.#key = null;
  }
}

/** @param {State} state */
function keyOf(state) {
  return write({ ...state, page: 1 });
}
