"""The links between the pages of a listing."""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.pages import Link, Pager


def make_pager(number: int, total: int, url: Callable[[int], str]) -> Pager:
    """Return the way from page *number* of *total* to its neighbours, the first and the last."""
    near = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    return Pager(
        number=number,
        total=total,
        previous=url(number - 1) if number > 1 else None,
        next=url(number + 1) if number < total else None,
        links=tuple(Link(str(page), url(page), current=page == number) for page in near),
    )
