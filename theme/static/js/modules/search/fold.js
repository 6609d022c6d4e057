// @ts-check
// Folding: đ becomes d, marks are removed. The same rule as `fold` in plugins/core/text.py;
// tests/search holds both to one list of cases.

const MARK = /^\p{Mn}+$/u;

/** Return `text` in NFC without marks, one code point out for each one in. @param {string} text */
export function fold(text) {
  return Array.from(text.normalize("NFC"), foldCharacter).join("");
}

/** @param {string} character */
function foldCharacter(character) {
  if (character === "đ") return "d";
  if (character === "Đ") return "D";
  const [letter, ...marks] = character.normalize("NFD");
  return marks.length > 0 && MARK.test(marks.join("")) ? letter : character;
}
