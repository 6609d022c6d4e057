"""What every maker of pages needs at hand: one edition's words, groups and cards."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core import addresses
from plugins.core.facts import Language
from plugins.core.pages import (
    Alternate,
    Anniversary,
    Body,
    DirectoryBody,
    FeedLink,
    Group,
    Link,
    Page,
)
from plugins.core.pictures import Picture, PictureBook
from plugins.core.registers import Registers
from plugins.core.site import Site
from plugins.editions.cards import CardIndex, make_card_index
from plugins.editions.page_frame import PageFrame, make_frame
from plugins.language.edition import Edition
from plugins.language.values import Values
from plugins.routes.index import EditionIndex, Index

_DIRECTORY_TITLES = {
    "archive": "archive.title",
    "topic": "nav.topics",
    "organisation": "nav.organisations",
    "section": "nav.sections",
    "galleries": "galleries.title",
    "registers": "nav.registers",
    "glossary": "nav.glossary",
    "data": "nav.data",
    "feeds": "feeds.title",
    "imprint": "nav.imprint",
    "over_time": "register.over_time",
}


@dataclass(frozen=True, slots=True)
class View:
    """One edition of a site, ready to be made into pages."""

    site: Site
    edition: Edition
    frame: PageFrame
    own: EditionIndex
    others: EditionIndex
    cards: CardIndex
    pictures: PictureBook
    registers: Registers
    values: Values

    @property
    def lang(self) -> Language:
        """The edition's language."""
        return "vi" if self.edition.lang == "vi" else "en"

    @property
    def other_lang(self) -> Language:
        """The other edition's language."""
        return "en" if self.lang == "vi" else "vi"

    def has(self, part: str) -> bool:
        """Say whether the site has the *part*: see ``core.site_settings.Features``."""
        return self.site.reference.settings.features.has(part)

    @property
    def home_crumb(self) -> Link:
        """The first crumb of every page."""
        return Link(self.edition.t("site.home"), self.edition.home)

    def directory_crumb(self, kind: str) -> Link:
        """Return the crumb of a directory: archive, topic, organisation, galleries."""
        url = self.edition.link(addresses.listing(self.lang, kind))
        return Link(self.edition.t(_DIRECTORY_TITLES[kind]), url)

    def alternate(self, kind: str) -> Alternate:
        """Return the way to the listing of the same *kind* in the other edition."""
        url = self.edition.link(addresses.listing(self.other_lang, kind))
        return Alternate(self.other_lang, url, True)

    def feeds(self, title: str, base: str | None = None) -> tuple[FeedLink, ...]:
        """Return the feeds of the listing at *base*, or of the whole edition, in every form."""
        return tuple(
            FeedLink(title, self.edition.link(addresses.feed(self.lang, form, base)), form)
            for form in addresses.FEED_FORMS
        )

    def page(
        self,
        *,
        kind: str,
        address: str,
        title: str,
        description: str,
        alternate: Alternate,
        body: Body,
        crumbs: tuple[Link, ...] = (),
        feeds: tuple[FeedLink, ...] = (),
        share_picture: Picture | None = None,
        indexed: bool = True,
    ) -> Page:
        """Return a page of this edition, with the edition's feeds beside its own."""
        return Page(
            kind=kind,
            lang=self.lang,
            address=address,
            title=title,
            description=description,
            canonical=self.edition.absolute(address),
            alternate=alternate,
            body=body,
            crumbs=crumbs,
            feeds=(*feeds, *self.feeds(self.edition.name)),
            share_picture=share_picture,
            indexed=indexed,
        )

    def directory(
        self,
        kind: str,
        address_kind: str,
        heading: str,
        groups: tuple[Group, ...],
        on_this_day: tuple[Anniversary, ...] = (),
        crumbs: tuple[Link, ...] = (),
    ) -> Page:
        """Return a page of links in groups; *crumbs* come after the first."""
        return self.page(
            kind=kind,
            address=addresses.listing(self.lang, address_kind),
            title=heading,
            description=f"{heading} – {self.edition.description}",
            alternate=self.alternate(address_kind),
            crumbs=(self.home_crumb, *crumbs),
            body=DirectoryBody(heading, None, groups, on_this_day),
        )


def make_view(registers: Registers, edition: Edition, index: Index, pictures: PictureBook) -> View:
    """Return the view of one edition of the registers' site."""
    site = registers.site
    other = "en" if edition.lang == "vi" else "vi"
    return View(
        site=site,
        edition=edition,
        frame=make_frame(site, edition),
        own=index.editions[edition.lang],
        others=index.editions[other],
        cards=make_card_index(site, edition, index.editions[edition.lang].told, pictures),
        pictures=pictures,
        registers=registers,
        values=Values(registers, edition),
    )
