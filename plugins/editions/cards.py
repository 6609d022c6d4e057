"""Stories as listings show them, made once a text and shared by every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.pages import Card, Link
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
        fact_kinds=fields.fact_kinds,
        draft=bool(text.held_back),
        retold=fields.retold,
        tone=site.reference.sections[fields.section].order % _TONES,
    )


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
