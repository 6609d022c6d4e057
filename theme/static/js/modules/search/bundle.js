// @ts-check
// The files of the index, made by plugins/search/bundle.py, which states their form.

import { families, stem } from "./english.js";
import { Folder } from "./folder.js";
import { pieces } from "./postings.js";
import { vocabulary } from "./spelling.js";

const DIGITS = 8;
const TABLE = 1024;
const MOST_CHUNKS = 6; // that are read for the words with one beginning

/**
 * @typedef {{ url: string, meta: Record<string, string>, content: string }} Shown what is shown of a page
 * @typedef {{ first: string | null, alone: string | undefined, start: number, name: string }} Chunk
 *
 * @typedef {object} Index what index.json holds
 * @property {number} pages
 * @property {string} words
 * @property {Record<number, number>} starts
 * @property {string} chunks
 * @property {string} tables
 * @property {string} filters
 * @property {boolean} [inflected]
 */

/**
 * Open the bundle in the folder `address`. Throws where it, or what reads it, cannot be had.
 * @param {string} address
 */
export async function open(address) {
  const folder = new Folder(address);
  return new Files(folder, JSON.parse(await folder.text("index.json")));
}

export class Files {
  /**
   * @param {Folder} folder
   * @param {Index} index
   */
  constructor(folder, index) {
    this.folder = folder;
    this.index = index;
    this.chunks = directory(index);
    /** How many pages there are; they are numbered from the oldest. */
    this.count = index.pages;
  }

  /**
   * The chunks that hold `word`, or would: `{ start }` is the first page that each may tell of.
   * @param {string} word
   */
  chunksOf(word) {
    return chunksOf(this.chunks, word);
  }

  /**
   * The piece of `word` in a chunk, or undefined.
   * @param {string} word
   * @param {Chunk} chunk
   */
  async piece(word, chunk) {
    return (await this.#pieces(chunk)).get(word);
  }

  /** The words of the archive that begin with `start`. @param {string} start */
  async beginning(start) {
    const places = beginning(this.chunks, start);
    const mixed = places.filter(({ alone }) => !alone).slice(0, MOST_CHUNKS);
    const found = (await Promise.all(mixed.map((chunk) => this.#pieces(chunk)))).flatMap((each) => [...each.keys()]);
    const words = [...places.flatMap(({ alone }) => alone ?? []), ...found];
    return [...new Set(words.filter((word) => word.startsWith(start)))];
  }

  /**
   * What is shown of the page numbered `page`.
   * @param {number} page
   * @returns {Promise<Shown>}
   */
  async page(page) {
    const table = named(this.index.tables, Math.floor(page / TABLE));
    const names = await this.folder.once(`${table}.table`, (name) => this.folder.bytes(name));
    const at = (page % TABLE) * (DIGITS / 2);
    const bytes = [...names.subarray(at, at + DIGITS / 2)];
    const name = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return this.folder.once(`${name}.page`, (file) => this.folder.json(file));
  }

  /**
   * For each filter the pages of each value, as distances from page to page.
   * @returns {Promise<Record<string, Record<string, number[]>>>}
   */
  filters() {
    return this.folder.once(`${this.index.filters}.filters`, (name) => this.folder.json(name));
  }

  /** The words with how often they occur. */
  vocabulary() {
    return this.folder.once("words.txt", async (name) => vocabulary(await this.folder.text(name)));
  }

  /** The forms in the archive of `word`, where the edition's words have forms. @param {string} word */
  async formsOf(word) {
    if (!this.index.inflected) return [word];
    const known = await this.folder.once("families", async () => families((await this.vocabulary()).keys()));
    return known.get(stem(word)) ?? [word];
  }

  /** @param {Chunk} chunk */
  #pieces({ name }) {
    return this.folder.once(`${name}.words`, async (file) => pieces(await this.folder.bytes(file)));
  }
}

/**
 * A word in parts has chunks to itself, of which all but the first are told as `=word`.
 * @param {Index} index
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
