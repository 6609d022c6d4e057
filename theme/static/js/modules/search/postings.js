// Postings as plugins/search/postings.py writes them: where a word stands, page by page. Pure.

/** Return the function that reads one LEB128 number after another from `bytes`, from `at` on. */
export function reader(bytes, at = 0) {
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
  return { next, take: (length) => bytes.subarray(at, (at += length)), isAtEnd: () => at >= bytes.length };
}

/** Return the pieces of a chunk by word: `{ pages, first, body }`. */
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
 */
export function decode({ first, body }, within) {
  const [pages, places] = [[], []];
  const { next, isAtEnd } = reader(body);
  let page = first;
  while (!isAtEnd()) {
    const head = next();
    page += head >> 3;
    let count = ((head >> 1) & 3) + 1;
    if (count === 4) count += next();
    const inTitle = head & 1 ? next() : 0;
    const isWanted = !within || within.has(page);
    const positions = isWanted ? new Array(count) : null;
    let position = 0;
    for (let at = 0; at < count; at++) {
      position += next();
      if (isWanted) positions[at] = position;
    }
    if (!isWanted) continue;
    pages.push(page);
    places.push({ positions, inTitle });
  }
  return { pages, places };
}
