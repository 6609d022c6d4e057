"""The links between the pages of a listing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from plugins.core.pages import Link, Pager

_MOST: Final = 5  # numbers: they fit one line of the narrowest phone


def make_pager(number: int, total: int, url: Callable[[int], str]) -> Pager:
    """Return the way from page *number* of *total* to its neighbours, the first and the last.

    A link without an address stands where numbers are left out.
    """
    first = max(2, min(number - 1, total - (_MOST - 2)))
    within = range(first, min(first + _MOST - 2, total))
    links: list[Link] = []
    for before, page in pairwise([0, *sorted({1, *within, total})]):
        if page > before + 1:
            links.append(Link("…", ""))
        links.append(Link(str(page), url(page), current=page == number))
    return Pager(
        number=number,
        total=total,
        previous=url(number - 1) if number > 1 else None,
        next=url(number + 1) if number < total else None,
        links=tuple(links),
    )
