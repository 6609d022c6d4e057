"""Vietnamese text: normal form, folding, slugs and alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from plugins.core.slug_end import can_end

SLUG_LIMIT: Final = 80

# CLDR's order for Vietnamese: these letters stand apart, the five tones only break ties.
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK: Final = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_TONE_RANK: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPE_MARKS: Final = frozenset("\u0306\u0302\u031b")  # breve, circumflex, horn

_WORD: Final = re.compile("['’]*[A-Za-z0-9]['’A-Za-z0-9]*")
_APOSTROPHE: Final = re.compile("['’]")

# Invisible characters that reorder or hide text (UAX #9), and the C0/C1 controls.
_FORBIDDEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def nfc(text: str) -> str:
    """Return *text* in Unicode normal form C, the only form used inside the program."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in "đĐ":
        return "d" if character == "đ" else "D"
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) > 1 and all(unicodedata.category(mark) == "Mn" for mark in decomposed[1:]):
        return decomposed[0]
    return character


def fold(text: str) -> str:
    """Return NFC *text* without marks: ``Đoàn`` becomes ``Doan``.

    Exactly one character out for one character in, so positions in the folded text are
    positions in the original; the search index relies on it.
    """
    return text if text.isascii() else "".join(map(_fold_character, text))


def slugify(text: str) -> str:
    """Return the address form of *text*: folded, lower case, words joined by hyphens.

    At most ``SLUG_LIMIT`` characters, cut after a word that can end. Empty when no letter or digit
    is left.
    """
    own = nfc(text)
    spans = [found.span() for found in _WORD.finditer(fold(own))]
    words = [_APOSTROPHE.sub("", fold(own[start:end])).lower() for start, end in spans]
    kept = _fitting(words)
    if kept < len(words):
        kept = _ended(own, spans, kept)
    return "-".join(words[:kept])[:SLUG_LIMIT]


def _fitting(words: list[str]) -> int:
    """Return how many of *words* an address has room for: one at least, however long it is."""
    length = -1
    for number, word in enumerate(words):
        length += 1 + len(word)
        if length > SLUG_LIMIT:
            return max(number, 1)
    return len(words)


def _ended(text: str, spans: list[tuple[int, int]], kept: int) -> int:
    """Return how many words of *text* to keep, *kept* at most, so that the last can end.

    Half of them are kept whatever they are.
    """
    words = [text[start:end].lower() for start, end in spans]
    marked = sum(fold(word) != word for word in words) * 3 >= len(words)
    for number in range(kept, max(kept // 2, 1), -1):
        joined = not any(map(str.isspace, text[spans[number - 1][1] : spans[number][0]]))
        if can_end(words, number, joined, marked):
            return number
    return kept


@lru_cache(maxsize=16384)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a key that sorts as Vietnamese does: ă after a, đ after d, tones last.

    Source: CLDR root collation with the ``vi`` tailoring, and numbers by their value (``kn``):
    ``Tổ 9`` comes before ``Tổ 10``. Spaces sort before numbers, numbers before letters; case only
    breaks a tie.
    """
    primary: list[int] = []
    tones: list[int] = []
    for character in re.findall(r"[0-9]+|[^0-9]", unicodedata.normalize("NFC", text.lower()), re.S):
        if character.isascii() and character.isdigit():
            number = _number_rank(character)
            primary.extend(number)
            tones.extend(0 for _ in number)
            continue
        decomposed = unicodedata.normalize("NFD", character)
        tone = max((_TONE_RANK.get(mark, 0) for mark in decomposed[1:]), default=0)
        shape = "".join(mark for mark in decomposed[1:] if mark in _SHAPE_MARKS)
        letter = unicodedata.normalize("NFC", decomposed[0] + shape)
        if letter in _LETTER_RANK:
            primary.append(1000 + _LETTER_RANK[letter])
        elif character.isdigit():
            primary.append(500 + int(unicodedata.digit(character, 0)))
        else:
            primary.append(
                min(ord(letter[0]), 499) if not letter.isalnum() else 2000 + ord(letter[0])
            )
        tones.append(tone)
    return tuple(primary), tuple(tones), text


def _number_rank(digits: str) -> list[int]:
    """Return what sorts numbers by value, before all letters: how long, then digit by digit."""
    value = digits.lstrip("0")
    return [500 + min(len(value), 400), *(500 + int(digit) for digit in value)]


def name_key(name: str) -> tuple[object, object]:
    """Return a key that sorts persons as Vietnamese lists them: by given name, which comes last."""
    return sort_key(name.rpartition(" ")[2]), sort_key(name)


def number_key(number: str) -> str:
    """Return what two spellings of a document's number share: ``286/LĐLĐ`` and ``286 ldld``."""
    return "".join(c for c in fold(nfc(number)).casefold() if c.isalnum())


def forbidden_character(text: str) -> str | None:
    """Return the first control or bidirectional character of *text*, or ``None``."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else None


def without_forbidden(text: str) -> str:
    """Return *text* without control and bidirectional characters."""
    return _FORBIDDEN.sub("", text)


def printable(text: str) -> str:
    """Return one line of *text* as it may be shown on a terminal and written as UTF-8.

    What would act on a terminal, stand in another order than it is typed, or be no character at all
    becomes U+FFFD; spaces of any width stay, as names of files hold them.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or unicodedata.category(c) == "Zs" else "\ufffd" for c in text
    )
