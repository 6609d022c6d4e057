"""Rows of registers and organisations as schema.org nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.pages import AgreementBody, ListingBody, Page, RegisterBody, StoryBody
from plugins.core.reference import Organisation
from plugins.core.registers import (
    AgreementRow,
    DocumentRow,
    MeetingRow,
    OfferRow,
    Registers,
    Row,
)
from plugins.syndication.nodes import Absolute, Node, filled

# https://schema.org/EventStatusType and ItemAvailability are closed lists; states of agreements
# are not, so they are given as words (creativeWorkStatus takes text).
_SCHEDULED: Final = "https://schema.org/EventScheduled"
_MOST: Final = 100


class Facts:
    """Makes nodes in one language of the registers' site."""

    def __init__(self, registers: Registers, lang: str, absolute: Absolute) -> None:
        self._registers = registers
        self._site = registers.site
        self._lang = lang
        self._absolute = absolute

    def rows(self, rows: Sequence[Row]) -> list[Node]:
        """Return a node for each row that schema.org has a type for."""
        return [node for row in rows[:_MOST] if (node := self._row(row)) is not None]

    def of_story(self, story_id: str) -> list[Node]:
        """Return the meeting and the document that a story reports."""
        document = self._registers.document_by_id.get(story_id)
        meeting = self._registers.meeting_by_id.get(story_id)
        return self.rows([row for row in (meeting, document) if row is not None])

    def _row(self, row: Row) -> Node | None:
        match row:
            case AgreementRow():
                return self.agreement(row)
            case DocumentRow():
                return self.document(row)
            case MeetingRow():
                return self.meeting(row)
            case OfferRow():
                return self.offer(row)
            case _:
                return None

    def agreement(self, row: AgreementRow) -> Node:
        """Return an agreement as a ``DigitalDocument``: its parties, its period, what it follows."""
        words = row.told.words(self._lang)
        block = row.told.block
        url = self._agreement_url(row.id)
        known = self._registers.agreement_by_id
        names = [self._site.party(name, self._lang)[0] for name in block.parties]
        return filled(
            {
                "@type": "DigitalDocument",
                "@id": f"{url}#agreement",
                "url": url,
                "name": words.title or " – ".join(names),
                "identifier": block.number or row.id,
                "about": words.scope,
                "inLanguage": row.told.words_lang(self._lang, "title"),
                "contributor": [self._party(name) for name in words.parties],
                "dateCreated": block.signed.iso(),
                "temporalCoverage": _period(block.valid_from, block.valid_to),
                "isBasedOn": {"@id": f"{self._agreement_url(row.predecessor)}#agreement"}
                if row.predecessor in known
                else None,
            }
        )

    def document(self, row: DocumentRow) -> Node:
        """Return an official document: number, issuer, addressees, annexes."""
        told, words = row.told, row.told.words(self._lang)
        url = self._absolute(told.text(self._lang).address)
        text = told.text(self._lang)
        return filled(
            {
                "@type": "DigitalDocument",
                "@id": f"{url}#document",
                "url": url,
                "name": words.subject,
                "identifier": words.number,
                "inLanguage": told.words_lang(self._lang, "subject"),
                "dateCreated": words.issued.iso(),
                "publisher": self._party(words.issuer),
                "audience": [
                    {"@type": "Audience", "name": self._site.party(name, self._lang)[0]}
                    for name in words.addressees
                ],
                "hasPart": [
                    filled(
                        {
                            "@type": "DigitalDocument",
                            "name": item.title,
                            "identifier": item.number,
                            "url": self._absolute(addresses.attachment(told.story.id, item.file)),
                        }
                    )
                    for item in text.fields.attachments
                    if item.file in told.story.assets
                ],
            }
        )

    def meeting(self, row: MeetingRow) -> Node | None:
        """Return a meeting as an ``Event``; one without a day is none."""
        told, words = row.told, row.told.words(self._lang)
        if row.start.precision not in {"day", "minute"}:
            return None
        text = told.text(self._lang)
        url = self._absolute(text.address)
        return filled(
            {
                "@type": "Event",
                "@id": f"{url}#event",
                "url": url,
                "name": text.fields.title,
                "description": text.fields.summary,
                "inLanguage": text.lang,
                "eventStatus": _SCHEDULED,
                "startDate": row.start.iso(),
                "endDate": words.end.iso() if words.end else None,
                "location": {"@type": "Place", "name": words.venue, "address": words.venue}
                if words.venue
                else None,
                "organizer": [self._party(name) for name in text.fields.organisations],
            }
        )

    def offer(self, row: OfferRow) -> Node:
        """Return an offer to members."""
        partner, lang = row.partner, self._lang
        register = self._absolute(addresses.listing(lang, "benefits"))
        return filled(
            {
                "@type": "Offer",
                "@id": f"{register}#row-{row.id}",
                "url": f"{register}#row-{row.id}",
                "name": partner.offer[lang],
                "category": partner.category[lang],
                "description": partner.how[lang] if partner.how else None,
                "offeredBy": {"@type": "Organization", "name": partner.partner[lang]},
                "areaServed": [place[lang] for place in partner.places],
                "validFrom": _day(partner.valid_from, first=True),
                "validThrough": _day(partner.valid_to, first=False),
            }
        )

    def organisation(self, body: Organisation) -> Node:
        """Return an organisation with its relatives and how to reach it."""
        lang, contact = self._lang, body.contact
        url = self._absolute(self._site.organisation_address(body.id, lang))
        parent = self._party(body.parent) if body.parent else None
        return filled(
            {
                "@type": "Organization",
                "@id": f"{url}#organisation",
                "url": url,
                "name": body.name[lang],
                "alternateName": body.short[lang] if body.short else None,
                "description": body.description[lang] if body.description else None,
                "foundingDate": body.founded.iso() if body.founded else None,
                "parentOrganization": parent,
                "subOrganization": [
                    self._party(child) for child in self._registers.children.get(body.id, ())
                ],
                "address": contact.address[lang] if contact and contact.address else None,
                "telephone": contact.phone if contact else None,
                "email": contact.email if contact else None,
                "sameAs": contact.url if contact else None,
            }
        )

    def _party(self, name: str) -> Node:
        shown, address = self._site.party(name, self._lang)
        url = self._absolute(address) if address else None
        return filled({"@type": "Organization", "name": shown, "url": url})

    def _agreement_url(self, agreement: str | None) -> str:
        return self._absolute(self._registers.agreement_address(agreement or "", self._lang))


