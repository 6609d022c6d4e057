// @ts-check
// What a reader sees of a narrowed register: its rows, what each filter would leave, and the words.
import { parts } from "../../shared/parts.js";
import asked from "./asked.js";
import { said } from "./sort.js";
import { address, isNarrowed } from "./state.js";
import tally from "./tally.js";

/**
 * @import { Row } from "./rows.js"
 * @import { State } from "./state.js"
 * @import { Order } from "./sort.js"
 * @typedef {object} Words what the page says, from its part "words"
 * @property {string[]} further addresses of the register's further pages
 * @property {number[]} counts rows by option
 * @property {number} total
 * @property {{ one?: string, other: string }} count
 * @property {string} whole
 * @property {string} narrowed
 */

export class View {
  /** @type {Intl.NumberFormat | undefined} made when the first filter is used: browsers take long over it */
  #numbers;

  /**
   * @param {HTMLElement} root
   * @param {HTMLTableElement} table
   * @param {HTMLAnchorElement[]} options
   * @param {Words} words
   */
  constructor(root, table, options, words) {
    this.root = root;
    this.table = table;
    this.options = options;
    this.words = words;
    this.part = parts(root);
    this.counts = options.map((option) => parts(option.parentElement ?? root)("count"));
    this.unfiltered = this.counts.map((count) => count.textContent);
  }

  /**
   * @param {State} state
   * @param {Row[]} rows
   * @param {Order} order
   */
  show(state, rows, order) {
    const isActive = isNarrowed(state);
    const { answering, left } = tally(rows, state);
    const isEvery = order.key !== ""; // what comes first of all may stand on any page
    const visible = rows.filter((row) => (isActive ? answering.has(row) : isEvery || !row.further));
    const shown = new Set(visible);
    for (const row of rows) row.element.hidden = !shown.has(row);
    for (const group of this.table.tBodies) {
      group.hidden = !group.querySelector(".register-table__row:not([hidden])");
    }
    this.root.toggleAttribute("data-narrowed", isActive); // nothing that answers stays folded or unsaid
    this.#mark(state, isActive ? left : null);
    this.#say(state, isActive, visible.length);
    for (const page of this.root.querySelectorAll('[data-part="pager"], [data-part="where"]')) {
      page.toggleAttribute("hidden", isActive || isEvery);
    }
  }

  /**
   * Return the query string that asks the same of the register in the other language.
   * @param {State} state
   * @param {Order} order
   */
  elsewhere({ chosen, query }, order) {
    /** @type {[string, string][]} */
    const theirs = [...chosen].map(([facet, value]) => [facet, this.#option(facet, value)?.dataset.other ?? value]);
    return address("", theirs, query, said(order));
  }

  /**
   * @param {State} state
   * @param {Map<string, number> | null} left
   */
  #mark({ chosen }, left) {
    this.options.forEach((option, at) => {
      const { facet = "", value } = option.dataset;
      if (chosen.get(facet) === value) option.setAttribute("aria-current", "true");
      else option.removeAttribute("aria-current");
      const count = left ? (left.get(`${facet}:${value}`) ?? 0) : this.words.counts[at];
      this.counts[at].textContent = left ? this.#number(count) : this.unfiltered[at];
      option.parentElement?.toggleAttribute("data-empty", count === 0);
    });
  }

  /**
   * @param {State} state
   * @param {boolean} isActive
   * @param {number} shown
   */
  #say(state, isActive, shown) {
    const { part, table, words } = this;
    const form = (shown === 1 && words.count.one) || words.count.other;
    const counted = () => form.replace("{count}", this.#number(shown)).replace("{total}", this.#number(words.total));
    const lines = isActive ? asked(this.root, state, words.narrowed, this.#option.bind(this)) : [];
    part("status").textContent = isActive ? counted() : words.whole;
    this.root.querySelector('[data-part="clear"]')?.toggleAttribute("hidden", !isActive);
    table.hidden = isActive && shown === 0;
    part("none").hidden = !table.hidden;
    part("by").replaceChildren(...(shown ? lines : []));
    part("asked").replaceChildren(...(shown ? [] : lines));
  }

  /**
   * @param {string} facet
   * @param {string} value
   */
  #option(facet, value) {
    return this.options.find(({ dataset }) => dataset.facet === facet && dataset.value === value);
  }

  /** @param {number} n */
  #number(n) {
    this.#numbers ??= new Intl.NumberFormat(document.documentElement.lang);
    return this.#numbers.format(n);
  }
}
