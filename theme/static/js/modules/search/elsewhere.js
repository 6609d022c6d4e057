// @ts-check
// Beneath few results of its own: what the other edition has, if it knows all the words.

import { answer } from "./answer.js";
import { open } from "./engine.js";

/**
 * @import { Answer } from "./answer.js"
 * @import { Engine } from "./engine.js"
 * @import { List } from "./list.js"
 * @import { Panel } from "./panel.js"
 * @import { Query } from "./query.js"
 * @import { State } from "./state.js"
 */

const FEW = 5; // with fewer results of its own, the page also looks into the other edition

export class Elsewhere {
  /** @type {Promise<Engine> | undefined} */
  #engine;

  /**
   * @param {Panel} panel
   * @param {List} list
   */
  constructor(panel, list) {
    this.panel = panel;
    this.list = list;
    this.bundle = panel.root.dataset.other;
  }

  /**
   * @param {Query} query
   * @param {Answer} found what this edition has
   * @param {State} state
   * @param {() => boolean} isCurrent
   */
  async show(query, found, state, isCurrent) {
    const { part } = this.panel;
    const isWanted = this.bundle && query.words.length > 0 && found.total < FEW;
    const items = isWanted ? await this.#items(query, state).catch(() => this.#failed()) : [];
    if (!isCurrent()) return;
    if (items.length > 0) part("other-list").replaceChildren(...items);
    part("other").hidden = items.length === 0;
  }

  /**
   * @param {Query} query
   * @param {State} state
   */
  async #items(query, { filters, sort }) {
    this.#engine ??= open(this.bundle ?? "", this.panel.base);
    const engine = await this.#engine;
    const known = await engine.vocabulary();
    if (!query.words.every((word) => known.has(word) || !/^\p{L}+$/u.test(word))) return [];
    const there = await answer(engine, query, filters, sort, true);
    const hits = await Promise.all(there.hits.slice(0, FEW).map((hit) => hit.load()));
    return hits.map((hit) => this.list.item(hit, there.words, this.panel.part("other-list").lang));
  }

  /** @returns {HTMLElement[]} */
  #failed() {
    this.#engine = undefined; // it is asked for anew the next time
    return [];
  }
}
