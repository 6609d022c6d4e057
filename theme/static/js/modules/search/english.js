// @ts-check
// The forms of an English word that a search takes as one: meal and meals, sign, signed and signing. Pure.

const LEAST = 3; // letters that must be left, or «sing» would lose its end

/**
 * Return what is the same for the forms of `word`, lower case: plural, past and -ing taken off, then a
 * final e, a doubled consonant's second letter, and y as i. Not a word itself (Harman's S stemmer,
 * with -ed and -ing from the first step of Porter's).
 * @param {string} word
 */
export function stem(word) {
  const singular = word
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x|z)es$/, "$1")
    .replace(/([^su])s$/, "$1");
  const bare = singular.replace(/eed$/, "ee").replace(/([^e])ed$|ing$/, "$1");
  const kept = bare.length >= LEAST && /[aeiouy]/.test(bare) ? bare : singular;
  return kept.length <= LEAST
    ? kept
    : kept.replace(/e$/, "").replace(/([^aeiouyls])\1$/, "$1").replace(/y$/, "i");
}

/**
 * Return the forms of each word among `words` by their stem.
 * @param {Iterable<string>} words
 * @returns {Map<string, string[]>}
 */
export function families(words) {
  const found = new Map();
  for (const word of words) {
    const root = stem(word);
    found.set(root, [...(found.get(root) ?? []), word]);
  }
  return found;
}
