"""The small objects that records are made of: parties, and rows as they are referred to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.core.dates import PartialDate
from plugins.language.localizer import Localizer

Record = dict[str, Any]


def party(localizer: Localizer, name: str) -> Record:
    """Return an organisation with its id and page, or free text with neither."""
    shown, address = localizer.registers.site.party(name, localizer.lang)
    known = name if address is not None else None
    url = localizer.absolute(address) if address is not None else None
    return {"name": shown, "organisation": known, "url": url}


def party_or_none(localizer: Localizer, name: str | None) -> Record | None:
    """Return :func:`party`, or ``None`` where none is stated."""
    return party(localizer, name) if name else None


def parties(localizer: Localizer, names: Iterable[str]) -> list[Record]:
    """Return every party in the order given."""
    return [party(localizer, name) for name in names]


def iso(date: PartialDate | None) -> str | None:
    """Return a date as far as it is known, ``None`` where nothing is."""
    return (date.iso() or None) if date is not None else None