def facts_of(page: Page, registers: Registers, absolute: Absolute) -> tuple[list[Node], Node]:
    """Return the nodes of what *page* says of facts, and what its ``WebPage`` says of them."""
    facts = Facts(registers, page.lang, absolute)
    match page.body:
        case StoryBody(card=card):
            nodes = facts.of_story(card.story_id)
            return nodes, {"about": [{"@id": node["@id"]} for node in nodes]} if nodes else {}
        case RegisterBody(rows=rows):
            listed = list_of(facts.rows(rows))
            return [], {"mainEntity": listed} if listed else {}
        case AgreementBody(row=row):
            node = facts.agreement(row)
            return [node], {"mainEntity": {"@id": node["@id"]}}
        case ListingBody(organisation=Organisation() as body):
            node = facts.organisation(body)
            return [node], {"about": {"@id": node["@id"]}}
        case _:
            return [], {}


def list_of(nodes: Sequence[Node]) -> Node | None:
    """Return *nodes* as an ``ItemList``, or ``None`` without any."""
    if not nodes:
        return None
    return {
        "@type": "ItemList",
        "numberOfItems": len(nodes),
        "itemListElement": list(_numbered(nodes)),
    }


def _numbered(nodes: Sequence[Node]) -> Iterator[Node]:
    for position, node in enumerate(nodes, start=1):
        yield {"@type": "ListItem", "position": position, "item": node}


def _period(start: PartialDate | None, end: PartialDate | None) -> str | None:
    """Return a period in ISO 8601: ``2021/2025``, with ``..`` for what is open."""
    first, last = (value.iso() if value else "" for value in (start, end))
    return f"{first or '..'}/{last or '..'}" if first or last else None


def _day(date: PartialDate | None, *, first: bool) -> str | None:
    if date is None:
        return None
    day = date.first_day() if first else date.last_day()
    return day.isoformat() if day else None
