// @ts-check
// How near the matched words stand to one another, and whether marks agree. Pure.

import { syllables } from "./query.js";

/**
 * Return the greatest number of different positions within a stretch of `length` words;
 * `positions` ascend.
 * @param {number[]} positions
 * @param {number} length
 */
export function densest(positions, length) {
  let most = 0;
  let first = 0;
  positions.forEach((position, at) => {
    while (position - positions[first] >= length) first++;
    most = Math.max(most, at - first + 1);
  });
  return most;
}

/**
 * Return the share, 0 to 1, of `count` words that the nearest stretch of positions holds.
 * @param {number[]} positions
 * @param {number} count
 */
export function nearness(positions, count) {
  return Math.min(1, densest(positions, count + 1) / count);
}

/**
 * Say whether the words `written`, marks and all, stand in a row among `words` of a page.
 * @param {string[]} words
 * @param {string[]} written
 */
export function standsAsWritten(words, written) {
  const bare = (/** @type {string} */ word) => word.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join("") ?? "";
  const page = words.map(bare);
  const wanted = written.map(bare);
  return page.some((_, at) => wanted.every((word, offset) => placed(page[at + offset]) === placed(word)));
}

/**
 * Return the folded word that stands in a page's `words` where the row `before`, one word, `after`
 * is found, as a list without repetition.
 * @param {string[]} words
 * @param {string[]} before
 * @param {string[]} after
 */
export function between(words, before, after) {
  const page = words.map((word) => syllables(word).join(""));
  /** @type {(at: number, row: string[]) => boolean} */
  const fits = (at, row) => row.every((word, offset) => page[at + offset] === word);
  const found = page.filter(
    (_, at) => fits(at - before.length, before) && at >= before.length && fits(at + 1, after),
  );
  return [...new Set(found)];
}

/**
 * Return where the folded `row` begins among the `words` of a page, or -1.
 * @param {string[]} words
 * @param {string[]} row
 */
export function rowIn(words, row) {
  return rowsIn(words, row)[0] ?? -1;
}

/**
 * @param {string[]} words
 * @param {string[]} row
 */
function rowsIn(words, row) {
  const page = words.map((word) => syllables(word).join(""));
  return [...page.keys()].filter((start) =>
    row.every((word, offset) => page[start + offset] === word),
  );
}

/**
 * Return the folded `row` as it is written within a sentence of one of the `pages`, lists of words, or
 * null if it is nowhere. A capital that only begins sentences is made small; a name keeps its own.
 * @param {string[][]} pages
 * @param {string[]} row
 */
export function asWritten(pages, row) {
  const found = pages.flatMap((words) =>
    rowsIn(words, row).map((at) => ({
      forms: words.slice(at, at + row.length).map(bare),
      begins: at === 0 || /[.!?:…]["”’)]*$/.test(words[at - 1]),
    })),
  );
  if (found.length === 0) return null;
  const said = (/** @type {{ forms: string[] }} */ { forms }) => forms.join(" ").toLowerCase();
  const same = found.filter((other) => said(other) === said(found[0]));
  const begin = same.every(({ begins }) => begins);
  const forms = found[0].forms.map((form, at) => {
    const small = same.some((other) => other.forms[at] === form.toLowerCase());
    const first = at === 0 && begin && !isCapital(found[0].forms[1] ?? "");
    return small || first ? form.toLowerCase() : form;
  });
  return forms.join(" ");
}

/** @param {string} word */
function bare(word) {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** @param {string} word */
function isCapital(word) {
  return /^\p{Lu}/u.test(word);
}

/** Return `word` with its tone mark at the end, so that «thoả» and «thỏa» are the same. @param {string | undefined} word */
function placed(word) {
  const parts = [...(word ?? "").normalize("NFD")];
  const isTone = (/** @type {string} */ mark) => "\u0300\u0301\u0303\u0309\u0323".includes(mark);
  return [...parts.filter((part) => !isTone(part)), ...parts.filter(isTone)].join("");
}
