"""Postings: where one word stands, page by page, in bytes that are joined without being read.

A page's entry is a head, perhaps two counts, and positions, all of them LEB128 whole numbers
(seven bits a byte, low ones first, the high bit says that more follow):

- head: 8 × (page - page before) + 2 × min(count - 1, 3) + 1 where the word stands in the title;
- count - 4, where the head says 3; how many of the positions are in the title, where it says so;
- the first position, then the distance from each to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

_ONE_BYTE: Final = 128
_COUNTED: Final = 3  # the head's two bits say this for "four or more"


class Postings(NamedTuple):
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


def entry(distances: Sequence[int], title: int) -> bytes:
    """Return the entry of a page alone: the first position and the *distances* to all others.

    *title* is how many words the page's title has. The head's distance is 0, so it is one byte.
    """
    count, first = len(distances), distances[0]
    in_title = sum(at < title for at in accumulate(distances)) if first < title else 0
    out = bytearray((2 * min(count - 1, _COUNTED) + (in_title > 0),))
    if count > _COUNTED:
        _put(out, count - _COUNTED - 1)
    if in_title:
        _put(out, in_title)
    _put(out, first)
    if count > 1:
        rest = distances[1:]
        if max(rest) < _ONE_BYTE:
            out += bytes(rest)
        else:
            for distance in rest:
                _put(out, distance)
    return bytes(out)


def gathered(entries: Sequence[tuple[int, bytes]]) -> Postings:
    """Return *entries*, one at least, each with its page, in ascending order of pages."""
    first, body = entries[0]
    out = bytearray(body)
    last = first
    for page, body in entries[1:]:
        head = 8 * (page - last) + body[0]
        if head < _ONE_BYTE:
            out.append(head)
        else:
            _put(out, head)
        out += body[1:]
        last = page
    return Postings(first, last, len(entries), bytes(out))


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
