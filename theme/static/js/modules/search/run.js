// @ts-check
// One search after another: the newest is shown, whichever answer comes first.

import { answer } from "./answer.js";
import { early } from "./early.js";
import { Elsewhere } from "./elsewhere.js";
import { open } from "./engine.js";
import { understand } from "./query.js";
import { asks } from "./state.js";
import { fill, showCounts } from "./view.js";

/**
 * @import { Answer } from "./answer.js"
 * @import { Engine } from "./engine.js"
 * @import { List } from "./list.js"
 * @import { Panel, View } from "./panel.js"
 * @import { Query } from "./query.js"
 * @import { State } from "./state.js"
 */

const SLOW = 400; // milliseconds after which the page says that it is searching

export class Search {
  #latest = 0;
  /** @type {Promise<Engine> | undefined} */
  #engine;

  /**
   * @param {Panel} panel
   * @param {List} list
   */
  constructor(panel, list) {
    this.panel = panel;
    this.list = list;
    this.elsewhere = new Elsewhere(panel, list);
  }

  /** Fetch the index, before it is needed where that can be foreseen. */
  load() {
    this.#engine ??= open(this.panel.root.dataset.bundle ?? "", this.panel.base);
    this.#engine.catch(() => (this.#engine = undefined));
    return this.#engine;
  }

  /** Show what `state` asks for. @param {State} state */
  async run(state) {
    const { panel } = this;
    const turn = ++this.#latest;
    const isCurrent = () => turn === this.#latest;
    panel.fill(state);
    if (!asks(state)) {
      panel.say("");
      panel.part("refine").hidden = true;
      return this.#show("idle");
    }
    panel.wait();
    const slow = setTimeout(() => panel.say(panel.words.searching), SLOW);
    try {
      await this.#answer(state, isCurrent, () => clearTimeout(slow));
    } catch {
      this.#engine = undefined;
      if (!isCurrent()) return;
      panel.say(panel.words.failed);
      this.#show("failed");
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * @param {State} state
   * @param {() => boolean} isCurrent
   * @param {() => void} answered
   */
  async #answer(state, isCurrent, answered) {
    const { panel, list } = this;
    const query = understand(state.q);
    const engine = await this.load();
    if (state.sort !== "date" && !isFiltered(state) && state.page === 1) {
      const first = await early(engine, query);
      if (!isCurrent()) return;
      if (first) list.showEarly(first.hits);
    }
    const found = await answerTo(engine, query, state);
    if (!isCurrent() || !(await list.show(found, state, isCurrent))) return;
    answered();
    panel.say(this.#announcement(found, query, state));
    this.#show(found.total > 0 ? "results" : "none");
    panel.part("refine").hidden = false;
    const counted = await engine.counts(found.words, state.filters);
    if (!isCurrent()) return;
    for (const select of panel.selects) showCounts(select, counted[select.name], panel.shown.say);
    await this.elsewhere.show(query, found, state, isCurrent);
  }

  /** @param {View} name */
  #show(name) {
    this.panel.show(name);
    if (name !== "results") this.list.clear();
  }

  /**
   * @param {Answer} found
   * @param {Query} query
   * @param {State} state
   */
  #announcement(found, { typed }, state) {
    const { words, shown } = this.panel;
    if (found.total > 0) {
      return shown.say.counted(typed ? words.count_for : words.count, found.total, { query: typed });
    }
    return isFiltered(state) ? words.none_filtered : fill(words.none, { query: typed });
  }
}

/**
 * @param {Engine} engine
 * @param {Query} query
 * @param {State} state
 * @returns {Promise<Answer>}
 */
async function answerTo(engine, query, { filters, sort, literal }) {
  const asksNothing = query.typed !== "" && query.words.length === 0; // nothing but signs
  if (asksNothing) return { words: [], changed: false, total: 0, hits: [] };
  return answer(engine, query, filters, sort, literal);
}

/** @param {State} state */
function isFiltered({ filters }) {
  return Object.keys(filters).length > 0;
}
