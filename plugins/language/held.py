"""A line of text as it is shown: no line of a page ends within a word, a name or a counted number."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from markupsafe import escape

from plugins.core.text import nfc
from plugins.language.ties import held_together, ties
from plugins.language.widths import width

NO_BREAK: Final = "\u00a0"
# How wide in em (as ``widths`` counts) a line surely is: of the narrowest phone in the largest letters,
# of any phone in the usual letters, of a desk. Each has a class in theme/static/css/utilities.css.
NARROWEST, PHONE, DESK = 7.6, 9.5, 12.5
_SPACE: Final = width(" ")
_CLASSES: Final = ((PHONE, "held"), (DESK, "held-wide"))


@lru_cache(maxsize=32768)
def held(text: str, lang: str, room: float = NARROWEST) -> str:
    """Return plain *text* in *lang* with no-break spaces where it holds, up to *room* em."""
    words = nfc(text).split(" ")
    return " ".join(_lines(words, ties(words, lang), room))


@lru_cache(maxsize=32768)
def held_html(text: str, lang: str) -> str:
    """Return plain *text* as HTML: as ``held``, and what only wider lines have room for is marked."""
    words = nfc(text).split(" ")
    found = ties(words, lang)
    if not any(found):
        return str(escape(text))
    measure = _measure(words)
    shown = []
    for start, end in held_together(found, measure, DESK):
        lines = _lines(words[start:end], found[start : end - 1], NARROWEST)
        inside = str(escape(" ".join(lines)))
        if len(lines) > 1:
            wide = measure(start, end)
            name = next(name for room, name in _CLASSES if wide <= room)
            inside = f'<span class="{name}">{inside}</span>'
        shown.append(inside)
    return " ".join(shown)


def _lines(words: list[str], found: tuple[int, ...], room: float) -> list[str]:
    if len(words) == 1:
        return words
    return [NO_BREAK.join(words[a:b]) for a, b in held_together(found, _measure(words), room)]


def _measure(words: list[str]) -> Callable[[int, int], float]:
    """Return what tells how wide the words from one up to another are."""
    return lambda start, end: sum(map(width, words[start:end])) + _SPACE * (end - start - 1)
