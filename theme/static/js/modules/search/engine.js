// @ts-check
// Asks the index: which pages have these words, where, and how well they answer.

import { open as openBundle } from "./bundle.js";
import { knows, matches, startsOfRows } from "./match.js";

/**
 * @import { Files } from "./bundle.js"
 * @import { Matches, Word } from "./match.js"
 * @import { Places } from "./postings.js"
 * @import { Location } from "./query.js"
 * @import { Filters } from "./state.js"
 *
 * @typedef {object} Hit a page as it is shown
 * @property {string} url
 * @property {Record<string, string>} meta
 * @property {string[]} words
 * @property {Location[]} locations words that answer
 *
 * @typedef {object} Found a page that answers
 * @property {number} id
 * @property {number} score
 * @property {number[]} positions of the words that answer, ascending
 * @property {() => Promise<Hit>} load
 *
 * @typedef {"relevance" | "date"} Sort
 * @typedef {Places & { worth: number }} Weighed
 */

const KEPT = 60;
const SATURATION = 1.2;
const IN_TITLE = 4; // what a word in the title is worth beside one in the text

/**
 * Load the index in the folder `bundle` and return its engine; `base` is the site's base path.
 * Throws where the browser cannot unpack it or the index cannot be had.
 * @param {string} bundle
 * @param {string} base
 */
export async function open(bundle, base) {
  return new Engine(await openBundle(bundle), base);
}

export class Engine {
  /** @type {Map<string, Promise<Matches>>} answers by question: a reader goes back and forth between few */
  #kept = new Map();

  /**
   * @param {Files} files
   * @param {string} base
   */
  constructor(files, base) {
    this.files = files;
    this.base = base;
  }

  /**
   * The pages with all `words`, a word that the archive lacks standing for those that begin with it,
   * as far as `filters` let them through: the newest first without words or where `sort` is "date",
   * else the best first.
   * @param {string[]} words
   * @param {Filters} [filters]
   * @param {Sort} [sort]
   */
  async plain(words, filters = {}, sort = "relevance") {
    const isAllowed = await allowed(this.files, filters);
    const { pages, lists } = await this.#having(words);
    /** @type {Found[]} */
    const found = [];
    pages.forEach((page, at) => {
      if (!isAllowed(page)) return;
      const places = lists.map((list) => ({ worth: list.worth, ...list.places[at] }));
      found.push({
        id: page,
        score: score(places),
        positions: [...new Set(places.flatMap(({ positions }) => positions))].sort((a, b) => a - b),
        load: () => this.hitOf(page, located(places)),
      });
    });
    found.reverse();
    return sort === "date" ? found : found.sort((one, other) => other.score - one.score);
  }

  /** The ids of the pages in which `words` stand in a row, as whole words. @param {string[]} words */
  phrase(words) {
    return this.phrases([words]);
  }

  /** The ids of the pages in which the words of each of `rows` stand in a row. @param {string[][]} rows */
  async phrases(rows) {
    const { pages, lists } = await this.#matched(rows.flat(), false);
    let start = 0;
    const parts = rows.map(({ length }) => {
      start += length;
      return lists.slice(start - length, start);
    });
    return new Set(pages.filter((_, at) => parts.every((part) => startsOfRows(part, at).length > 0)));
  }

  /**
   * The hit of a page by its id.
   * @param {number} page
   * @param {Location[]} [locations]
   * @returns {Promise<Hit>}
   */
  async hitOf(page, locations = []) {
    const { url, meta, content } = await this.files.page(page);
    return { url: this.base + url, meta, words: content.split(" "), locations };
  }

  /** Whether the archive has `word`, or words that begin with it. @param {string} word */
  knows(word) {
    return knows(this.files, word);
  }

  /** The list of words that the archive uses, with how often. */
  vocabulary() {
    return this.files.vocabulary();
  }

  /**
   * How many results each value of each filter would give, the other filters staying as they are:
   * `{ section: { welfare: 3 } }`.
   * @param {string[]} words
   * @param {Filters} filters
   */
  async counts(words, filters) {
    const { pages } = await this.#having(words);
    /** @type {Record<string, Record<string, number>>} */
    const counted = {};
    for (const [name, values] of Object.entries(await this.files.filters())) {
      const { [name]: _, ...others } = filters;
      const isAllowed = await allowed(this.files, others);
      const there = new Set(pages.filter(isAllowed));
      counted[name] = Object.fromEntries(
        Object.entries(values).map(([value, steps]) => [value, pagesAt(steps).filter((page) => there.has(page)).length]),
      );
    }
    return counted;
  }

  /** Every page, where no words are given. @param {string[]} words */
  async #having(words) {
    if (words.length > 0) return this.#matched(words, true);
    const pages = Array.from({ length: this.files.count }, (_, page) => page);
    return { pages, lists: /** @type {Word[]} */ ([]) };
  }

  /**
   * @param {string[]} words
   * @param {boolean} isLoose
   */
  #matched(words, isLoose) {
    const key = `${isLoose} ${words.join(" ")}`;
    const there = this.#kept.get(key);
    if (there) return there;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    const answer = matches(this.files, words, isLoose);
    this.#kept.set(key, answer);
    answer.catch(() => this.#kept.delete(key));
    return answer;
  }
}

/**
 * Return whether a page passes all `filters`, as a function.
 * @param {Files} files
 * @param {Filters} filters
 * @returns {Promise<(page: number) => boolean>}
 */
async function allowed(files, filters) {
  const chosen = Object.entries(filters);
  if (chosen.length === 0) return () => true;
  const known = await files.filters();
  const sets = chosen.map(([name, values]) => new Set(values.flatMap((value) => pagesAt(known[name]?.[value] ?? []))));
  return (page) => sets.every((set) => set.has(page));
}

/** @param {number[]} steps */
function pagesAt(steps) {
  let page = 0;
  return steps.map((step) => (page += step));
}

/** The sum over the words of their rarity × how often they stand here, which soon counts no more. @param {Weighed[]} places */
function score(places) {
  return places.reduce((sum, { worth, positions, inTitle }) => {
    const often = positions.length / (positions.length + SATURATION);
    return sum + worth * (often + (inTitle > 0 ? IN_TITLE : 0));
  }, places.length > 0 ? 0 : 1);
}

/** @param {Weighed[]} places */
function located(places) {
  return places
    .flatMap(({ worth, positions }) => positions.map((location) => ({ location, weight: worth })))
    .sort((one, other) => one.location - other.location);
}
