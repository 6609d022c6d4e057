// Asks the index: which pages have these words, where, and how well they answer.

import { open as openBundle } from "./bundle.js";
import { knows, matches, startsOfRows } from "./match.js";

const KEPT = 60;
const SATURATION = 1.2;
const IN_TITLE = 4; // what a word in the title is worth beside one in the text

/**
 * Load the index in the folder `bundle` and return its engine; `base` is the site's base path.
 * Throws where the browser cannot unpack it or the index cannot be had.
 */
export async function open(bundle, base) {
  const files = await openBundle(bundle);
  const kept = new Map(); // answers by question: a reader goes back and forth between few
  const matched = (words, isLoose) => {
    const key = `${isLoose} ${words.join(" ")}`;
    if (!kept.has(key)) {
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
      const answer = matches(files, words, isLoose);
      kept.set(key, answer);
      answer.catch(() => kept.delete(key));
    }
    return kept.get(key);
  };
  const hit = async (page, locations = []) => {
    const { url, meta, content } = await files.page(page);
    return { url: base + url, meta, words: content.split(" "), locations };
  };
  const inRows = async (rows) => {
    const { pages, lists } = await matched(rows.flat(), false);
    let start = 0;
    const parts = rows.map(({ length }) => lists.slice(start, (start += length)));
    return new Set(pages.filter((_, at) => parts.every((part) => startsOfRows(part, at).length > 0)));
  };
  const every = () => Array.from({ length: files.count }, (_, page) => page);
  const pagesOf = async (words) => (words.length > 0 ? (await matched(words, true)).pages : every());

  return {
    /**
     * The pages with all `words`, a word that the archive lacks standing for those that begin with it,
     * as far as `filters` let them through: `{ id, score, positions, load }`, the newest first without
     * words or where `sort` is "date", else the best first.
     */
    plain: async (words, filters = {}, sort = "relevance") => {
      const isAllowed = await allowed(files, filters);
      const { pages, lists } = words.length > 0 ? await matched(words, true) : { pages: every(), lists: [] };
      const found = [];
      pages.forEach((page, at) => {
        if (!isAllowed(page)) return;
        const places = lists.map((list) => ({ worth: list.worth, ...list.places[at] }));
        found.push({
          id: page,
          score: score(places),
          positions: [...new Set(places.flatMap(({ positions }) => positions))].sort((a, b) => a - b),
          load: () => hit(page, located(places)),
        });
      });
      found.reverse();
      return sort === "date" ? found : found.sort((one, other) => other.score - one.score);
    },
    /** The ids of the pages in which `words` stand in a row, as whole words. */
    phrase: (words) => inRows([words]),
    /** The ids of the pages in which the words of each of `rows` stand in a row. */
    phrases: (rows) => inRows(rows),
    /** The hit of a page by its id. */
    hitOf: (id) => hit(id),
    /** Whether the archive has `word`, or words that begin with it. */
    knows: (word) => knows(files, word),
    /** The list of words that the archive uses, with how often. */
    vocabulary: files.vocabulary,
    /**
     * How many results each value of each filter would give, the other filters staying as they are:
     * `{ section: { welfare: 3 } }`.
     */
    counts: async (words, filters) => {
      const pages = await pagesOf(words);
      const counted = {};
      for (const [name, values] of Object.entries(await files.filters())) {
        const { [name]: _, ...others } = filters;
        const isAllowed = await allowed(files, others);
        const there = new Set(pages.filter(isAllowed));
        counted[name] = Object.fromEntries(
          Object.entries(values).map(([value, steps]) => [value, pagesAt(steps).filter((page) => there.has(page)).length]),
        );
      }
      return counted;
    },
  };
}

/** Return whether a page passes all `filters`, as a function. */
async function allowed(files, filters) {
  const chosen = Object.entries(filters);
  if (chosen.length === 0) return () => true;
  const known = await files.filters();
  const sets = chosen.map(([name, value]) => new Set(pagesAt(known[name]?.[value] ?? [])));
  return (page) => sets.every((set) => set.has(page));
}

function pagesAt(steps) {
  let page = 0;
  return steps.map((step) => (page += step));
}

/** The sum over the words of their rarity × how often they stand here, which soon counts no more. */
function score(places) {
  return places.reduce((sum, { worth, positions, inTitle }) => {
    const often = positions.length / (positions.length + SATURATION);
    return sum + worth * (often + (inTitle > 0 ? IN_TITLE : 0));
  }, places.length > 0 ? 0 : 1);
}

function located(places) {
  return places
    .flatMap(({ worth, positions }) => positions.map((location) => ({ location, weight: worth })))
    .sort((one, other) => one.location - other.location);
}
