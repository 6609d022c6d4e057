// What a reader typed, and what the index is asked. Spelling, Telex and synonyms belong here.

import { fold } from "./fold.js";

const LONGEST = 200;
const UNSEEN = /[\p{Cc}\p{Cf}\s]+/gu;
const QUOTES = /[“”„«»]/g;

/**
 * Return `{ typed, asked }`: the query as it is shown again, and as the folded index is asked.
 * Text between quotation marks is asked as a phrase. `asked` is "" where there is no letter.
 */
export function understand(input) {
  const typed = input.slice(0, LONGEST).replace(UNSEEN, " ").trim();
  const asked = fold(typed).replace(QUOTES, '"').toLowerCase();
  return { typed, asked: /[\p{L}\p{N}]/u.test(asked) ? asked : "" };
}

/**
 * Return those of `locations` in `words` that answer `asked`. The index also gives words that only
 * begin with one asked for («doanh» for `doan`); they count where the word itself is not there.
 * `stems` says that the index knows word forms («asked» for `asking`), so that nothing is left out.
 */
export function answering(words, locations, asked, stems) {
  if (stems) return locations;
  const parts = locations.map(({ location }) => syllables(words[location] ?? ""));
  const there = new Set(parts.flat());
  const wanted = syllables(asked);
  const answers = ([part, ...more]) =>
    more.length > 0 || wanted.some((one) => (there.has(one) ? part === one : part?.startsWith(one)));
  const kept = locations.filter((_, at) => answers(parts[at]));
  return kept.length > 0 ? kept : locations;
}

function syllables(text) {
  return fold(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
