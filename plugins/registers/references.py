"""The small objects that records are made of: parties, agreements and documents as they are referred to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.core.dates import PartialDate
from plugins.core.registers import AgreementRow, DocumentRow
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


def agreement(localizer: Localizer, row: AgreementRow) -> Record:
    """Return a reference to an agreement, by its title or else its parties."""
    words = row.told.words(localizer.lang)
    name = words.title or " – ".join(map(localizer.name, words.parties))
    return {"id": row.id, "name": name, "url": localizer.row("agreements", row.id)}


def document(localizer: Localizer, row: DocumentRow) -> Record:
    """Return a reference to an official document, by its number."""
    number = row.told.words(localizer.lang).number
    return {"id": row.id, "name": number, "url": localizer.row("documents", row.id)}


def iso(date: PartialDate | None) -> str | None:
    """Return a date as far as it is known, ``None`` where nothing is."""
    return (date.iso() or None) if date is not None else None
