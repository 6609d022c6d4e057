// @ts-check
// Which pages have all the words, found from the rarest word on: of common words only those parts
// of the index are fetched that may tell of a page still in question.

import { decode } from "./postings.js";

/**
 * @import { Chunk, Files } from "./bundle.js"
 * @import { Places } from "./postings.js"
 * @typedef {{ word: string, chunks: Chunk[] }} Placed a word of the index, and where it is told of
 * @typedef {{ total: number, pages: number[], places: Places[] }} Postings a word's pages, ascending
 * @typedef {{ worth: number, places: Places[] }} Word its rarity, and its places on the pages found
 * @typedef {{ pages: number[], lists: Word[] }} Matches
 */

/**
 * Return `{ pages, lists }`: the pages in ascending order that have all of `words`, and for each word
 * `{ worth, places }`, its rarity and its places on these pages: `{ positions, inTitle }`. A word stands in
 * English for all its forms, with a star for those that begin with it, and so it does where the
 * archive lacks it and `isLoose` is set.
 * @param {Files} files
 * @param {string[]} words
 * @param {boolean} isLoose
 * @returns {Promise<Matches>}
 */
export async function matches(files, words, isLoose) {
  const distinct = [...new Set(words.map(bare))].filter(Boolean);
  const sought = await Promise.all(distinct.map((word) => terms(files, word, isLoose)));
  sought.sort((one, other) => one.chunks - other.chunks);
  /** @type {Map<string, Postings>} */
  const lists = new Map();
  /** @type {number[] | null} */
  let pages = null;
  for (const { word, forms } of sought) {
    /** @type {Set<number> | null} */
    const known = pages && new Set(pages);
    const found = merged(await Promise.all(forms.map((form) => postings(files, form, known))));
    lists.set(word, found);
    pages = found.pages;
    if (pages.length === 0) break;
  }
  const all = pages ?? [];
  return {
    pages: all,
    lists: words.map((written) => {
      const word = bare(written);
      const list = lists.get(word) ?? { pages: [], places: [], total: 0 };
      return { worth: worth(list.total, files.count), places: within(list, all) };
    }),
  };
}

/**
 * Say whether the archive has `word`, or words that begin with it.
 * @param {Files} files
 * @param {string} word
 */
export async function knows(files, word) {
  return (await terms(files, bare(word), true)).forms.length > 0;
}

/**
 * Return where rows of the words of `lists` begin on the page at index `at`.
 * @param {{ places: Places[] }[]} lists
 * @param {number} at
 */
export function startsOfRows(lists, at) {
  if (lists.length === 0) return [];
  const places = lists.map(({ places }) => places[at].positions);
  const others = places.slice(1).map((positions) => new Set(positions));
  return places[0].filter((start) => others.every((set, offset) => set.has(start + offset + 1)));
}

/**
 * Return the words of the index that `word` stands for, and how many chunks they take.
 * @param {Files} files
 * @param {string} word
 * @param {boolean} isLoose
 */
async function terms(files, word, isLoose) {
  const start = word.replace(/\*$/, "");
  const isBegun = start !== word;
  const forms = isBegun ? [] : await known(files, await files.formsOf(word));
  const mayBegin = forms.length === 0 && (isBegun || isLoose) && start.length > 1;
  const there = mayBegin ? await known(files, await files.beginning(start)) : forms;
  return { word, forms: there, chunks: there.reduce((sum, { chunks }) => sum + chunks.length, 0) };
}

/**
 * Keep those of `words` that the index has. Of a word in many parts that is known without asking.
 * @param {Files} files
 * @param {string[]} words
 * @returns {Promise<Placed[]>}
 */
async function known(files, words) {
  const placed = words.map((word) => ({ word, chunks: files.chunksOf(word) }));
  const isThere = await Promise.all(
    placed.map(({ word, chunks }) => chunks.length > 1 || (chunks.length === 1 && files.piece(word, chunks[0]))),
  );
  return placed.filter((_, at) => isThere[at]);
}

/**
 * @param {Files} files
 * @param {Placed} placed
 * @param {Set<number> | null} within
 * @returns {Promise<Postings>}
 */
async function postings(files, { word, chunks }, within) {
  const wanted = within ? chunks.filter((chunk, at) => reaches(within, chunk.start, chunks[at + 1]?.start)) : chunks;
  const pieces = (await Promise.all(wanted.map((chunk) => files.piece(word, chunk)))).filter((piece) => piece !== undefined);
  const parts = pieces.map((piece) => decode(piece, within));
  return {
    total: Math.max(0, ...pieces.map(({ pages }) => pages)),
    pages: parts.flatMap(({ pages }) => pages),
    places: parts.flatMap(({ places }) => places),
  };
}

/**
 * @param {Set<number>} pages
 * @param {number} from
 */
function reaches(pages, from, to = Infinity) {
  for (const page of pages) if (page >= from && page < to) return true;
  return false;
}

/**
 * Join the lists of several forms of a word to one.
 * @param {Postings[]} lists
 * @returns {Postings}
 */
function merged(lists) {
  if (lists.length === 1) return lists[0];
  /** @type {Map<number, Places>} */
  const byPage = new Map();
  for (const { pages, places } of lists) {
    pages.forEach((page, at) => {
      const { positions, inTitle } = places[at];
      const there = byPage.get(page);
      const all = [...new Set([...(there?.positions ?? []), ...positions])].sort((a, b) => a - b);
      byPage.set(page, { positions: all, inTitle: (there?.inTitle ?? 0) + inTitle });
    });
  }
  const joined = [...byPage].sort(([one], [other]) => one - other);
  const total = lists.reduce((sum, list) => sum + list.total, 0);
  return { total, pages: joined.map(([page]) => page), places: joined.map(([, places]) => places) };
}

/**
 * Return the places of `list` on `pages`, which are among its own.
 * @param {{ pages: number[], places: Places[] }} list
 * @param {number[]} pages
 */
function within({ pages: own, places }, pages) {
  let at = 0;
  return pages.map((page) => {
    while (own[at] < page) at++;
    return places[at];
  });
}

/**
 * How much a word tells that stands on `pages` of `all` pages (Robertson and Spärck Jones).
 * @param {number} pages
 * @param {number} all
 */
function worth(pages, all) {
  return Math.log(1 + (all - pages + 0.5) / (pages + 0.5));
}

/** Return `word` as the index has it: letters and digits, and the star at its end. @param {string} word */
function bare(word) {
  return word.replace(/[^\p{L}\p{N}\p{M}]+(?!$)|[^\p{L}\p{N}\p{M}*]+$/gu, "");
}
