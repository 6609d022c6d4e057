"""Postings: where one word stands, page by page, in bytes that are joined without being read.

A page's entry is a head, perhaps two counts, and positions, all of them LEB128 whole numbers
(seven bits a byte, low ones first, the high bit says that more follow):

- head: 8 × (page - page before) + 2 × min(count - 1, 3) + 1 where the word stands in the title;
- count - 4, where the head says 3; how many of the positions are in the title, where it says so;
- the first position, then the distance from each to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import sub
from typing import Final

_ONE_BYTE: Final = 128
_COUNTED: Final = 3  # the head's two bits say this for "four or more"


@dataclass(frozen=True, slots=True)
class Posting:
    """One page of a word: ascending ``positions``, of which the first ``in_title`` are its title's."""

    page: int
    positions: Sequence[int]
    in_title: int


@dataclass(frozen=True, slots=True)
class Postings:
    """A word's entries from page ``first`` to ``last``; ``body`` counts pages from ``first``."""

    first: int
    last: int
    pages: int
    body: bytes


def number(value: int) -> bytes:
    """Return *value*, 0 or more, as LEB128."""
    out = bytearray()
    _put(out, value)
    return bytes(out)


def encode(entries: Iterable[Posting]) -> Postings:
    """Return *entries*, one at least, in ascending order of pages."""
    out = bytearray()
    first = last = -1
    pages = 0
    for entry in entries:
        if first < 0:
            first = last = entry.page
        count = len(entry.positions)
        head = 8 * (entry.page - last) + 2 * min(count - 1, _COUNTED) + (entry.in_title > 0)
        _put(out, head)
        if count > _COUNTED:
            _put(out, count - _COUNTED - 1)
        if entry.in_title:
            _put(out, entry.in_title)
        distances = [entry.positions[0], *map(sub, entry.positions[1:], entry.positions)]
        if max(distances) < _ONE_BYTE:
            out += bytes(distances)
        else:
            for distance in distances:
                _put(out, distance)
        last = entry.page
        pages += 1
    return Postings(first, last, pages, bytes(out))


def moved(postings: Postings, by: int) -> Postings:
    """Return *postings* with every page's number greater by *by*."""
    return Postings(postings.first + by, postings.last + by, postings.pages, postings.body)


def joined(parts: Sequence[Postings]) -> Postings:
    """Return *parts*, in ascending order of pages, as one. Linear in bytes; no entry is read."""
    out = bytearray(parts[0].body)
    last = parts[0].last
    for part in parts[1:]:
        # The first head of a part has distance 0, and so is one byte below 8.
        _put(out, 8 * (part.first - last) + part.body[0])
        out += part.body[1:]
        last = part.last
    return Postings(parts[0].first, last, sum(part.pages for part in parts), bytes(out))


def _put(out: bytearray, value: int) -> None:
    while value >= _ONE_BYTE:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
