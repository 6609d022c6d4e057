// How near the matched words stand to one another, and whether marks agree. Pure.

import { syllables } from "./query.js";

/**
 * Return the greatest number of different positions within a stretch of `length` words;
 * `positions` ascend.
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

/** Return the share, 0 to 1, of `count` words that the nearest stretch of positions holds. */
export function nearness(positions, count) {
  return Math.min(1, densest(positions, count + 1) / count);
}

/** Say whether the words `written`, marks and all, stand in a row among `words` of a page. */
export function standsAsWritten(words, written) {
  const bare = (word) => word.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join("") ?? "";
  const page = words.map(bare);
  const wanted = written.map(bare);
  return page.some((_, at) => wanted.every((word, offset) => placed(page[at + offset]) === placed(word)));
}

/**
 * Return the folded word that stands in a page's `words` where the row `before`, one word, `after`
 * is found, as a list without repetition.
 */
export function between(words, before, after) {
  const page = words.map((word) => syllables(word).join(""));
  const fits = (at, row) => row.every((word, offset) => page[at + offset] === word);
  const found = page.filter(
    (_, at) => fits(at - before.length, before) && at >= before.length && fits(at + 1, after),
  );
  return [...new Set(found)];
}

/** Return where the folded `row` begins among the `words` of a page, or -1. */
export function rowIn(words, row) {
  const page = words.map((word) => syllables(word).join(""));
  return page.findIndex((_, start) => row.every((word, offset) => page[start + offset] === word));
}

/** Return the folded `row` as it is written among the `words` of a page, or null if it is not there. */
export function asWritten(words, row) {
  const at = rowIn(words, row);
  const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return at < 0 ? null : words.slice(at, at + row.length).map(bare).join(" ");
}

/** Return `word` with its tone mark at the end, so that «thoả» and «thỏa» are the same. */
function placed(word) {
  const parts = [...(word ?? "").normalize("NFD")];
  const isTone = (mark) => "\u0300\u0301\u0303\u0309\u0323".includes(mark);
  return [...parts.filter((part) => !isTone(part)), ...parts.filter(isTone)].join("");
}
