"""Letters that look like the one that was meant: read as that one where it is certain, else named.

Ð (U+00D0) comes from old keyboards and PDF files for Đ (U+0110), Cyrillic and Greek letters from other
keyboards, mathematical and fullwidth ones from "fancy text" programs. Readers see no difference, while
addresses, searches and registers do. The confusable letters are those of Unicode TR 39.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from plugins.core.invisible import CODE, blanked, without_invisible
from plugins.core.link_forms import ADDRESS, MAIL
from plugins.core.text import nfc

_CONFUSABLE: Final = dict(
    zip(
        # Cyrillic, then Greek; each letter stands over the Latin one that looks the same.
        "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухԛԝһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXQWaesijopcyxqwh" + "ABEZHIKMNOPTYXo",
        strict=True,
    )
)
_OTHER_SCRIPTS: Final = (
    r"\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\u1f00-\u1fff\u2c80-\u2cff"
)
_FANCY: Final = (
    "\U0001d400-\U0001d6a3"  # mathematical Latin letters, bold to typewriter
    "\U0001d7ce-\U0001d7ff"  # and digits
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"  # fullwidth
    "\u2160-\u216f\u2170-\u217f"  # Roman numerals of one character
    "\ufb00-\ufb06"  # ligatures, as PDF files hold them
    "\u210a-\u2113\u2115\u2118-\u211d\u2124\u2128\u212c-\u2134"  # the gaps of the mathematical ones
)
_EASTERN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# What may need mending at all: most texts have none of it and are passed over at once.
_SUSPECT: Final = re.compile(rf"[ÐðƉɖ₫\u0335\u0336{_OTHER_SCRIPTS}{_FANCY}]")
_WORD: Final = re.compile(rf"(?:[^\W\d_]|[\u0300-\u036f₫{_FANCY}])+")
_FANCY_RUN: Final = re.compile(rf"[{_FANCY}](?:[\u0300-\u036f]|[{_FANCY}]|[^\W_])*")
_AS_IT_STANDS: Final = re.compile(f"{CODE}|{ADDRESS}|{MAIL}", re.MULTILINE | re.DOTALL)
_STROKE: Final = re.compile("([dD])[\u0335\u0336]")
_DONG: Final = re.compile(r"₫(?=[^\W\d_])")
# Icelandic and Faroese write ð after a vowel, r, g or f, and never at the start of a word.
_NORDIC: Final = re.compile(r"(?<=[aáeéiíoóuúyýöæœrgfAÁEÉIÍOÓUÚYÝÖÆRGF])[ðÐ]")
_VOWEL: Final = re.compile("[aeiouyáéíóúýöæ]", re.IGNORECASE)
_OLD_ENGLISH: Final = re.compile("[þÞæÆ]")
_PHONETIC: Final = re.compile("[ɛɔŋƒʋɣəɪʊʃʒθ]", re.IGNORECASE)


def mend(text: str) -> str:
    """Return *text* in NFC, look-alikes read as what is certainly meant, invisible characters taken out.

    Line ends are kept. Code (fenced, or between back quotes) and addresses stay as they are.
    """
    if text.isascii():
        return text
    seen = without_invisible(text)
    return nfc(_mended(seen) if _SUSPECT.search(seen) else seen)


def doubtful(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what ``mend`` leaves and may be wrong: the line from 1, the word, the letter as U+XXXX."""
    if text.isascii() or not _SUSPECT.search(text):
        return
    for number, line in enumerate(blanked(_AS_IT_STANDS, text).split("\n"), start=1):
        words = [found[0] for found in _WORD.finditer(line)] if _SUSPECT.search(line) else []
        for word in words:
            if (letter := _doubt(word, words)) is not None:
                yield number, word, f"U+{ord(letter):04X}"


def _mended(text: str) -> str:
    """Return *text* with its prose mended, code and addresses as they stand."""
    parts: list[str] = []
    end = 0
    for found in _AS_IT_STANDS.finditer(text):
        parts += [_mend_prose(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, _mend_prose(text[end:])])


def _mend_prose(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    plain = _FANCY_RUN.sub(lambda found: _without_fancy(found, text), text)
    plain = _STROKE.sub(lambda found: "Đ" if found[1] == "D" else "đ", plain)
    plain = _DONG.sub("đ", plain)
    return _WORD.sub(lambda found: _mend_word(nfc(found[0])), plain)


def _without_fancy(found: re.Match[str], text: str) -> str:
    """Return a run of fancy letters as plain ones; a lone mathematical letter is a formula's."""
    beside = text[max(found.start() - 1, 0) : found.end() + 1]
    if _EASTERN.search(beside):
        return found[0]
    lone = len(found[0]) == 1 and not re.fullmatch(
        "[\uff10-\uff5a\u2160-\u217f\ufb00-\ufb06]", found[0]
    )
    return found[0] if lone else "".join(map(_compatible, found[0]))


@lru_cache(maxsize=2048)
def _compatible(character: str) -> str:
    return (
        unicodedata.normalize("NFKC", character)
        if re.match(f"[{_FANCY}]", character)
        else character
    )


@lru_cache(maxsize=8192)
def _mend_word(word: str) -> str:
    if not _SUSPECT.search(word):
        return word
    if _latin(word) and _foreign(word):
        mended = "".join(_CONFUSABLE.get(letter, letter) for letter in word)
        word = word if _foreign(mended) else mended
    if word[0] in "Ɖɖ" or (("Ɖ" in word or "ɖ" in word) and (word.isupper() or _vietnamese(word))):
        word = word if _PHONETIC.search(word) else word.translate({0x189: "Đ", 0x256: "đ"})
    if "Ð" in word or "ð" in word:
        word = _with_d(word)
    return word


def _with_d(word: str) -> str:
    """Return *word* with đ for ð, unless it is a word of a language that has ð."""
    if word == "ð" or (_OLD_ENGLISH.search(word) and len(word) > 1):
        return word
    begins = word[0] in "Ðð"
    short = len(word) <= 3 and word.isupper()
    if not (begins or short or _vietnamese(word)) and _VOWEL.search(word) and _NORDIC.search(word):
        return word
    return word.replace("Ð", "Đ").replace("ð", "đ")


def _vietnamese(word: str) -> bool:
    """Say whether *word* has a mark that no language with ð has: a horn, a hook, a dot below, a hat."""
    marks = unicodedata.normalize("NFD", word.lower())
    return re.search("[đ\u031b\u0309\u0323\u0306\u0302]", marks) is not None


def _latin(word: str) -> bool:
    return re.search(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]", word) is not None


def _foreign(word: str) -> str | None:
    found = re.search(f"[{_OTHER_SCRIPTS}]", word)
    return found[0] if found else None


def _doubt(word: str, line: list[str]) -> str | None:
    """Return the letter of *word* that may not be what was meant, in the words of its *line*."""
    african = re.search("[Ɖɖ]", word)
    if word == "ð" or (african and not _PHONETIC.search(word)):
        return african[0] if african else "ð"
    foreign = _foreign(word)
    if foreign is None:
        return None
    if _latin(word):
        formula = re.fullmatch(r"[\u0370-\u03ff][A-Za-z]{1,4}|[A-Za-z]{1,2}[\u0370-\u03ff]", word)
        return None if formula else foreign
    # A word of look-alikes alone among Latin words; a Russian sentence has other letters as well.
    alike = all(letter in _CONFUSABLE for letter in word)
    alone = not any(_foreign(other) and not set(other) <= _CONFUSABLE.keys() for other in line)
    return foreign if alike and alone and any(map(_latin, line)) else None
