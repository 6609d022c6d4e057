// @ts-check
// Left-overs of Telex and VNI: what stands in the field when the input method was off. Pure.

const TONE = /[sfrxjz]/g;
const VOWEL = /[aeiouyw]/;
const ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?";
const RIME =
  "(?:uye|uya|uyu|uay|uao|uoi|uou|ieu|yeu|oai|oay|oao|oeo|i[aeu]?|a[iouy]?|eu?|eo|o[aeio]?|" +
  "u[aeiouy]?|y[e]?)";
const SYLLABLE = new RegExp(`^${ONSET}${RIME}(?:ch|ng|nh|[cmnpt])?$`);

/** Say whether folded `word` is built like a Vietnamese syllable. @param {string} word */
export function isSyllable(word) {
  return SYLLABLE.test(word);
}

/**
 * Return the folded reading of the folded `words` in Telex or VNI (`coong ddoanf`, `co6ng d9oa2n`
 * → `cong doan`), or null where none of them carries such a left-over.
 * @param {string[]} words
 */
export function decoded(words) {
  const read = words.map((word) => syllable(word) ?? word);
  return read.some((word, at) => word !== words[at]) ? read : null;
}

/** @param {string} word */
function syllable(word) {
  const read = /\d/.test(word) ? vni(word) : telex(word);
  return read !== word && read.length > 1 && isSyllable(read) ? read : null;
}

/** Tone keys follow the vowel, which no ending of a Vietnamese syllable has; w makes ă, ơ, ư. @param {string} word */
function telex(word) {
  const first = word.search(VOWEL);
  if (first < 0) return word;
  let rime = word.slice(first).replace(TONE, "");
  let onset = word.slice(0, first);
  if (rime.startsWith("w")) rime = `u${rime.slice(1)}`;
  rime = rime.replace(/w/g, "");
  if (onset.startsWith("dd")) onset = onset.slice(1);
  else if (onset.startsWith("d")) rime = rime.replace(/(.)d$/, "$1");
  // The second letter of aa, ee, oo may also be typed at the end of the syllable.
  rime = rime.replace(/([aeo])\1/, "$1").replace(/([aeo])((?:ch|ng|nh|[cmnptiu])+)\1$/, "$1$2");
  return onset + rime;
}

/** 1–5 are tones, 6–8 change a vowel, 9 makes đ; `286ldld` and `q1` are none of that. @param {string} word */
function vni(word) {
  if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return word;
  if (/9/.test(word.replace(/^d[a-z]*?9/, ""))) return word;
  return word.replace(/\d/g, "");
}
