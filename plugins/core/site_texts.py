"""The texts of a site: the words of a story or a standing page in one language, and their outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from plugins.core.dates import Moment
from plugins.core.facts import PageFields, StoryFields
from plugins.core.field_path import FieldLines, field_place, words_language
from plugins.core.link_forms import GALLERY_MARK, LEFT_OVER, leads_within
from plugins.core.media import Medium
from plugins.core.problems import Place


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture or attachment in a story's folder. ``name`` is NFC; ``path`` is spelt as on the disk."""

    name: str
    path: PurePosixPath


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a story's text belongs, without its words: what listings, addresses and registers go by.

    ``files`` are the attachments that it names, ``facts`` says that it reports or mentions any.
    ``leads_to`` are the addresses in its body that are paths of this site or name a place of a page.
    ``has_pictures`` says that it names any picture, ``has_players`` that it plays anything, ``has_marks``
    that a mark stayed a mark.
    """

    status: str
    date: Moment
    updated: Moment | None
    section: str
    topics: tuple[str, ...]
    organisations: tuple[str, ...]
    redirect_from: tuple[str, ...]
    files: tuple[str, ...]
    has_album: bool
    has_gallery: bool
    album_download: bool
    facts: bool
    leads_to: tuple[str, ...] = ()
    has_pictures: bool = False
    has_players: bool = False
    has_marks: bool = False


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

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The addresses in the body that are paths of this site or name a place of a page."""
        return leads_within(self.body)

    @property
    def has_marks(self) -> bool:
        """Whether a mark may have stayed a mark: in a field, or misplaced in the body."""
        if not LEFT_OVER.search(self.source):
            return False
        head = "\n".join(self.source.split("\n")[: self.body_line - 1])
        return bool(LEFT_OVER.search(head)) or "[[" in self.body.replace(GALLERY_MARK, "")

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
            section=fields.section,
            topics=fields.topics,
            organisations=fields.organisations,
            redirect_from=fields.redirect_from,
            files=(*(item.file for item in fields.attachments), *self.linked_files),
            has_album=pictured and fields.status != "withdrawn",
            has_gallery=bool(fields.gallery),
            album_download=fields.album_download,
            facts=bool(fields.fact_kinds or fields.mentions),
            leads_to=self.leads_to,
            has_pictures=pictured
            or fields.cover is not None
            or any(player.picture for player in self.players),
            has_players=bool(self.players),
            has_marks=self.has_marks,
        )

    @property
    def status(self) -> str:
        """Its status."""
        return self.outline.status

    def digest(self, part: str) -> str | None:
        """Return the digest of a part (see ``lazy_text``), where it is known."""
        del part
        return None

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
    def status(self) -> str:
        """Its status."""
        return self.fields.status


AnyText: TypeAlias = Text | PageText
