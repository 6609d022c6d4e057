"""A whole site as one value: what the loader makes, and every later step reads.

A text, a folder and a file know their path relative to the content folder, ``Site.root``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from plugins.core import addresses
from plugins.core.dates import Moment
from plugins.core.ledger import Declared
from plugins.core.problems import Problem
from plugins.core.reference import (
    Benefit,
    FrontPage,
    GlossaryEntry,
    Organisation,
    Section,
    SiteSettings,
    Term,
)
from plugins.core.site_texts import AnyText, Asset, FolderText, Outline, PageText, Text

__all__ = [
    "AnyText",
    "Asset",
    "FolderText",
    "Outline",
    "PageText",
    "Reference",
    "Site",
    "StandingPage",
    "Story",
    "Text",
]


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
        shown = text is not None and (text.status == "published" or text.held_back)
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
    gone: tuple[Declared, ...] = ()


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

    def text_digest(self, name: str) -> str | None:
        """Return the digest of what ``lazy_text.read_name`` calls *name*; ``None`` for what is not known."""
        path, _, part = name.rpartition("#")
        text = self.texts_by_path.get(PurePosixPath(path))
        return text.digest(part) if isinstance(text, Text) else None

    def listed(self, lang: str) -> tuple[Text, ...]:
        """Return the texts of *lang* that listings show, newest first; a preview's drafts too."""
        return tuple(
            text
            for story in self.stories
            if (text := story.texts.get(lang)) is not None
            and (text.status == "published" or text.held_back)
        )

    def party(self, name: str, lang: str) -> tuple[str, str | None]:
        """Return the shown name and the address of *name*: an organisation's id or free text."""
        organisation = self.reference.organisations.get(name)
        if organisation is None:
            return name, None
        return organisation.name[lang], self.organisation_address(organisation.id, lang)

    def organisation_address(self, organisation: str, lang: str, page: int = 1) -> str:
        """Return the address of an organisation's page."""
        slug = self.reference.organisations[organisation].slug
        segment = getattr(slug, lang) if slug else organisation
        return addresses.listing(lang, "organisation", segment, page=page)

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
