// @ts-check
// The files of the index, made by plugins/search/bundle.py, which states their form.

import { families, stem } from "./english.js";
import { pieces } from "./postings.js";
import { vocabulary } from "./spelling.js";

const DIGITS = 8;
const TABLE = 1024;
const MOST_CHUNKS = 6; // that are read for the words with one beginning

let attempts = 0;

/**
 * @typedef {{ url: string, meta: Record<string, string>, content: string }} Shown what is shown of a page
 * @typedef {{ first: string | null, alone: string | undefined, start: number, name: string }} Chunk
 * @typedef {Awaited<ReturnType<typeof open>>} Files
 */

/**
 * Open the bundle in the folder `address`. Throws where it, or what reads it, cannot be had.
 * @param {string} address
 */
export async function open(address) {
  if (typeof DecompressionStream !== "function") throw new Error("no DecompressionStream");
  const folder = new URL(address, document.baseURI);
  // What failed once may lie damaged in the browser's store.
  /** @type {RequestInit} */
  const how = attempts++ ? { cache: "reload" } : {};
  const get = async (/** @type {string} */ name) => {
    const answer = await fetch(new URL(name, folder), how);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  };
  const unpacked = async (/** @type {string} */ name) => {
    const { body } = await get(name);
    return new Response(body?.pipeThrough(new DecompressionStream("gzip")));
  };
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  /** @type {<T>(name: string, load: (name: string) => Promise<T>) => Promise<T>} */
  const once = (name, load) => {
    const loading = kept.get(name) ?? load(name);
    if (!kept.has(name)) {
      kept.set(name, loading);
      loading.catch(() => kept.delete(name));
    }
    return loading;
  };
  const bytes = async (/** @type {string} */ name) => new Uint8Array(await (await unpacked(name)).arrayBuffer());
  const json = async (/** @type {string} */ name) => (await unpacked(name)).json();
  const text = async (/** @type {string} */ name) => (await get(name)).text();

  const index = await (await get("index.json")).json();
  const chunks = directory(index);
  const chunk = (/** @type {Chunk} */ { name }) => once(`${name}.words`, async (file) => pieces(await bytes(file)));
  const table = (/** @type {number} */ at) => once(`${named(index.tables, at)}.table`, bytes);
  const words = () => once("words.txt", async (name) => vocabulary(await text(name)));
  return {
    /** How many pages there are; they are numbered from the oldest. */
    count: index.pages,
    /** The chunks that hold `word`, or would: `{ start }` is the first page that each may tell of. */
    chunksOf: (/** @type {string} */ word) => chunksOf(chunks, word),
    /** The piece of `word` in a chunk, or undefined. */
    piece: async (/** @type {string} */ word, /** @type {Chunk} */ place) => (await chunk(place)).get(word),
    /** The words of the archive that begin with `start`. */
    beginning: async (/** @type {string} */ start) => {
      const places = beginning(chunks, start);
      const mixed = places.filter(({ alone }) => !alone).slice(0, MOST_CHUNKS);
      const found = (await Promise.all(mixed.map(chunk))).flatMap((each) => [...each.keys()]);
      const words = [...places.flatMap(({ alone }) => alone ?? []), ...found];
      return [...new Set(words.filter((word) => word.startsWith(start)))];
    },
    /** What is shown of the page numbered `page`. @returns {Promise<Shown>} */
    page: async (/** @type {number} */ page) => {
      const names = await table(Math.floor(page / TABLE));
      const at = (page % TABLE) * (DIGITS / 2);
      const name = Array.from(names.subarray(at, at + DIGITS / 2), (byte) =>
        byte.toString(16).padStart(2, "0"),
      );
      return once(`${name.join("")}.page`, json);
    },
    /** For each filter the pages of each value, as distances from page to page.
     * @returns {Promise<Record<string, Record<string, number[]>>>} */
    filters: () => once(`${index.filters}.filters`, json),
    /** The words with how often they occur. */
    vocabulary: words,
    /** The forms in the archive of `word`, where the edition's words have forms. */
    formsOf: async (/** @type {string} */ word) => {
      if (!index.inflected) return [word];
      const known = await once("families", async () => families((await words()).keys()));
      return known.get(stem(word)) ?? [word];
    },
  };
}

/**
 * A word in parts has chunks to itself, of which all but the first are told as `=word`.
 * @param {{ words: string, starts: Record<number, number>, chunks: string }} index
 * @returns {Chunk[]}
 */
function directory({ words, starts, chunks }) {
  const told = chunks ? words.split(" ") : [];
  const isFurther = (/** @type {number} */ at) => told[at]?.startsWith("=");
  return told.map((first, at) => ({
    first: isFurther(at) ? null : first,
    alone: [first, told[at + 1]].find((text) => text?.startsWith("="))?.slice(1),
    start: starts[at] ?? 0,
    name: named(chunks, at),
  }));
}

/**
 * @param {string} names
 * @param {number} at
 */
function named(names, at) {
  return names.slice(at * DIGITS, (at + 1) * DIGITS);
}

/**
 * @param {Chunk[]} chunks
 * @param {string} word
 */
function chunksOf(chunks, word) {
  const from = chunks.findLastIndex(({ first }) => first !== null && first <= word);
  if (from < 0) return [];
  const { alone } = chunks[from];
  if (alone === undefined) return [chunks[from]];
  return alone === word ? chunks.filter((chunk) => chunk.alone === word) : [];
}

/**
 * The chunks, the first of each word in parts, with words that begin with `start`.
 * @param {Chunk[]} chunks
 * @param {string} start
 */
function beginning(chunks, start) {
  const from = chunks.findLastIndex(({ first }) => first !== null && first <= start);
  const last = `${start}\uffff`;
  return chunks.slice(Math.max(from, 0)).filter(({ first }) => first !== null && first <= last);
}
