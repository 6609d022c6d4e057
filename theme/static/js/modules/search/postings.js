// @ts-check
// Postings as plugins/search/postings.py writes them: where a word stands, page by page. Pure.

/**
 * Return what reads one LEB128 number after another from `bytes`, from `at` on.
 * @param {Uint8Array} bytes
 */
export function reader(bytes) {
  let at = 0;
  const next = () => {
    let value = 0;
    let scale = 1;
    for (;;) {
      if (at >= bytes.length) throw new RangeError("postings end too soon");
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const take = (/** @type {number} */ length) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  return { next, take, isAtEnd: () => at >= bytes.length };
}

/**
 * @typedef {{ pages: number, first: number, body: Uint8Array }} Piece
 * @typedef {{ positions: number[], inTitle: number }} Places where a word stands on a page
 */

/**
 * Return the pieces of a chunk by word.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Piece>}
 */
export function pieces(bytes) {
  const found = new Map();
  const { next, take, isAtEnd } = reader(bytes);
  const text = new TextDecoder();
  while (!isAtEnd()) {
    const word = text.decode(take(next()));
    const [pages, first, length] = [next(), next(), next()];
    found.set(word, { pages, first, body: take(length) });
  }
  return found;
}

/**
 * Return `{ pages, places }` of a piece: its pages in ascending order, and for each of them
 * `{ positions, inTitle }`, positions ascending. Only pages in the set `within` are kept, if given.
 * @param {Piece} piece
 * @param {Set<number> | null} within
 */
export function decode({ first, body }, within) {
  /** @type {number[]} */
  const pages = [];
  /** @type {Places[]} */
  const places = [];
  const { next, isAtEnd } = reader(body);
  let page = first;
  while (!isAtEnd()) {
    const head = next();
    page += head >> 3;
    let count = ((head >> 1) & 3) + 1;
    if (count === 4) count += next();
    const inTitle = head & 1 ? next() : 0;
    const isWanted = !within || within.has(page);
    /** @type {number[]} */
    const positions = [];
    let position = 0;
    for (let at = 0; at < count; at++) {
      position += next();
      if (isWanted) positions.push(position);
    }
    if (!isWanted) continue;
    pages.push(page);
    places.push({ positions, inTitle });
  }
  return { pages, places };
}
