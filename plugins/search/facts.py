"""Pages that are no stories and yet are looked for: agreements, organisations, offers."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.reference import Organisation
from plugins.core.registers import AgreementRow, OfferRow, Registers
from plugins.search import wording
from plugins.search.document import (
    KIND,
    ORGANISATION,
    UNDATED,
    YEAR,
    Document,
    Passage,
    distinct,
)

AGREEMENT = "agreement"
BODY = "organisation"
OFFER = "benefit"


def fact_documents(registers: Registers, lang: str, word: wording.Word) -> Iterator[Document]:
    """Yield every agreement, organisation and offer of one edition; *word* gives its messages."""
    for row in registers.agreements:
        yield agreement(registers, row, lang, word)
    for body in registers.site.reference.organisations.values():
        yield organisation(registers, body, lang)
    for offer in registers.offers:
        yield benefit(offer, lang, word)


def agreement(registers: Registers, row: AgreementRow, lang: str, word: wording.Word) -> Document:
    """Return what is indexed of an agreement's page."""
    site, words, block = registers.site, row.told.words(lang), row.told.block
    names = [site.party(name, lang)[0] for name in words.parties]
    said = wording.agreement_words(words, lambda name: site.party(name, lang)[0])
    bodies = tuple(name for name in block.parties if name in site.reference.organisations)
    first = block.signed if block.signed.at else block.valid_from
    return Document(
        address=registers.agreement_address(row.id, lang),
        title=words.title or " – ".join(names),
        summary=", ".join(names),
        passages=tuple(Passage(text) for text in distinct(said)),
        hidden=distinct([word("register.title.agreements"), *wording.numbers(words.number)]),
        filters=_filters(AGREEMENT, bodies, row.year),
        sort=_sort(first),
        date=first.iso() if first and first.precision in {"day", "minute"} else "",
        kind=AGREEMENT,
    )


def organisation(registers: Registers, body: Organisation, lang: str) -> Document:
    """Return what is indexed of an organisation's page."""
    said = [item.label[lang] for item in body.statistics]
    relatives = [body.parent, *registers.children.get(body.id, ())]
    names = [registers.site.party(name, lang)[0] for name in relatives if name]
    return Document(
        address=registers.site.organisation_address(body.id, lang),
        title=body.name[lang],
        summary=body.description[lang] if body.description else body.name[lang],
        passages=tuple(Passage(text) for text in distinct(said)),
        hidden=distinct([body.short[lang] if body.short else None, *names]),
        filters=_filters(BODY, (body.id,), None),
        kind=BODY,
    )


def benefit(row: OfferRow, lang: str, word: wording.Word) -> Document:
    """Return what is indexed of an offer, found at its row of the directory."""
    partner = row.partner
    said = [
        partner.category[lang],
        *(both[lang] for both in (partner.who, partner.how, *partner.places) if both),
    ]
    return Document(
        address=f"{addresses.listing(lang, 'benefits')}#row-{row.id}",
        title=partner.partner[lang],
        summary=partner.offer[lang],
        passages=tuple(Passage(text) for text in distinct(said)),
        hidden=distinct([word("register.title.benefits")]),
        filters=_filters(OFFER, (), None),
        kind=OFFER,
    )


def kinds_of(registers: Registers) -> tuple[str, ...]:
    """Return the kinds of these pages that the site has, as ids."""
    there = {
        AGREEMENT: registers.agreements,
        BODY: registers.site.reference.organisations,
        OFFER: registers.offers,
    }
    return tuple(kind for kind, rows in there.items() if rows)


def _filters(kind: str, bodies: tuple[str, ...], year: int | None) -> dict[str, tuple[str, ...]]:
    return {KIND: (kind,), ORGANISATION: bodies, YEAR: (str(year),) if year else ()}


def _sort(date: PartialDate | None) -> str:
    return date.at.strftime("%Y-%m-%dT%H:%M") if date and date.at else UNDATED
