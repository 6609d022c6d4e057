"""Postings: where one word stands, page by page, in bytes that are joined without being read.

A page's entry is a head, perhaps two counts, and positions, all of them LEB128 whole numbers
(seven bits a byte, low ones first, the high bit says that more follow):

- head: 8 × (page - page before) + 2 × min(count - 1, 3) + 1 where the word stands in the title;
- count - 4, where the head says 3; how many of the positions are in the title, where it says so;
- the first position, then the distance from each to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Final, NamedTuple

_ONE_BYTE: Final = 128
_KNOWN: Final = 65_536
_COUNTED: Final = 3  # the head's two bits say this for "four or more"


class Postings(NamedTuple):
    """A word's entries from page ``first`` to ``last``; ``body`` counts pages from ``first``."""

    first: int
    last: int
    pages: int
    body: bytes


class _Numbers(dict[int, bytes]):
    """Whole numbers, 0 or more, as LEB128: few are used, and each very often."""

    def __missing__(self, value: int) -> bytes:
        out = bytearray()
        rest = value
        while rest >= _ONE_BYTE:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
        made = bytes(out)
        if len(self) < _KNOWN:
            self[value] = made
        return made


_numbers: Final = _Numbers()


def number(value: int) -> bytes:
    """Return *value*, 0 or more, as LEB128."""
    return _numbers[value]


def entry(distances: Sequence[int], title: int) -> bytes:
    """Return the entry of a page alone: the first position and the *distances* to all others.

    *title* is how many words the page's title has. The head's distance is 0, so it is one byte.
    """
    count, first = len(distances), distances[0]
    in_title = sum(at < title for at in accumulate(distances)) if first < title else 0
    head = [2 * min(count - 1, _COUNTED) + (in_title > 0)]
    if count > _COUNTED:
        head.append(count - _COUNTED - 1)
    if in_title:
        head.append(in_title)
    return b"".join(map(_numbers.__getitem__, chain(head, distances)))


def gathered(entries: Sequence[tuple[int, bytes]]) -> Postings:
    """Return *entries*, one at least, each with its page, in ascending order of pages."""
    first, body = entries[0]
    out = [body]
    last = first
    for page, body in entries[1:]:
        out += (_numbers[8 * (page - last) + body[0]], body[1:])
        last = page
    return Postings(first, last, len(entries), b"".join(out))


def moved(postings: Postings, by: int) -> Postings:
    """Return *postings* with every page's number greater by *by*."""
    return Postings(postings.first + by, postings.last + by, postings.pages, postings.body)


def joined(parts: Sequence[Postings]) -> Postings:
    """Return *parts*, in ascending order of pages, as one. Linear in bytes; no entry is read."""
    if len(parts) == 1:
        return parts[0]
    out = [parts[0].body]
    last = parts[0].last
    for part in parts[1:]:
        # The first head of a part has distance 0, and so is one byte below 8.
        out += (_numbers[8 * (part.first - last) + part.body[0]], part.body[1:])
        last = part.last
    return Postings(parts[0].first, last, sum(part.pages for part in parts), b"".join(out))
