"""A whole site as one value: what the loader makes, and every later step reads.

A text, a folder and a file know their path relative to the content folder, ``Site.root``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote

from plugins.core import addresses
from plugins.core.dates import Moment
from plugins.core.facts import PageFields, StoryFields
from plugins.core.field_path import FieldLines, field_place, words_language
from plugins.core.ledger import Declared, Redirected
from plugins.core.link_forms import SRC, holds_marks, leads_within
from plugins.core.media import Medium
from plugins.core.outline import FEWEST_IN_ALBUM, Outline
from plugins.core.problems import Place, Problem
from plugins.core.reference import (
    BannerSlot,
    Benefit,
    FrontPage,
    GlossaryEntry,
    Organisation,
    Section,
    Term,
)
from plugins.core.site_settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture or attachment in a story's folder. ``name`` is NFC; ``path`` is spelt as on the disk."""

    name: str
    path: PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderText:
    """One language of a folder: what a story's text and a standing page's have alike.

    ``body`` is sanitised HTML whose ``story:``, ``page:`` and ``org:`` links are resolved to
    addresses that start with ``/``; its pictures still name files of the folder.
    ``lines`` maps a field's path to its file and line; ``source`` is the file as decoded.
    ``held_back`` is ``draft`` or ``future`` where only a preview shows the text; ``linked_files``
    are the attachments that the body links to. ``abbreviations`` are those of the glossary that the
    body expands, in the order of their first use. ``players`` is what the body plays: each stands
    there as ``<div data-player="N">`` with its words, N being its number in ``players``.
    ``address_lines`` are the lines on which the addresses of links and pictures in the body are written.
    """

    lang: str
    path: PurePosixPath
    slug: str
    address: str
    body: str
    source: str
    body_line: int
    lines: FieldLines
    held_back: str = ""
    linked_files: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    players: tuple[Medium, ...] = ()
    address_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def pictures_in_body(self) -> bool:
        """Whether the body shows pictures."""
        return "<img " in self.body

    def place(self, *path: str | int) -> Place:
        """Return where the field *path* is written, or the field around it."""
        return field_place(self.path, self.lines, path)

    def words_lang(self, *path: str | int) -> str:
        """Return the language in which the words of the field *path* are written.

        A translation that does not restate them has them from the main text.
        """
        return words_language(self.path, self.lang, self.lines, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(FolderText):
    """One language of a story.

    ``translation_stale`` says that the main text was edited after it was translated.
    """

    story_id: str
    fields: StoryFields
    translation_stale: bool = False

    @property
    def outline(self) -> Outline:
        """Where the text belongs."""
        fields = self.fields
        pictured = bool(fields.gallery) or self.pictures_in_body
        return Outline(
            status=fields.status,
            date=fields.date,
            updated=fields.updated,
            event_day=fields.event_day,
            section=fields.section,
            topics=fields.topics,
            organisations=fields.organisations,
            redirect_from=fields.redirect_from,
            files=(*(item.file for item in fields.attachments), *self.linked_files),
            has_album=pictured and fields.status != "withdrawn",
            is_album=fields.status != "withdrawn" and self._shows_at_least(FEWEST_IN_ALBUM),
            has_gallery=bool(fields.gallery),
            album_download=fields.album_download,
            facts=bool(fields.fact_kinds or fields.mentions),
            leads_to=leads_within(self.body),
            has_pictures=pictured or self._names_pictures,
            has_players=bool(self.players),
            has_marks=holds_marks(self.source, self.body_line, self.body),
        )

    def _shows_at_least(self, fewest: int) -> bool:
        files = {item.file for item in self.fields.gallery}
        if len(files) < fewest and self.pictures_in_body:
            files.update(unquote(found[2]).removeprefix("./") for found in SRC.finditer(self.body))
        return len(files) >= fewest

    @property
    def _names_pictures(self) -> bool:
        posters = any(player.picture for player in self.players)
        return posters or self.fields.cover is not None

    def digest(self, part: str) -> str | None:
        """Return the digest of a part (see ``lazy_text``), where it is known."""

    @property
    def has_album(self) -> bool:
        """Whether the text shows pictures, and so has a gallery page of its own."""
        return self.outline.has_album


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText(FolderText):
    """One language of a standing page, which has neither date, gallery nor facts."""

    page_id: str
    fields: PageFields

    @property
    def outline(self) -> PageFields:
        """What its addresses go by."""
        return self.fields


AnyText: TypeAlias = Text | PageText


@dataclass(frozen=True, slots=True)
class Story:
    """A folder: one or two texts, pictures and attachments. ``main`` is the main text."""

    id: str
    folder: PurePosixPath
    main: Text
    texts: Mapping[str, Text]
    assets: Mapping[str, Asset]

    @property
    def main_first(self) -> tuple[Text, ...]:
        """The texts, the main one first: its lines are named in reports."""
        return self.main, *(text for text in self.texts.values() if text is not self.main)

    @property
    def date(self) -> Moment:
        """When the story was published."""
        return self.main.outline.date

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Key that sorts stories by date, then by id."""
        return self.main.outline.date.at, self.id

    def shown(self, lang: str) -> Text:
        """Return the text in *lang* where lists show it (not hidden, not withdrawn), else the main one."""
        text = self.texts.get(lang)
        shown = text is not None and (text.outline.status == "published" or text.held_back)
        return text if text is not None and shown else self.main


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A folder under ``content/pages``."""

    id: str
    folder: PurePosixPath
    texts: Mapping[str, PageText]
    assets: Mapping[str, Asset]

    @property
    def main_first(self) -> tuple[PageText, ...]:
        """The texts in the order of the languages: neither is the main one."""
        return tuple(self.texts.values())


@dataclass(frozen=True, slots=True)
class Reference:
    """``content/data``: ids and their words. Mappings keep the order of the files."""

    settings: SiteSettings
    sections: Mapping[str, Section]
    topics: Mapping[str, Term]
    organisations: Mapping[str, Organisation]
    glossary: tuple[GlossaryEntry, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    front: FrontPage = field(default_factory=FrontPage)
    banners: tuple[BannerSlot, ...] = ()
    gone: tuple[Declared, ...] = ()
    redirects: tuple[Redirected, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything under ``content/``. ``stories`` are the shown ones, newest first.

    ``root`` is the content folder on the disk, needed only where a file is read or copied.
    ``held_back`` are texts of drafts and of days to come, kept for the report; ``today`` is the
    build's day in Vietnam. ``tidied`` is how often each kind of slip (``typography.KINDS``) was mended
    in what is shown.
    """

    root: Path
    today: dt.date
    reference: Reference
    stories: tuple[Story, ...]
    pages: tuple[StandingPage, ...]
    held_back: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()
    texts_by_path: Mapping[PurePosixPath, AnyText] = field(default_factory=dict)
    tidied: Mapping[str, int] = field(default_factory=dict)

    def listed(self, lang: str) -> tuple[Text, ...]:
        """Return the texts of *lang* that listings show, newest first; a preview's drafts too."""
        return tuple(
            text
            for story in self.stories
            if (text := story.texts.get(lang)) is not None
            and (text.outline.status == "published" or text.held_back)
        )

    def party(self, name: str, lang: str) -> tuple[str, str | None]:
        """Return the shown name and the address of *name*: an organisation's id or free text."""
        organisation = self.reference.organisations.get(name)
        if organisation is None:
            return name, None
        return organisation.name[lang], self.organisation_address(organisation.id, lang)

    def organisation_address(self, organisation: str, lang: str) -> str:
        """Return the address of an organisation's page."""
        slug = self.reference.organisations[organisation].slug
        segment = getattr(slug, lang) if slug else organisation
        return addresses.listing(lang, "organisation", segment)

    def organisation_stories_address(self, organisation: str, lang: str, page: int = 1) -> str:
        """Return the address of the list of an organisation's stories, below its page."""
        return addresses.stories_of(self.organisation_address(organisation, lang), lang, page)

    def section_address(self, section: str, lang: str, page: int = 1) -> str:
        """Return the address of a section."""
        slug = self.reference.sections[section].slug
        return addresses.listing(
            lang, "section", getattr(slug, lang) if slug else section, page=page
        )

    def topic_address(self, topic: str, lang: str, page: int = 1) -> str:
        """Return the address of a topic."""
        slug = self.reference.topics[topic].slug
        return addresses.listing(lang, "topic", getattr(slug, lang) if slug else topic, page=page)
