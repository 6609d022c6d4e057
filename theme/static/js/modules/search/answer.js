// The way from a query to its results: the phrase first, then ever looser readings of what was typed.

import { densest, nearness, standsAsWritten } from "./nearness.js";
import { numberings } from "./query.js";
import { corrected } from "./correct.js";
import { decoded } from "./telex.js";

const AT_ONCE = 10;

/**
 * Return `{ words, changed, total, hits }` for `query`, made by `understand`: the folded words that
 * the hits answer, whether they are another reading than what was typed, and the hits in order, each
 * with `load()`. `literal` asks for what was typed and nothing else. Hits with the marks as typed
 * come first among the first ten, which are loaded for that.
 */
export async function answer(engine, query, filters, sort, literal) {
  const reading = await read(engine, query, literal);
  let found = await engine.plain(reading.words, filters, sort);
  if (reading.pages) found = found.filter(({ id }) => reading.pages.has(id));
  if (query.words.length > 0 && sort !== "date") {
    const inRow = reading.inRow ?? new Set();
    const value = (one) => one.score * nearness(one.positions, reading.words.length) ** 2;
    found = found
      .map((one) => ({ ...one, value: value(one), row: inRow.has(one.id) }))
      .sort((one, other) => other.row - one.row || other.value - one.value);
    found = await marksFirst(found, reading, query);
  }
  return { words: reading.words, changed: Boolean(reading.changed), total: found.length, hits: found };
}

/**
 * Return the reading of `query` that finds something: `{ words, changed, inRow, pages }`. `inRow` are
 * the ids of pages with the words in a row, `pages` those that alone may be shown.
 */
async function read(engine, query, literal) {
  const { words } = query;
  if (query.phrases.length > 0) return quoted(engine, query);
  if (words.length === 0) return { words };
  const inRow = await phrase(engine, words);
  if (inRow.size > 0 || literal) return { words, inRow };
  for (const other of [...numberings(words), decoded(words)].filter(Boolean)) {
    const there = await phrase(engine, other);
    if (there.size > 0) return { words: other, inRow: there };
  }
  const plain = await engine.plain(words, {});
  if (together(plain, words.length)) return { words };
  const mended = await corrected(engine, words);
  if (mended) return { ...mended, changed: true };
  const telex = decoded(words);
  const list = await engine.vocabulary();
  if (telex?.every((word) => list.has(word)) && (await engine.plain(telex, {})).length > 0) {
    return { words: telex };
  }
  return plain.length > 0 ? { words } : fewer(engine, words, list);
}

/** One word has no row; it is found as the beginning of longer words as well. */
async function phrase(engine, words) {
  if (words.length > 1) return engine.phrase(words);
  const found = await engine.plain(words, {});
  const exact = await engine.phrase(words);
  return exact.size > 0 ? exact : new Set(found.map(({ id }) => id));
}

async function quoted(engine, { words, phrases }) {
  let pages;
  for (const row of phrases) {
    const there = await engine.phrase(row);
    pages = pages ? new Set([...pages].filter((id) => there.has(id))) : there;
  }
  return { words, pages, inRow: pages };
}

/** Say whether some page has as many matched words as were asked close to one another. */
function together(found, count) {
  return found.some(({ positions }) => densest(positions, count + 2) >= count);
}

/** Leave out one word, the nearest rest deciding; if that finds nothing, all words not known. */
async function fewer(engine, words, list) {
  const begins = (word) => list.has(word) || [...list.keys()].some((known) => known.startsWith(word));
  const isKnown = new Map(words.map((word) => [word, list.size === 0 || begins(word)]));
  let best = null;
  for (let at = 0; at < words.length && words.length > 1; at++) {
    const others = words.toSpliced(at, 1);
    if (!others.every((word) => isKnown.get(word))) continue;
    const found = await engine.plain(others, {});
    if (found.length === 0) continue;
    const near = Math.max(...found.map((one) => nearness(one.positions, others.length)));
    if (!best || near > best.near) best = { near, words: others };
  }
  if (best) return { words: best.words, changed: true };
  const known = words.filter((word) => isKnown.get(word));
  if (known.length === 0 || known.length === words.length) return { words };
  return (await engine.plain(known, {})).length > 0 ? { words: known, changed: true } : { words };
}

async function marksFirst(found, { words }, query) {
  const marked = query.written.some((word, at) => word.normalize("NFC").toLowerCase() !== query.words[at]);
  if (!marked || words.join(" ") !== query.words.join(" ") || found.length < 2) return found;
  const first = await Promise.all(
    found.slice(0, AT_ONCE).map(async (one) => {
      const hit = await one.load();
      return { ...one, load: async () => hit, exact: standsAsWritten(hit.words, query.written) };
    }),
  );
  first.sort((one, other) => other.row - one.row || other.exact - one.exact);
  return [...first, ...found.slice(AT_ONCE)];
}
