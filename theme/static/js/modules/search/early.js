// @ts-check
// The first results at a small price: the index of a query's rarest words, and the pages themselves.

import { rowIn } from "./nearness.js";
import { decoded } from "./telex.js";

const ENOUGH = 3; // words that narrow the pages down
const MOST_PAGES = 10;

/**
 * @import { Engine, Hit } from "./engine.js"
 * @import { Query } from "./query.js"
 * @typedef {{ word: string, at: number }} Word of the query, and where it stands there
 */

/**
 * Return `{ words, hits }`: the loaded hits of all pages that have the words of `query` in a row, or
 * null where that takes the whole index of the query (few words, words not known, many pages).
 * @param {Engine} engine
 * @param {Query} query
 */
export async function early(engine, query) {
  if (query.words.length <= 2 || query.phrases.length > 0) return null;
  const list = await engine.vocabulary();
  const isKnown = (/** @type {string[]} */ words) => words.every((word) => list.has(word));
  const words = isKnown(query.words) ? query.words : (decoded(query.words) ?? []);
  if (words.length === 0 || !isKnown(words)) return null;
  const rarest = words
    .map((word, at) => ({ word, at }))
    .filter(({ word, at }) => words.indexOf(word) === at)
    .sort((one, other) => (list.get(one.word) ?? 0) - (list.get(other.word) ?? 0));
  for (let count = 2; count <= Math.min(ENOUGH, rarest.length); count++) {
    const some = rarest.slice(0, count).sort((one, other) => one.at - other.at);
    const found = await engine.plain(some.map(({ word }) => word), {});
    const pages = found.filter(({ positions }) => fits(positions, some));
    if (pages.length === 0) return null;
    if (pages.length > MOST_PAGES) continue;
    const hits = await Promise.all(pages.map((page) => page.load()));
    const there = hits.map((hit) => inRow(hit, words)).filter((hit) => hit !== null);
    return there.length > 0 ? { words, hits: there } : null;
  }
  return null;
}

/**
 * Say whether the words `some` may stand at their distances from one another.
 * @param {number[]} positions
 * @param {Word[]} some
 */
function fits(positions, some) {
  const there = new Set(positions);
  return positions.some((at) => some.every((one) => there.has(at + one.at - some[0].at)));
}

/**
 * @param {Hit} hit
 * @param {string[]} words
 * @returns {Hit | null}
 */
function inRow(hit, words) {
  const at = rowIn(hit.words, words);
  if (at < 0) return null;
  return { ...hit, locations: words.map((_, offset) => ({ location: at + offset, weight: 1 })) };
}
