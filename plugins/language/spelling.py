"""One spelling for the two that many Vietnamese syllables have: ``hoá`` and ``hóa``, ``kỹ`` and ``kĩ``."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_PLAIN: Final = "aăâeêioôơuưy"
_TONES: Final = ("àằầèềìòồờùừỳ", "áắấéếíóốớúứý", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "ạặậẹệịọộợụựỵ")


def _toned(letter: str, tone: str) -> str:
    return tone[_PLAIN.index(letter)]


# The tone of an open oa, oe, uy stands on the first letter here.
_ENDS: Final = {
    first + _toned(second, tone): _toned(first, tone) + second
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_SHORT: Final = {"y": "i"} | {_toned("y", tone): _toned("i", tone) for tone in _TONES}


@lru_cache(maxsize=16384)
def one_spelling(syllable: str) -> str:
    """Return *syllable* (in NFC) in lower case and in that spelling under which its words are kept."""
    word = syllable.lower()
    if word[:1] != "q" and (end := _ENDS.get(word[-2:])):
        return word[:-2] + end
    if (short := _SHORT.get(word[-1:])) and (word[:-1] == "qu" or word[:-1] in "hklmst"):
        return word[:-1] + short
    return word
