// @ts-check
// The list of results on the search page, page after page.

import { asWritten } from "./nearness.js";
import { answering } from "./query.js";
import { write } from "./state.js";
import { fill, replace, result } from "./view.js";

/**
 * @import { Answer } from "./answer.js"
 * @import { Hit } from "./engine.js"
 * @import { Panel } from "./panel.js"
 * @import { State } from "./state.js"
 */

const A_PAGE = 10;

export class List {
  /** How many results stand there. */
  count = 0;
  /** @type {string | null} the address, but for the page, of the search whose results they are */
  #key = null;

  /** @param {Panel} panel */
  constructor(panel) {
    this.panel = panel;
  }

  clear() {
    this.panel.part("list").replaceChildren();
    this.#forget();
  }

  /**
   * Show what was found, up to the page asked for, and say whether that was done: once it is loaded,
   * `isCurrent` says whether it is still wanted.
   * @param {Answer} found
   * @param {State} state
   * @param {() => boolean} isCurrent
   */
  async show(found, state, isCurrent) {
    const { part, lang } = this.panel;
    const key = write({ ...state, page: 1 });
    const from = this.#key === key ? this.count : 0;
    const hits = await Promise.all(found.hits.slice(from, state.page * A_PAGE).map((hit) => hit.load()));
    if (!isCurrent()) return false;
    const items = hits.map((hit) => this.item(hit, found.words, lang));
    if (from > 0) part("list").append(...items);
    else replace(part("list"), items);
    this.count = from + items.length;
    this.#key = key;
    part("more").hidden = this.count >= found.total;
    part("mended").hidden = !found.changed;
    if (found.changed && from === 0) this.#sayMended(hits, found.words, state);
    return true;
  }

  /**
   * Show first results. The list is put in place once more when all is known; what stands first
   * stays first.
   * @param {Hit[]} hits
   */
  showEarly(hits) {
    const { part, shown } = this.panel;
    replace(part("list"), hits.map((hit) => result(part("hit"), hit, shown)));
    for (const name of ["more", "mended", "none", "failed"]) part(name).hidden = true;
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
    return result(this.panel.part("hit"), { ...hit, locations }, this.panel.shown);
  }

  #forget() {
    this.count = 0;
    this.#key = null;
  }

  /**
   * The words are shown as a page has them, marks and all.
   * @param {Hit[]} hits
   * @param {string[]} asked
   * @param {State} state
   */
  #sayMended(hits, asked, state) {
    const { part, words } = this.panel;
    const written = asWritten(hits.map((hit) => hit.words), asked);
    /** @type {HTMLAnchorElement} */
    const literal = part("literal");
    part("mended-words").textContent = fill(words.mended, { query: written ?? asked.join(" ") });
    literal.textContent = fill(words.literal, { query: state.q });
    literal.href = write({ ...state, literal: true, page: 1 });
  }
}
