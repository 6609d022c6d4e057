"""What rows that the search finds by themselves have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plugins.core.dates import PartialDate
from plugins.core.search_document import KIND, ORGANISATION, YEAR

_MARKED: Final = str.maketrans("/-.", "   ")


def filters(kind: str, bodies: tuple[str, ...], year: int | None) -> dict[str, tuple[str, ...]]:
    """Return the values of the search's filters: a kind, organisations' ids, a year."""
    return {KIND: (kind,), ORGANISATION: bodies, YEAR: (str(year),) if year else ()}


def shown_day(date: PartialDate | None) -> str:
    """Return the day that a result shows, in ISO form; nothing where not even the day is known."""
    known = date is not None and date.at is not None and date.precision in {"day", "minute"}
    return date.at.date().isoformat() if known and date and date.at else ""


def number_spellings(number: str | None) -> Iterator[str]:
    """Yield *number* as readers type it, without the marks between its parts."""
    if number:
        yield number.translate(_MARKED)
