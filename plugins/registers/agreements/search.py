"""What finds an agreement: in the story that reports it, and its own page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.fact_blocks import Agreement
from plugins.core.search_document import Passage, SearchDocument, distinct, joined, sort_value
from plugins.core.site import Text
from plugins.language.localizer import Localizer
from plugins.registers.agreements.rows import AgreementRow, address
from plugins.registers.found import filters, number_spellings, shown_day

KIND = "agreement"


def words(localizer: Localizer, text: Text) -> Iterator[str | None]:
    """Yield what is said of the agreements of *text*."""
    for agreement in text.fields.agreements:
        yield from _words(localizer, agreement)


def spellings(text: Text) -> Iterator[str]:
    """Yield the agreements' numbers as readers type them."""
    for agreement in text.fields.agreements:
        yield from number_spellings(agreement.number)


def document(localizer: Localizer, row: AgreementRow) -> SearchDocument:
    """Return what is indexed of an agreement's page."""
    block, told = row.fact.block, row.fact.words(localizer.lang)
    names = [localizer.name(name) for name in told.parties]
    known = localizer.registers.site.reference.organisations
    first = row.first_known
    return SearchDocument(
        address=address(row.id, localizer.lang),
        title=told.title or " – ".join(names),
        summary=", ".join(names),
        passages=tuple(Passage(said) for said in distinct(_words(localizer, told))),
        hidden=distinct([localizer.t("register.title.agreements"), *number_spellings(told.number)]),
        filters=filters(KIND, tuple(name for name in block.parties if name in known), row.year),
        sort=sort_value(first.at if first else None),
        date=shown_day(first),
        kind=KIND,
    )


def _words(localizer: Localizer, agreement: Agreement) -> Iterator[str | None]:
    yield agreement.title
    yield agreement.number
    yield from map(localizer.name, agreement.parties)
    yield agreement.unnamed_parties
    for person in agreement.signatories:
        party = localizer.name(person.party) if person.party else None
        yield joined(person.name, person.office, party)
    yield agreement.scope
