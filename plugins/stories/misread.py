"""Vietnamese that a wrong import damaged: UTF-8 read as Windows-1252, VIQR, letters that became ``?``.

A word counts where it is a Vietnamese syllable once mended; so a question without a space after it, a
formula or an address is never taken for one.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from plugins.core.syllables import is_syllable


def _read_wrongly(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# The second half of a letter in UTF-8 as Windows-1252 (or Latin-1) shows it; U+00A0 perhaps as a space.
_REST: Final = {_read_wrongly(byte): byte for byte in range(0x80, 0xC0)} | {
    chr(byte): byte for byte in range(0x80, 0xC0)
}
_TAIL: Final = f"[{re.escape(''.join(_REST))}]"
_HEAD: Final = "[ÃÂÄÅÆÌ]"
_SEQUENCE: Final = re.compile(f"{_HEAD}{_TAIL}|á[º»]{_TAIL}|â€{_TAIL}")
_SPACED: Final = re.compile(r"(?P<before>[^\W\d_]*)Ã (?P<after>[^\W\d_]*)")
_BROKEN: Final = re.compile(r"á[º»]|[ÃÄÆ](?=[a-zà-ỹđ])")
TRACES_DOUBLE: Final = re.compile(f"{_SEQUENCE.pattern}|{_BROKEN.pattern}")
_WORD: Final = re.compile(r"[^\W\d_]+")

_VIQR_WORD: Final = re.compile(r"[A-Za-z](?:[A-Za-z]|(?<=[A-Za-z])[\^(+`'?~.]|(?<=[\^(+])[`'?~.])*")
_VIQR_LETTER: Final = re.compile(r"([Dd])[Dd]|([AEIOUYaeiouy])([\^(+]?)([`'?~.]?)")
_VIQR_SIGNS: Final = {
    "^": "\u0302", "(": "\u0306", "+": "\u031b",
    "`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323",
}  # fmt: skip
_VIQR_SURE: Final = re.compile(r"[AEOaeo]\^|\b[Dd][Dd]|[UOuo]\+|[Aa]\(")
TRACES_VIQR: Final = re.compile(
    r"[AEOaeo]\^[\w`'?~.]|\b[Dd]d[A-Za-z]|[UOuo]\+[\w`'?~.]|a\([\w`'?~.]"
)

TRACES_LOST: Final = re.compile(r"\?[^\W\d_]")
_ADDRESS: Final = re.compile(r"\S*(?:/|www\.|=|&|\.\w{2,4}\?)\S*")
_WITH_QUESTION: Final = re.compile(r"(?<![^\W_])(?=\S*\?[^\W\d_])(?:[^\W\d_]|\?)+")
_LETTERS: Final = sorted(
    {
        unicodedata.normalize("NFC", letter + tone)
        for letter in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    }
    - set("aeiouy")
    | {"đ"}
)


def double(line: str) -> tuple[str, bool] | None:
    """Return *line* decoded from UTF-8 that was read as Windows-1252, or ``None``.

    Not certain where a letter lost its second half for good.
    """
    if not TRACES_DOUBLE.search(line):
        return None
    mixed = any(letter > "\u00ff" and letter not in _REST for letter in line)
    decoded = _SEQUENCE.sub(_decoded, line)
    if not _shows(line, decoded) and not re.search("á[º»]", line):
        return None

    def joined(found: re.Match[str]) -> str:
        before, after = found["before"], found["after"]
        if after and is_syllable(f"{before}à{after}"):
            return f"{before}à{after}"
        if before[-1:].islower() or not mixed:
            return f"{before}à {after}"
        return found[0]

    decoded = _SPACED.sub(joined, decoded.replace("Ã  ", "à "))
    decoded = re.sub("Ä(?=[a-zà-ỹđ])", "Đ", decoded)  # its second half is a control character
    whole = re.search("á[º»]", decoded) is None
    return (decoded, whole) if _shows(line, decoded) or not whole else None


def _decoded(found: re.Match[str]) -> str:
    data = found[0][0].encode("cp1252") + bytes(_REST[letter] for letter in found[0][1:])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _shows(line: str, decoded: str) -> bool:
    """Say whether half of the words that were decoded are Vietnamese."""
    before = set(_WORD.findall(line))
    words = [w for w in _WORD.findall(decoded) if not w.isascii() and w not in before]
    return bool(words) and sum(map(is_syllable, words)) * 2 >= len(words)


def viqr(line: str) -> tuple[str, bool] | None:
    """Return *line* decoded from VIQR (RFC 1456): ``Co^ng ddoa`n``, or ``None``."""
    sure = {
        found[0]
        for found in _VIQR_WORD.finditer(line)
        if len(found[0]) > 2
        and _VIQR_SURE.search(found[0])
        and is_syllable(_from_viqr(found[0]).rstrip(".?"))
    }
    if len(sure) < 2:
        return None
    return _VIQR_WORD.sub(_viqr_word, line), True


def _viqr_word(found: re.Match[str]) -> str:
    word, ending = found[0], found.string[found.end() :]
    stop = word[-1] if word[-1] in ".?" and not re.match(r"\s+[a-z]", ending) else ""
    for bare, rest in ((word.removesuffix(stop), stop), (word, "")):
        if is_syllable(decoded := _from_viqr(bare)):
            return decoded + rest
    return word


@lru_cache(maxsize=4096)
def _from_viqr(word: str) -> str:
    def letter(found: re.Match[str]) -> str:
        if found[1]:
            return "Đ" if found[1] == "D" else "đ"
        signs = "".join(_VIQR_SIGNS[sign] for sign in (found[3], found[4]) if sign)
        return unicodedata.normalize("NFC", found[2] + signs)

    return _VIQR_LETTER.sub(letter, word)


def lost_letters(line: str) -> Iterator[str]:
    """Yield the words of *line* in which a letter became a question mark: ``C?ng ?o?n``."""
    if not TRACES_LOST.search(line):
        return
    for found in _WITH_QUESTION.finditer(_ADDRESS.sub(" ", line)):
        word = found[0]
        bare = word.rstrip("?")
        inner = re.search(r"[^\W\d_]\?[^\W\d_]", bare)
        if len(bare) > 2 and (inner or bare.count("?") > 1) and _may_be_syllable(bare.lower()):
            yield word


@lru_cache(maxsize=1024)
def _may_be_syllable(word: str) -> bool:
    parts = word.split("?")
    if len(parts) > 3 or len(word) > 8:
        return False
    return any(
        is_syllable("".join(itertools.chain.from_iterable(zip(parts, (*letters, ""), strict=True))))
        for letters in itertools.product(_LETTERS, repeat=len(parts) - 1)
    )
