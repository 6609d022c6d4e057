// @ts-check
// The nearest spellings of a folded word among those that the archive uses. Pure but for the list.

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const SPLIT = 0.9;

/**
 * Return the list of words in `text`, made by plugins/search/vocabulary.py: line k holds the words
 * that occur from 2^k to 2^(k+1) - 1 times, in alphabetical order.
 * @param {string} text
 * @returns {Map<string, number>}
 */
export function vocabulary(text) {
  const weights = new Map();
  text.split("\n").forEach((line, power) => {
    for (const word of line.split(" ")) if (word) weights.set(word, power);
  });
  return weights;
}

/**
 * Return the words of the list `weights` that are one slip away from `word`, the likeliest first:
 * `{ word, cost }`. A slip leaves out, adds, changes or swaps a letter, or leaves out a space.
 * @param {string} word
 * @param {Map<string, number>} weights
 */
export function nearest(word, weights) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const add = (/** @type {string} */ near, /** @type {number} */ cost) => {
    const parts = near.split(" ");
    if (near === word || !parts.every((part) => weights.has(part))) return;
    const common = Math.min(...parts.map((part) => weights.get(part) ?? 0));
    const worth = cost - 0.05 * common;
    if (worth < (found.get(near) ?? Infinity)) found.set(near, worth);
  };
  for (let at = 0; at <= word.length; at++) {
    const [head, letter, tail] = [word.slice(0, at), word[at], word.slice(at + 1)];
    const rest = word.slice(at);
    if (at > 0 && letter) add(`${head} ${rest}`, SPLIT);
    for (const other of "abcdefghiklmnopqrstuvxy") {
      add(head + other + rest, 0.8);
      if (letter) add(head + other + tail, isNear(letter, other) ? 0.6 : 1.2);
    }
    if (!letter) continue;
    const slipped = [word[at - 1], word[at + 1]].some((by) => by === letter || isNear(by, letter));
    add(head + tail, slipped ? 0.6 : 1);
    if (tail && tail[0] !== letter) add(head + tail[0] + letter + tail.slice(1), 0.6);
  }
  return [...found]
    .map(([near, cost]) => ({ word: near, cost }))
    .sort((one, other) => one.cost - other.cost || (one.word < other.word ? -1 : 1));
}

/**
 * Say whether one slip lies between `one` and `other`.
 * @param {string} one
 * @param {string} other
 */
export function isOneSlip(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/**
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
function isNear(one, other) {
  const [[row, column], [otherRow, otherColumn]] = [place(one), place(other)];
  if (row < 0 || otherRow < 0) return false;
  if (row === otherRow) return Math.abs(column - otherColumn) === 1;
  const [above, below] = row < otherRow ? [column, otherColumn] : [otherColumn, column];
  return Math.abs(row - otherRow) === 1 && (above === below || above === below + 1);
}

/** @param {string | undefined} letter */
function place(letter = " ") {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  return [row, row < 0 ? -1 : ROWS[row].indexOf(letter)];
}
