"""Addresses that were left: their pages, the feeds that stay readable there, the servers' rules."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.ledger import Ended, Live
from plugins.core.pages import Page
from plugins.editions.book import Book
from plugins.editions.ended_pages import ended_pages


def pages(book: Book, ended: Iterable[Ended]) -> Iterator[Page]:
    """Yield the page of every address that was left, but for feeds that moved."""
    yield from ended_pages(book, (left for left in ended if not _is_feed(left)))


def copy_feeds(ended: Iterable[Ended], output: Path) -> None:
    """Write feeds that moved at their old addresses as well: feed readers follow no page."""
    for left in ended:
        if _is_feed(left) and left.target is not None:
            target = output / left.address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(output / left.target, target)


def moves(live: Live, ended: Iterable[Ended]) -> tuple[tuple[str, str], ...]:
    """Return old addresses with their targets: texts first, what follows from others last."""
    left = [found for found in ended if found.target is not None and not _is_feed(found)]
    left.sort(key=lambda found: (found.owner.kind == "list", found.address))
    return (
        *sorted(live.moved.items()),
        *((found.address, found.target or "") for found in left),
    )


def _is_feed(left: Ended) -> bool:
    return left.owner.kind == "feed" and left.target is not None and left.target.endswith(".xml")
