// @ts-check
// The nearest spelling of a query that the archive bears out: the other words must stand around it.

import { between } from "./nearness.js";
import { isOneSlip, nearest } from "./spelling.js";

const FEW_PAGES = 8; // so few are read; of more, the spellings are asked for
const MOST_TRIES = 24;
/** @type {Set<number>} */
const NOWHERE = new Set();

/**
 * @import { Engine } from "./engine.js"
 * @typedef {{ words: string[], inRow: Set<number> }} Mended
 */

/**
 * Return `{ words, inRow }`: `words` with one of them in its nearest spelling that the archive has,
 * and the pages with these words in a row, if any. Null where there is none.
 * @param {Engine} engine
 * @param {string[]} words
 * @returns {Promise<Mended | null>}
 */
export async function corrected(engine, words) {
  const list = await engine.vocabulary();
  if (list.size === 0) return null;
  const strange = places(words).filter((at) => isWord(words[at]) && !list.has(words[at]));
  const suspects = strange.length > 0 ? strange : places(words).filter((at) => isWord(words[at]));
  if (strange.length > 1) return every(engine, words, strange, list);
  if (strange.length === 0 && words.length < 3) return null;
  /** @type {{ word: string, cost: number, at: number }[]} */
  const guesses = [];
  for (const at of suspects) {
    for (const guess of await spellings(engine, words, at, list)) guesses.push({ ...guess, at });
  }
  guesses.sort((one, other) => one.cost - other.cost);
  for (const { at, word } of guesses.slice(0, MOST_TRIES)) {
    const tried = words.toSpliced(at, 1, ...word.split(" "));
    const inRow = tried.length > 1 ? await engine.phrase(tried) : NOWHERE;
    if (inRow.size > 0) return { words: tried, inRow };
  }
  return strange.length === 1 ? every(engine, words, strange, list) : null;
}

/**
 * Return the spellings of the word at `at`, those on the pages that have the other words where these are few.
 * @param {Engine} engine
 * @param {string[]} words
 * @param {number} at
 * @param {Map<string, number>} list
 */
async function spellings(engine, words, at, list) {
  const around = await surroundings(engine, words, at);
  if (around?.size === 0) return [];
  const near = nearest(words[at], list);
  if (around === null || around.size > FEW_PAGES) return near;
  const read = await onPages(engine, words, at, around);
  return near.filter(({ word }) => read.includes(word));
}

/**
 * Return the pages on which what stands before and after the word at `at` are found in rows.
 * @param {Engine} engine
 * @param {string[]} words
 * @param {number} at
 */
async function surroundings(engine, words, at) {
  const rows = [words.slice(0, at), words.slice(at + 1)].filter((row) => row.length > 1);
  if (rows.length === 0) return null;
  return engine.phrases(rows);
}

/**
 * @param {Engine} engine
 * @param {string[]} words
 * @param {number} at
 * @param {Set<number>} pages
 */
async function onPages(engine, words, at, pages) {
  const hits = await Promise.all([...pages].map((id) => engine.hitOf(id)));
  const found = hits.flatMap((hit) => between(hit.words, words.slice(0, at), words.slice(at + 1)));
  return found.filter((word) => isOneSlip(words[at], word));
}

/**
 * Without a row to bear it out: each strange word in its likeliest spelling, if pages have them all.
 * @param {Engine} engine
 * @param {string[]} words
 * @param {number[]} strange
 * @param {Map<string, number>} list
 * @returns {Promise<Mended | null>}
 */
async function every(engine, words, strange, list) {
  const mended = words.flatMap((word, at) =>
    strange.includes(at) ? (nearest(word, list)[0]?.word ?? word).split(" ") : [word],
  );
  if (mended.join(" ") === words.join(" ")) return null;
  const inRow = mended.length > 1 ? await engine.phrase(mended) : NOWHERE;
  return inRow.size > 0 || (await engine.plain(mended, {})).length > 0 ? { words: mended, inRow } : null;
}

/** @param {string[]} words */
function places(words) {
  return words.map((_, at) => at);
}

/** @param {string} word */
function isWord(word) {
  return /^[a-z]+$/.test(word);
}
