// @ts-check
// One search after another: the newest is shown, whichever answer comes first. Loaded at the first use.

import { answer } from "./answer.js";
import { early } from "./early.js";
import { Elsewhere } from "./elsewhere.js";
import { open } from "./engine.js";
import { Facets } from "./facets.js";
import { List } from "./list.js";
import { understand } from "./query.js";
import { Sheet } from "./sheet.js";
import { asks, isFiltered, write } from "./state.js";
import { fill, speech } from "./view.js";

/**
 * @import { Change } from "../search.js"
 * @import { Answer } from "./answer.js"
 * @import { Asked } from "./asked.js"
 * @import { Engine } from "./engine.js"
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
   * @param {Asked} asked
   * @param {Change} change
   */
  constructor(panel, asked, change) {
    this.panel = panel;
    this.words = panel.words;
    this.say = speech(panel.lang);
    const sheet = new Sheet(panel, asked);
    this.facets = new Facets(panel, this.say, (filters) => change({ filters }, sheet.isOpen ? "sheet" : "choice"));
    this.list = new List(panel, { base: panel.base, ...this.facets.labels, say: this.say });
    this.elsewhere = new Elsewhere(panel, this.list);
    this.#listen(asked, change);
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
    if (panel.field.value.trim() !== state.q) panel.field.value = state.q;
    this.facets.fill(state);
    this.#sort.value = state.sort;
    if (!asks(state)) {
      panel.say("");
      return this.#show("idle");
    }
    const slow = setTimeout(() => panel.sayMeanwhile(this.words.searching), SLOW);
    try {
      await this.#answer(state, isCurrent, () => clearTimeout(slow));
    } catch {
      this.#engine = undefined;
      if (!isCurrent()) return;
      panel.fail();
      this.list.clear();
    } finally {
      clearTimeout(slow);
    }
  }

  /** @returns {HTMLSelectElement} */
  get #sort() {
    return this.panel.part("sort");
  }

  /**
   * All of an answer is shown at once: counts, list and what was mended.
   * @param {State} state
   * @param {() => boolean} isCurrent
   * @param {() => void} answered
   */
  async #answer(state, isCurrent, answered) {
    const { list, panel, words } = this;
    const query = understand(state.q);
    const engine = await this.load();
    if (state.sort !== "date" && !isFiltered(state) && state.page === 1) {
      const first = await early(engine, query);
      if (!isCurrent()) return;
      if (first) {
        answered();
        panel.sayMeanwhile(fill(words.count_for.other, { count: "…", query: query.typed }));
        list.showEarly(first.hits);
      }
    }
    const found = await answerTo(engine, query, state);
    const [hits, counted] = await Promise.all([list.load(found, state), engine.counts(found.words, state.filters)]);
    if (!isCurrent()) return;
    answered();
    list.show(found, state, hits);
    this.facets.count(counted);
    this.#announce(found, query, state);
    this.#show(found.total > 0 ? "results" : "none");
    this.elsewhere.show(query, found, state, isCurrent);
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
  #announce(found, { typed }, state) {
    const { list, panel, say, words } = this;
    const { total } = found;
    panel.part("show").textContent = say.counted(words.show, total, {});
    if (total === 0) return panel.say(isFiltered(state) ? words.none_filtered : fill(words.none, { query: typed }));
    if (!found.changed) return panel.say(say.counted(typed ? words.count_for : words.count, total, { query: typed }));
    const link = document.createElement("a");
    link.textContent = words.literal;
    link.href = write({ ...state, literal: true, page: 1 });
    link.dataset.part = "literal";
    panel.say(say.counted(words.mended, total, { query: typed, found: list.asWritten(found.words) }), link);
  }

  /**
   * @param {Asked} asked
   * @param {Change} change
   */
  #listen(asked, change) {
    const { list, panel } = this;
    this.#sort.addEventListener("change", () => {
      change({ sort: this.#sort.value === "date" ? "date" : "relevance" }, "choice");
    });
    panel.part("status").addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (!target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      panel.field.focus();
      change({ literal: true }, "choice");
    });
    panel.part("more").addEventListener("click", async () => {
      const next = list.count;
      await change({ page: asked.state.page + 1 }, "more");
      panel.part("list").children[next]?.querySelector("a")?.focus();
    });
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
