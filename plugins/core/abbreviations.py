"""Where the glossary's abbreviations stand in a text as words of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.reference import GlossaryEntry
from plugins.core.text import nfc

# A letter, digit or mark beside it makes an abbreviation a part of a longer word; a stroke, a hyphen
# or a full stop between letters makes it a part of a number (286/LĐLĐ, 12/QĐ-LĐLĐ) or an address.
_DASHES: Final = "\u2010\u2011\u2013-"
_JOINED: Final = r"\w/&@#=\\" + "\u0300-\u036f"
_BEFORE: Final = rf"(?<![{_JOINED}][\S\s])(?<!\w[.?{_DASHES}][\S\s])"  # its first letter is read
_AFTER: Final = rf"(?![{_JOINED}])(?![.?{_DASHES}]\w)"
_ADDRESS: Final = re.compile(r"(?:://|www\.|mailto:)\S*")


@dataclass(frozen=True, slots=True)
class Found:
    """An abbreviation from ``start`` up to ``end`` of a text."""

    entry: GlossaryEntry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """A glossary, ready to be looked for. ``pattern`` is ``None`` where it is empty."""

    entries: Mapping[str, GlossaryEntry]
    pattern: re.Pattern[str] | None

    def found(self, text: str) -> tuple[Found, ...]:
        """Return where abbreviations stand in *text* (one block of plain text in NFC), in order.

        Capitals and marks must agree, and the longest wins. A line of capitals holds none, as every
        word of it looks like an abbreviation, unless nothing but abbreviations stands there.
        """
        if self.pattern is None:
            return ()
        found = tuple(_outside_addresses(text, self._found(text, self.pattern)))
        if found and text == text.upper():
            within = sum(_letters(text[one.start : one.end]) for one in found)
            return found if within == _letters(text) else ()
        return found

    def _found(self, text: str, pattern: re.Pattern[str]) -> Iterator[Found]:
        for match in pattern.finditer(text):
            yield Found(self.entries[_one_line(match[0])], match.start(), match.end())


def abbreviations(glossary: Iterable[GlossaryEntry]) -> Abbreviations:
    """Return *glossary* compiled into one pattern; build it once for all texts."""
    entries = {_one_line(nfc(entry.short)): entry for entry in glossary}
    if not entries:
        return Abbreviations({}, None)
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for short in sorted(entries, key=len, reverse=True):
        rests[short[0]].append(r"\s+".join(map(re.escape, short[1:].split(" "))))
    # Every branch begins with a letter, so that the search leaps from one such letter to the next.
    branches = (
        f"{re.escape(first)}{_BEFORE}(?:{'|'.join(rest)}){_AFTER}" for first, rest in rests.items()
    )
    return Abbreviations(entries, re.compile("|".join(branches)))


def _outside_addresses(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what does not stand in an address of the web or of mail; both come in order."""
    spans: Iterator[tuple[int, int]] | None = None
    start, end = -1, -1
    for one in found:
        if spans is None:
            spans = (match.span() for match in _ADDRESS.finditer(text))
        while end <= one.start and start < len(text):
            start, end = next(spans, (len(text), len(text)))
        if one.start < start:
            yield one


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
