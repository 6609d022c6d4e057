"""Stories as listings show them, made once a text and shared by every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.pages import Card, CardFact, Link
from plugins.core.pictures import PictureBook
from plugins.core.reads import Derived
from plugins.core.site import Site, Text
from plugins.language.edition import Edition

_TONES: Final = 4  # as in css/components/motif.css


@dataclass(frozen=True, slots=True)
class CardIndex:
    """The cards of one edition by story id."""

    edition: Edition
    cards: Mapping[str, Card]

    def __getitem__(self, text: Text) -> Card:
        return self.cards[text.story_id]


def make_card_index(
    site: Site, edition: Edition, told: Mapping[str, Text], pictures: PictureBook
) -> CardIndex:
    """Return a card for every text of *edition*, by story as *told* has them, made when asked for."""

    def make(story_id: str) -> Card:
        return make_card(site, edition, told[story_id], pictures)

    return CardIndex(edition, Derived(told, make))


def make_card(site: Site, edition: Edition, text: Text, pictures: PictureBook) -> Card:
    """Return the card of one text."""
    fields = text.fields
    section = section_link(site, edition, fields.section)
    return Card(
        story_id=text.story_id,
        url=edition.link(text.address),
        title=fields.title,
        summary=fields.summary,
        date=fields.date,
        section=section,
        kicker=None if _same(fields.kicker, section.label) else fields.kicker,
        picture=pictures.lead(text),
        picture_count=pictures.count(text),
        facts=tuple(_facts(edition, text)),
        draft=bool(text.held_back),
        retold=fields.retold,
        tone=site.reference.sections[fields.section].order % _TONES,
    )


def _facts(edition: Edition, text: Text) -> Iterator[CardFact]:
    """Yield the facts that can be named in a word or two and are not told by the date of the story."""
    fields, t = text.fields, edition.t
    if fields.meeting and (day := fields.event_day) and day != fields.date.day:
        yield CardFact("meeting", t("card.fact.meeting", date=edition.short_date(day)))
    if len(fields.agreements) == 1:
        (one,) = fields.agreements
        if one.valid_from and one.valid_to and one.valid_from.year and one.valid_to.year:
            years = f"{one.valid_from.year}–{one.valid_to.year}"
            yield CardFact("agreement", t("card.fact.agreement", years=years))
    if fields.document:
        yield CardFact("document", fields.document.number)
    if len(fields.trainings) == 1 and (by := fields.trainings[0].apply_by) and by.at:
        yield CardFact("training", t("card.fact.training", date=edition.partial(by)))


def _same(kicker: str | None, section: str) -> bool:
    """Whether a kicker only repeats the section, which every card names."""
    return kicker is not None and kicker.casefold() == section.casefold()


def section_link(site: Site, edition: Edition, section: str) -> Link:
    """Return the link to a section."""
    name = site.reference.sections[section].name[edition.lang]
    return Link(name, edition.link(site.section_address(section, edition.lang)))


def topic_link(site: Site, edition: Edition, topic: str) -> Link:
    """Return the link to a topic."""
    name = site.reference.topics[topic].name[edition.lang]
    return Link(name, edition.link(site.topic_address(topic, edition.lang)))


def organisation_link(site: Site, edition: Edition, organisation: str) -> Link:
    """Return the link to an organisation."""
    name = site.reference.organisations[organisation].name[edition.lang]
    return Link(name, edition.link(site.organisation_address(organisation, edition.lang)))
