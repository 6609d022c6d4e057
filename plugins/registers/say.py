"""One edition's words for the files of the registers, and the small objects that rows are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.register_names import RegisterName
from plugins.core.registers import AgreementRow, DocumentRow, Registers
from plugins.core.site import Story

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Say:
    """What an edition says: messages by key, absolute addresses, dates as far as they are known."""

    registers: Registers
    lang: str
    site: str
    t: Callable[..., str]
    absolute: Callable[[str], str]
    partial: Callable[[PartialDate], str]

    @property
    def host(self) -> str:
        """The site's host, in identifiers that both editions share."""
        return urlsplit(self.absolute("")).hostname or "localhost"

    def place(self, register: RegisterName, row: str) -> str:
        """Return where a row of the register stands on the site."""
        if register == "agreements":
            return self.absolute(addresses.listing(self.lang, register, row))
        return f"{self.absolute(addresses.listing(self.lang, register))}#row-{row}"

    def story(self, story: Story, lang: str | None = None) -> str:
        """Return where a story is told: in this edition or in *lang*, else where its main text is."""
        return self.absolute(story.shown(lang or self.lang).address)

    def name(self, party: str) -> str:
        """Return the shown name of an organisation's id or of free text."""
        return self.registers.site.party(party, self.lang)[0]

    def party(self, party: str) -> Record:
        """Return an organisation with its id and page, or free text with neither."""
        name, address = self.registers.site.party(party, self.lang)
        known = party if address is not None else None
        url = self.absolute(address) if address is not None else None
        return {"name": name, "organisation": known, "url": url}

    def party_or_none(self, party: str | None) -> Record | None:
        """Return :meth:`party`, or ``None`` where none is stated."""
        return self.party(party) if party else None

    def parties(self, names: Iterable[str]) -> list[Record]:
        """Return every party in the order given."""
        return [self.party(name) for name in names]

    def agreement(self, row: AgreementRow) -> Record:
        """Return a reference to an agreement, by its title or else its parties."""
        words = row.told.words(self.lang)
        name = words.title or " – ".join(map(self.name, words.parties))
        return {"id": row.id, "name": name, "url": self.place("agreements", row.id)}

    def document(self, row: DocumentRow) -> Record:
        """Return a reference to an official document, by its number."""
        number = row.told.words(self.lang).number
        return {"id": row.id, "name": number, "url": self.place("documents", row.id)}


def iso(date: PartialDate | None) -> str | None:
    """Return a date as far as it is known, ``None`` where nothing is."""
    return (date.iso() or None) if date is not None else None
