// The files of the index, made by plugins/search/bundle.py, which states their form.

import { families, stem } from "./english.js";
import { pieces } from "./postings.js";
import { vocabulary } from "./spelling.js";

const DIGITS = 8;
const TABLE = 1024;
const MOST_CHUNKS = 6; // that are read for the words with one beginning

let attempts = 0;

/** Open the bundle in the folder `address`. Throws where it, or what reads it, cannot be had. */
export async function open(address) {
  if (typeof DecompressionStream !== "function") throw new Error("no DecompressionStream");
  const folder = new URL(address, document.baseURI);
  // What failed once may lie damaged in the browser's store.
  const how = attempts++ ? { cache: "reload" } : {};
  const get = async (name) => {
    const answer = await fetch(new URL(name, folder), how);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  };
  const unpacked = async (name) => {
    const { body } = await get(name);
    return new Response(body.pipeThrough(new DecompressionStream("gzip")));
  };
  const kept = new Map();
  const once = (name, load) => {
    if (!kept.has(name)) {
      const loading = load(name);
      kept.set(name, loading);
      loading.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const bytes = async (name) => new Uint8Array(await (await unpacked(name)).arrayBuffer());
  const json = async (name) => (await unpacked(name)).json();
  const text = async (name) => (await get(name)).text();

  const index = await (await get("index.json")).json();
  const chunks = directory(index);
  const chunk = ({ name }) => once(`${name}.words`, async (file) => pieces(await bytes(file)));
  const table = (at) => once(`${named(index.tables, at)}.table`, bytes);
  const words = () => once("words.txt", async (name) => vocabulary(await text(name)));
  return {
    /** How many pages there are; they are numbered from the oldest. */
    count: index.pages,
    /** The chunks that hold `word`, or would: `{ start }` is the first page that each may tell of. */
    chunksOf: (word) => chunksOf(chunks, word),
    /** The piece of `word` in a chunk, or undefined. */
    piece: async (word, place) => (await chunk(place)).get(word),
    /** The words of the archive that begin with `start`. */
    beginning: async (start) => {
      const places = beginning(chunks, start);
      const mixed = places.filter(({ alone }) => !alone).slice(0, MOST_CHUNKS);
      const found = (await Promise.all(mixed.map(chunk))).flatMap((each) => [...each.keys()]);
      const words = [...places.map(({ alone }) => alone).filter(Boolean), ...found];
      return [...new Set(words.filter((word) => word.startsWith(start)))];
    },
    /** What is shown of the page numbered `page`. */
    page: async (page) => {
      const names = await table(Math.floor(page / TABLE));
      const at = (page % TABLE) * (DIGITS / 2);
      const name = Array.from(names.subarray(at, at + DIGITS / 2), (byte) =>
        byte.toString(16).padStart(2, "0"),
      );
      return once(`${name.join("")}.page`, json);
    },
    /** For each filter the pages of each value, as distances from page to page. */
    filters: () => once(`${index.filters}.filters`, json),
    /** The words with how often they occur. */
    vocabulary: words,
    /** The forms in the archive of `word`, where the edition's words have forms. */
    formsOf: async (word) => {
      if (!index.inflected) return [word];
      const known = await once("families", async () => families((await words()).keys()));
      return known.get(stem(word)) ?? [word];
    },
  };
}

/** A word in parts has chunks to itself, of which all but the first are told as `=word`. */
function directory({ words, starts, chunks }) {
  const told = chunks ? words.split(" ") : [];
  const isFurther = (at) => told[at]?.startsWith("=");
  return told.map((first, at) => ({
    first: isFurther(at) ? null : first,
    alone: [first, told[at + 1]].find((text) => text?.startsWith("="))?.slice(1),
    start: starts[at] ?? 0,
    name: named(chunks, at),
  }));
}

function named(names, at) {
  return names.slice(at * DIGITS, (at + 1) * DIGITS);
}

function chunksOf(chunks, word) {
  const from = chunks.findLastIndex(({ first }) => first !== null && first <= word);
  if (from < 0) return [];
  const { alone } = chunks[from];
  if (alone === undefined) return [chunks[from]];
  return alone === word ? chunks.filter((chunk) => chunk.alone === word) : [];
}

/** The chunks, the first of each word in parts, with words that begin with `start`. */
function beginning(chunks, start) {
  const from = chunks.findLastIndex(({ first }) => first !== null && first <= start);
  const last = `${start}\uffff`;
  return chunks.slice(Math.max(from, 0)).filter(({ first }) => first !== null && first <= last);
}
