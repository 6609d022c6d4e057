// @ts-check
// What a reader typed, and what the folded index is asked. Pure.

import { fold } from "./fold.js";

const LONGEST = 200;
const MOST_WORDS = 24;
const UNSEEN = /[\p{Cc}\p{Cf}\s]+/gu;
const QUOTES = /[“”„«»"]/g;
// What Pagefind takes as one word: letters, digits, and the marks inside numbers and names.
const WORD = /[\p{L}\p{N}](?:[^\s"]*[\p{L}\p{N}])?/gu;
const JOINT = /[^\p{L}\p{N}]+/gu;

/**
 * @typedef {object} Query
 * @property {string} typed as it is shown again
 * @property {string[]} written its words as written
 * @property {string[]} words its words folded; none: nothing is asked
 * @property {string[][]} phrases the rows of folded words between quotation marks
 *
 * @typedef {{ location: number, weight: number }} Location a word of a page, and its weight in an excerpt
 */

/**
 * Return what `input` asks. A quotation mark without its fellow means nothing.
 * @param {string} input
 * @returns {Query}
 */
export function understand(input) {
  const typed = [...input.slice(0, 4 * LONGEST)].slice(0, LONGEST).join("").replace(UNSEEN, " ").trim();
  const text = typed.normalize("NFC").replace(QUOTES, '"');
  const written = wordsOf(text);
  const phrases = [...text.matchAll(/"([^"]*)"/g)].map(([, inside]) => wordsOf(inside).map(folded));
  return {
    typed,
    written,
    words: written.map(folded),
    phrases: phrases.filter((words) => words.length > 0),
  };
}

/**
 * Return other ways to write the folded `words` of a number: taken apart where letters meet digits
 * or at its marks, and joined («cv286» is `cv 286`, «286/ldld» is `286 ldld` and `286ldld`).
 * @param {string[]} words
 */
export function numberings(words) {
  if (!words.some((word) => /\p{N}/u.test(word))) return [];
  const apart = words.flatMap((word) =>
    word.replace(/(\p{N})(?=\p{L})|(\p{L})(?=\p{N})/gu, "$& ").replace(JOINT, " ").split(" "),
  );
  const joined = words.map((word) => word.replace(JOINT, ""));
  const whole = apart.join(" ").replace(/(\p{N}+) (?=\p{L})/gu, "$1").split(" ");
  const made = [apart, joined, whole].filter((each) => each.join(" ") !== words.join(" "));
  return [...new Map(made.map((each) => [each.join(" "), each])).values()];
}

/**
 * Return those of `locations` in `words` that answer the folded words `asked`. The index also gives
 * words that only begin with one asked for («doanh» for `doan`); they count where the word itself is
 * not there. A syllable that also stands beside another answer counts only there: «Công văn» is not what
 * `cong doan` asks for. `stems` says that the index knows word forms («asked» for `asking`), so that
 * nothing is left out.
 * @param {string[]} words
 * @param {Location[]} locations
 * @param {string[]} asked
 * @param {boolean} stems
 */
export function answering(words, locations, asked, stems) {
  if (stems) return locations;
  const parts = locations.map(({ location }) => syllables(words[location] ?? ""));
  const there = new Set(parts.flat());
  const wanted = asked.flatMap(syllables);
  /** @param {string[]} parts */
  const answers = ([part, ...more]) =>
    more.length > 0 || wanted.some((one) => (there.has(one) ? part === one : part?.startsWith(one)));
  const kept = locations.filter((_, at) => answers(parts[at]));
  return kept.length > 0 ? inRows(words, kept) : locations;
}

/**
 * @param {string[]} words
 * @param {Location[]} locations
 */
function inRows(words, locations) {
  const at = new Set(locations.map(({ location }) => location));
  const beside = (/** @type {Location} */ { location }) => at.has(location - 1) || at.has(location + 1);
  const said = (/** @type {Location} */ { location }) => syllables(words[location] ?? "").join("");
  const joined = new Set(locations.filter(beside).map(said));
  return locations.filter((each) => beside(each) || !joined.has(said(each)));
}

/** Return the folded words of `text`, as they are compared. @param {string} text */
export function syllables(text) {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param {string} text */
function wordsOf(text) {
  return (text.match(WORD) ?? []).slice(0, MOST_WORDS);
}

/** @param {string} word */
function folded(word) {
  return fold(word).toLowerCase();
}
