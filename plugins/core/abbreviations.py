"""Where the glossary's abbreviations stand in a text as words of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.link_forms import ADDRESS
from plugins.core.reference import GlossaryEntry
from plugins.core.text import nfc

# A letter, digit or mark beside it makes an abbreviation a part of a longer word; a stroke, a hyphen
# or a full stop between letters makes it a part of a number (286/LĐLĐ, 12/QĐ-LĐLĐ) or an address.
_DASHES: Final = "\u2010\u2011\u2013-"
_JOINED: Final = r"\w/&@#=\\" + "\u0300-\u036f"
_BEFORE: Final = rf"(?<![{_JOINED}][\S\s])(?<!\w[.?{_DASHES}][\S\s])"  # its first letter is read
_AFTER: Final = rf"(?![{_JOINED}])(?![.?{_DASHES}]\w)"
_ENDS: Final = re.compile(_AFTER)
_RUN: Final = re.compile(r"\s{2,}|[^\S ]")  # what is no single space
_ADDRESS: Final = re.compile(ADDRESS)


@dataclass(frozen=True, slots=True)
class FoundAbbreviation:
    """An abbreviation from ``start`` up to ``end`` of a text."""

    entry: GlossaryEntry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """A glossary, ready to be looked for.

    ``lengths`` are those of the abbreviations that begin with a letter, the longest first; ``starts``
    finds where one may begin, ``None`` where the glossary is empty.
    """

    entries: Mapping[str, GlossaryEntry]
    lengths: Mapping[str, tuple[int, ...]]
    starts: re.Pattern[str] | None
    spaced: bool

    def found(self, text: str) -> tuple[FoundAbbreviation, ...]:
        """Return where abbreviations stand in *text* (one block of plain text in NFC), in order.

        Capitals and marks must agree, and the longest wins. A line of capitals holds none, as every
        word of it looks like an abbreviation, unless nothing but abbreviations stands there. Takes
        time in proportion to *text*, however many abbreviations there are.
        """
        found = tuple(_outside_addresses(text, self._found(text)))
        if found and text == text.upper():
            within = sum(_letters(text[one.start : one.end]) for one in found)
            return found if within == _letters(text) else ()
        return found

    def may_stand_in(self, text: str) -> bool:
        """Say whether an abbreviation stands anywhere in *text*, be it in an address or a tag."""
        return next(self._found(text), None) is not None

    def _found(self, text: str) -> Iterator[FoundAbbreviation]:
        if self.starts is None:
            return
        line, places = _with_single_spaces(text) if self.spaced else (text, None)
        end = 0
        for match in self.starts.finditer(line):
            start = match.start()
            if start < end:
                continue
            for length in self.lengths[line[start]]:
                stop = start + length
                entry = self.entries.get(line[start:stop]) if stop <= len(line) else None
                if entry is not None and _ENDS.match(line, stop):
                    end = stop
                    first, last = (start, stop) if places is None else (places[start], places[stop])
                    yield FoundAbbreviation(entry, first, last)
                    break


def abbreviations(glossary: Iterable[GlossaryEntry]) -> Abbreviations:
    """Return *glossary* ready to be looked for; build it once for all texts."""
    entries = {_one_line(nfc(entry.short)): entry for entry in glossary}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for short in entries:
        lengths[short[0]].add(len(short))
    starts = re.compile(f"[{''.join(map(re.escape, lengths))}]{_BEFORE}") if entries else None
    longest_first = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return Abbreviations(entries, longest_first, starts, any(" " in short for short in entries))


def _with_single_spaces(text: str) -> tuple[str, list[int] | None]:
    """Return *text* with one space for each run of spaces, and where each sign and the end stood."""
    if _RUN.search(text) is None:
        return text, None
    line: list[str] = []
    places: list[int] = []
    done = 0
    for run in _RUN.finditer(text):
        line += [text[done : run.start()], " "]
        places += [*range(done, run.start()), run.start()]
        done = run.end()
    line.append(text[done:])
    places += range(done, len(text) + 1)
    return "".join(line), places


def _outside_addresses(
    text: str, found: Iterable[FoundAbbreviation]
) -> Iterator[FoundAbbreviation]:
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
