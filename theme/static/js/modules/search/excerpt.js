// @ts-check
// Excerpts from words and positions. Nothing here reads or makes HTML.

const LENGTH = 32;
const BEFORE = 6;
const WORD = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/**
 * @import { Location } from "./query.js"
 * @typedef {{ text: string, marked: boolean }} Piece
 */

/**
 * Return `words` as pieces `{ text, marked }`, those at `positions` marked. Neighbours join into
 * one mark; punctuation around a marked run stays outside.
 * @param {string[]} words
 * @param {number[]} positions
 */
export function marked(words, positions) {
  const wanted = new Set(positions);
  /** @type {Piece[]} */
  const pieces = [];
  const add = (/** @type {string} */ text, /** @type {boolean} */ isMarked) => {
    const last = pieces.at(-1);
    if (text === "") return;
    if (last && last.marked === isMarked) last.text += text;
    else pieces.push({ text, marked: isMarked });
  };
  words.forEach((word, position) => {
    const joins = wanted.has(position) && wanted.has(position - 1) && pieces.at(-1)?.marked;
    const [, opening = "", core = "", closing = ""] = WORD.exec(word) ?? [];
    if (position > 0) add(" ", Boolean(joins) && opening === "");
    const isWanted = wanted.has(position);
    add(opening, false);
    add(core, isWanted);
    add(closing, false);
  });
  return pieces;
}

/**
 * Return the pieces of an excerpt of `words`: the stretch from word `from` on with the greatest
 * sum of weights, `locations` being `{ location, weight }`. Without a location it is the beginning.
 * @param {string[]} words
 * @param {Location[]} locations
 * @param {number} from
 */
export function excerpt(words, locations, from) {
  const inside = locations.filter(({ location }) => location >= from && location < words.length);
  const start = densest(inside, from, words.length);
  const end = Math.min(start + LENGTH, words.length);
  const pieces = marked(
    words.slice(start, end),
    inside.map(({ location }) => location - start),
  );
  if (start > from) pieces.unshift({ text: "…\u00a0", marked: false });
  if (end < words.length) pieces.push({ text: "\u00a0…", marked: false });
  return pieces;
}

/**
 * @param {Location[]} locations
 * @param {number} from
 * @param {number} total
 */
function densest(locations, from, total) {
  let best = from;
  let heaviest = 0;
  for (const { location: first } of locations) {
    const sum = locations
      .filter(({ location }) => location >= first && location < first + LENGTH - BEFORE)
      .reduce((weight, each) => weight + each.weight, 0);
    if (sum > heaviest) [best, heaviest] = [first - BEFORE, sum];
  }
  // A beginning that leaves out a few words only would be odd.
  return best - from < BEFORE ? from : Math.max(from, Math.min(best, total - LENGTH));
}
