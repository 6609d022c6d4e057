"""How firmly the words of a line of text hold together, and where a line that is too long parts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from plugins.core.slug_end import WANTING
from plugins.core.syllables import is_syllable
from plugins.language.compounds import COMMON, INNER, NAME, RARE, compound

NUMBER: Final = COMMON

_OPENING: Final = "“‘«([{\"'"
_CLOSING: Final = "”’»)]}.,;:!?…\"'"
# What a name follows closely: «ThS. Nguyễn Văn An», «TP. Huế».
_SHORT_FORM: Final = frozenset(
    [
        "TP.",
        "Tp.",
        "TX.",
        "Q.",
        "P.",
        "ThS.",
        "TS.",
        "GS.",
        "PGS.",
        "BS.",
        "KS.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
    ]
)
# They address somebody or begin a sentence: no part of the name behind them.
_BEFORE_NAMES: Final = frozenset(
    [
        "ông",
        "bà",
        "anh",
        "chị",
        "em",
        "cô",
        "chú",
        "bác",
        "thầy",
        "cháu",
        "bé",
        "của",
        "ở",
        "tại",
        "từ",
        "và",
        "với",
        "cho",
        "là",
        "vì",
        "khi",
        "nếu",
        "để",
        "do",
        "sau",
        "trước",
        "về",
    ]
)
_COUNTED: Final = frozenset(["ngày", "tháng", "quý", "năm", "khóa", "khoá"])
_SCALES: Final = frozenset(["nghìn", "ngàn", "triệu", "tỷ", "tỉ", "thousand", "million", "billion"])
_UNITS: Final = frozenset(
    ["phút", "giờ", "ngày", "tuần", "tháng", "năm", "tuổi", "đồng", "km", "mét"]
)
_LEAST: Final = 5  # words of a line whose last does not stand alone on the next
_JOINTS: Final = re.compile(r"[^\w.,%]+|(?<!\d)[.,]|[.,](?!\d)")
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_WHOLE_NUMBER: Final = re.compile(r"\d{1,4}")
# A text of whose words more than this part begins with a capital is set so: its capitals name nothing.
_TITLE_CASE: Final = 0.6


def ties(words: Sequence[str], lang: str) -> tuple[int, ...]:
    """Return for each pair of neighbours among *words* (in NFC) how firmly it holds; 0 may be parted.

    In Vietnamese the syllables of a word hold, a name, a number and what it counts; in any other
    language names alone.
    """
    vietnamese = lang == "vi"
    title_case = not vietnamese and _title_case(" ".join(words).split())
    found = [
        _tie(first, second, vietnamese, title_case, at)
        for at, (first, second) in enumerate(pairwise(words))
    ]
    for at, (tie, following) in enumerate(pairwise(found)):
        loose = (tie == INNER and words[at][:1].islower()) or words[at].lower() in WANTING["vi"]
        if tie < following and loose:  # «của công / đoàn»: the word that follows counts
            found[at] = 0
    if vietnamese and len(words) >= _LEAST and words[-1].isalpha():
        found[-1] = found[-1] or INNER
    return tuple(found)


def held_together(
    found: Sequence[int], width: Callable[[int, int], float], room: float
) -> Iterator[tuple[int, int]]:
    """Yield from which word up to which words stand on one line, in order.

    *found* are the ties between them; *width* tells how wide the words from one up to another are.
    What is wider than *room* is parted where it holds least, and then into parts of about one width.
    """
    start = 0
    for end in range(1, len(found) + 2):
        if end > len(found) or not found[end - 1]:
            if end == start + 1 or width(start, end) <= room:
                yield start, end
            else:
                yield from _parts(found, start, end, width, room)
            start = end


def _parts(
    found: Sequence[int], start: int, end: int, width: Callable[[int, int], float], room: float
) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that is too wide; one word alone may be wider than *room*."""
    best: dict[int, tuple[float, int]] = {end: (0.0, end)}
    for at in range(end - 1, start - 1, -1):
        choices = []
        for stop in range(at + 1, end + 1):
            wide = width(at, stop)
            if stop > at + 1 and wide > room:
                break
            parted = 10.0 ** found[stop - 1] if stop < end else 0.0
            choices.append((best[stop][0] + parted + (max(room - wide, 0.0) / room) ** 2, stop))
        best[at] = min(choices)
    at = start
    while at < end:
        stop = best[at][1]
        yield at, stop
        at = stop


def _tie(first: str, second: str, vietnamese: bool, title_case: bool, at: int) -> int:
    if first in _SHORT_FORM and _capital(second):
        return NAME
    a, b = _last_part(first), _first_part(second)
    if not a or not b:
        return 0
    if a[0].isdigit():
        counts = b.lower() in _SCALES or (vietnamese and b.lower() in _UNITS)
        return NUMBER if counts and _NUMBER.fullmatch(first.lstrip(_OPENING)) else 0
    if vietnamese and a.lower() in _SCALES and b.lower() == "đồng":
        return RARE
    if vietnamese and a.lower() in _COUNTED and _WHOLE_NUMBER.fullmatch(second.rstrip(_CLOSING)):
        return NUMBER
    word = compound(a, b) if vietnamese else 0
    if not (_capital(a) and _capital(b)):
        return word
    if vietnamese:
        return word if a.lower() in _BEFORE_NAMES else max(word, NAME)
    return _english_name(a, b, at, title_case)


def _last_part(word: str) -> str:
    """Return what a word ends with: the ``Long`` of ``TP.Long``; nothing where a mark ends it."""
    return word if word.isalpha() else _JOINTS.split(word)[-1]


def _first_part(word: str) -> str:
    return word if word.isalpha() else _JOINTS.split(word)[0]


def _english_name(first: str, second: str, at: int, title_case: bool) -> int:
    """Return how firmly two capitalised words of an English text hold: Vietnamese names firmly."""
    if (
        is_syllable(first)
        and is_syllable(second)
        and not (title_case and (first + second).isascii())
    ):
        return NAME
    return RARE if at and not title_case else 0


def _title_case(words: Sequence[str]) -> bool:
    lettered = [word for word in words if word[0].isalpha()]
    return sum(map(_capital, lettered)) > _TITLE_CASE * len(lettered)


def _capital(word: str) -> bool:
    """Say whether *word* is written as a name is: one capital, then small letters."""
    return word[:1].isupper() and (len(word) == 1 or word[1:].islower())
