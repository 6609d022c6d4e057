// @ts-check
// The way from a query to its results: the phrase first, then ever looser readings of what was typed.

import { densest, nearness, standsAsWritten } from "./nearness.js";
import { numberings } from "./query.js";
import { corrected } from "./correct.js";
import { decoded } from "./telex.js";

const AT_ONCE = 10;
const A_ROW = 4; // what standing in a row is worth, the last word perhaps only begun

/**
 * @import { Engine, Found, Sort } from "./engine.js"
 * @import { Query } from "./query.js"
 * @import { Filters } from "./state.js"
 *
 * @typedef {object} Answer
 * @property {string[]} words the folded words that the hits answer
 * @property {boolean} changed whether they are another reading than what was typed
 * @property {number} total
 * @property {Found[]} hits in order
 *
 * @typedef {object} Reading of a query, that finds something
 * @property {string[]} words
 * @property {boolean} [changed]
 * @property {Set<number>} [inRow] ids of pages with the words in a row
 * @property {Set<number>} [pages] ids of those that alone may be shown
 *
 * @typedef {Found & { value: number, row: boolean }} Valued
 */

/**
 * Return the answer to `query`. `literal` asks for what was typed and nothing else. Hits with the marks
 * as typed come first among the first ten, which are loaded for that.
 * @param {Engine} engine
 * @param {Query} query
 * @param {Filters} filters
 * @param {Sort} sort
 * @param {boolean} literal
 * @returns {Promise<Answer>}
 */
export async function answer(engine, query, filters, sort, literal) {
  const reading = await read(engine, query, literal);
  let found = await engine.plain(reading.words, filters, sort);
  const { pages } = reading;
  if (pages) found = found.filter(({ id }) => pages.has(id));
  if (query.words.length > 0 && sort !== "date") found = await ranked(found, reading, query);
  return { words: reading.words, changed: Boolean(reading.changed), total: found.length, hits: found };
}

/**
 * @param {Found[]} found
 * @param {Reading} reading
 * @param {Query} query
 * @returns {Promise<Found[]>}
 */
async function ranked(found, reading, query) {
  const count = reading.words.length;
  const isRow = (/** @type {Found} */ one) => densest(one.positions, count) === count;
  const value = (/** @type {Found} */ one) =>
    one.score * nearness(one.positions, count) ** 2 * (isRow(one) ? A_ROW : 1);
  const valued = found
    .map((one) => ({ ...one, value: value(one), row: reading.inRow?.has(one.id) ?? false }))
    .sort((one, other) => Number(other.row) - Number(one.row) || other.value - one.value);
  return marksFirst(valued, reading, query);
}

/**
 * Return the reading of `query` that finds something.
 * @param {Engine} engine
 * @param {Query} query
 * @param {boolean} literal
 * @returns {Promise<Reading>}
 */
async function read(engine, query, literal) {
  const { words } = query;
  if (query.phrases.length > 0) return quoted(engine, query);
  if (words.length === 0) return { words };
  const inRow = await engine.phrase(words);
  if (inRow.size > 0 || literal) return { words, inRow };
  const begun = await begunRow(engine, words);
  if (begun) return begun;
  const telex = decoded(words);
  for (const other of [...numberings(words), ...(telex ? [telex] : [])]) {
    const there = await engine.phrase(other);
    if (there.size > 0) return { words: other, inRow: there };
  }
  return apart(engine, words, telex);
}

/**
 * Where no page has them in a row: as typed if they stand near one another, else mended, else fewer.
 * @param {Engine} engine
 * @param {string[]} words
 * @param {string[] | null} telex
 * @returns {Promise<Reading>}
 */
async function apart(engine, words, telex) {
  const isKnown = await Promise.all(words.map((word) => !/^\p{L}+$/u.test(word) || engine.knows(word)));
  const known = words.filter((_, at) => isKnown[at]);
  const plain = await engine.plain(words, {});
  if (known.length === words.length && together(plain, words.length)) return { words };
  const mended = await corrected(engine, words);
  if (mended) return { ...mended, changed: true };
  const list = await engine.vocabulary();
  if (telex?.every((word) => list.has(word)) && (await engine.plain(telex, {})).length > 0) {
    return { words: telex };
  }
  // A word that is nowhere is left out; the reader is to be told of that.
  if (known.length < words.length) return only(engine, known);
  return plain.length > 0 ? { words } : fewer(engine, words);
}

/**
 * While one types, the last word may be a beginning: «cong do» on the way to «cong doan».
 * @param {Engine} engine
 * @param {string[]} words
 * @returns {Promise<Reading | null>}
 */
async function begunRow(engine, words) {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? "";
  const row = before.length > 0 ? await engine.phrase(before) : new Set();
  if (row.size === 0) return null;
  if (/^\p{L}$/u.test(last)) return { words: before, inRow: row };
  const begun = words.with(-1, `${last}*`);
  const inRow = await engine.phrase(begun);
  return inRow.size > 0 ? { words: begun, inRow } : null;
}

/**
 * @param {Engine} engine
 * @param {Query} query
 * @returns {Promise<Reading>}
 */
async function quoted(engine, { words, phrases }) {
  const pages = await engine.phrases(phrases);
  return { words, pages, inRow: pages };
}

/**
 * Say whether some page has as many matched words as were asked next to one another.
 * @param {Found[]} found
 * @param {number} count
 */
function together(found, count) {
  return found.some(({ positions }) => densest(positions, count + 1) >= count);
}

/**
 * @param {Engine} engine
 * @param {string[]} words
 * @returns {Promise<Reading>}
 */
async function only(engine, words) {
  if (words.length === 0) return { words, pages: new Set() };
  return { words, changed: true, inRow: await engine.phrase(words) };
}

/**
 * Leave out the word without which the others stand nearest to one another.
 * @param {Engine} engine
 * @param {string[]} words
 * @returns {Promise<Reading>}
 */
async function fewer(engine, words) {
  /** @type {{ near: number, words: string[] } | null} */
  let best = null;
  for (let at = 0; at < words.length && words.length > 1; at++) {
    const others = words.toSpliced(at, 1);
    const found = await engine.plain(others, {});
    if (found.length === 0) continue;
    const near = found.reduce((most, one) => Math.max(most, nearness(one.positions, others.length)), 0);
    if (!best || near > best.near) best = { near, words: others };
  }
  return best ? { words: best.words, changed: true } : most(engine, words);
}

/**
 * Leave out every word with which no page is left.
 * @param {Engine} engine
 * @param {string[]} words
 * @returns {Promise<Reading>}
 */
async function most(engine, words) {
  /** @type {string[]} */
  const there = [];
  for (const word of words) {
    if ((await engine.plain([...there, word], {})).length > 0) there.push(word);
  }
  return there.length > 0 ? { words: there, changed: true } : { words };
}

/**
 * @param {Valued[]} found
 * @param {Reading} reading
 * @param {Query} query
 * @returns {Promise<Found[]>}
 */
async function marksFirst(found, { words }, query) {
  const marked = query.written.some((word, at) => word.normalize("NFC").toLowerCase() !== query.words[at]);
  if (!marked || words.join(" ") !== query.words.join(" ") || found.length < 2) return found;
  const first = await Promise.all(
    found.slice(0, AT_ONCE).map(async (one) => {
      const hit = await one.load();
      return { ...one, load: async () => hit, exact: standsAsWritten(hit.words, query.written) };
    }),
  );
  first.sort((one, other) => Number(other.row) - Number(one.row) || Number(other.exact) - Number(one.exact));
  return [...first, ...found.slice(AT_ONCE)];
}
