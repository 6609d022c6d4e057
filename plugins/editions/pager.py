"""A list cut into pages: what each shows, where it stands, and the links between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from plugins.core.pages import Link, Pager
from plugins.language.edition import Edition
from plugins.routes.paging import count_pages

Item = TypeVar("Item")

_MOST: Final = 5  # numbers: they fit one line of the narrowest phone


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Item]):
    """One page of a list: its number from 1, its address, its part of the list, and the way to
    the others, ``None`` where there are none.
    """

    number: int
    address: str
    shown: Sequence[Item]
    pager: Pager | None

    @property
    def is_first(self) -> bool:
        """Whether the list begins here."""
        return self.number == 1

    def titled(self, edition: Edition, title: str) -> str:
        """Return the list's *title* as this page bears it: a further one says its number."""
        if self.is_first:
            return title
        return f"{title} – {edition.t('pager.page', number=self.number)}"


def cut(
    edition: Edition, items: Sequence[Item], size: int, address: Callable[[int], str]
) -> tuple[ListPage[Item], ...]:
    """Return *items* in pages of at most *size*; one at least, which may be empty.

    *address* takes a page's number, from 1.
    """
    return tuple(
        page_of(edition, items, size, address, number)
        for number in range(1, count_pages(items, size) + 1)
    )


def page_of(
    edition: Edition, items: Sequence[Item], size: int, address: Callable[[int], str], number: int
) -> ListPage[Item]:
    """Return page *number* of ``cut`` alone."""
    total = count_pages(items, size)

    def url(number: int) -> str:
        return edition.link(address(number))

    return ListPage(
        number,
        address(number),
        items[(number - 1) * size : number * size],
        make_pager(number, total, url) if total > 1 else None,
    )


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
