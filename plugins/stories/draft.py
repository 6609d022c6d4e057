"""A text on its way from its file to the site."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from plugins.core.facts import OWN_WORDS, PageFields, StoryFields
from plugins.core.field_path import FieldPath, field_place, nearest_field
from plugins.core.media import Medium
from plugins.core.problems import Place, place_of
from plugins.core.site import FolderText
from plugins.stories.choices import status_of
from plugins.stories.drafts import seen_status
from plugins.stories.folders import Folder
from plugins.stories.inherit import Lines
from plugins.stories.text_file import lines_before

_ALIKE: Final = [one.name for one in dataclasses.fields(FolderText)]


@dataclass(slots=True)
class Draft:
    """A text on its way: the loader fills it in step by step, then freezes it."""

    folder: Folder
    lang: str
    path: PurePosixPath
    source: str
    values: dict[str, Any]
    lines: Lines
    markdown: str
    body_line: int
    fields: StoryFields | PageFields | None = None
    body: str = ""
    slug: str = ""
    address: str = ""
    held_back: str = ""
    linked_files: tuple[str, ...] = field(default=())
    abbreviations: tuple[str, ...] = ()
    players: tuple[Medium, ...] = ()
    closing_line: int = 1
    stale: bool = False
    seen: str | None = None  # the status that the file seems to state
    in_part: bool = False  # not all of its front matter could be read
    address_lines: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Say whether the text is a draft, whatever else is wrong with it."""
        stated = self.values.get("status")
        if isinstance(stated, str):
            return status_of(stated) == "draft"
        if self.seen is None:
            self.seen = seen_status(self.source)
        return self.seen == "draft"

    @property
    def story_fields(self) -> StoryFields:
        """The fields of a story's text that was found valid."""
        assert isinstance(self.fields, StoryFields)
        return self.fields

    @property
    def page_fields(self) -> PageFields:
        """The fields of a standing page that was found valid."""
        assert isinstance(self.fields, PageFields)
        return self.fields

    @property
    def is_valid(self) -> bool:
        """Whether the text has fields."""
        return self.fields is not None

    @property
    def is_story(self) -> bool:
        """Whether it is a story's text."""
        return isinstance(self.fields, StoryFields)

    @property
    def title(self) -> str:
        """The title of a text that was found valid."""
        return self.fields.title if self.fields else ""

    @property
    def status(self) -> str:
        """The status of a text that was found valid."""
        return self.fields.status if self.fields else ""

    @property
    def redirect_from(self) -> tuple[str, ...]:
        """The addresses that it had."""
        return self.fields.redirect_from if self.fields else ()

    @property
    def waits_until(self) -> dt.datetime | None:
        """The moment that it waits for, if it waits for one."""
        waits = self.held_back == "future" and isinstance(self.fields, StoryFields)
        return self.story_fields.comes_out.at if waits else None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it offers."""
        listed = getattr(self.fields, "attachments", ())
        return (*(item.file for item in listed), *self.linked_files)

    @property
    def values_of_text(self) -> dict[str, Any]:
        """What a story's text and a standing page's have alike, once it is finished."""
        return {name: getattr(self, name) for name in _ALIKE}

    def words_hash(self) -> str:
        """Return twelve digits that change with the words a translation is made from."""
        words = [self.values.get("title"), self.values.get("summary"), self.markdown.strip()]
        return hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()[:12]

    def line_of(self, written: str) -> int:
        """Return the line of the body in which *written* first stands, or the body's first.

        An address stands where a link or picture has it, a word of the text anywhere.
        """
        if lines := self.address_lines.get(written):
            return lines[0]
        return self.body_line + lines_before(self.markdown, written)

    def place(self, path: FieldPath) -> Place:
        """Return where the field *path* is written: here, or in the main text it comes from."""
        if path[:1] and path[0] in OWN_WORDS and not nearest_field(path, self.lines):
            return place_of(self.path, self.closing_line)
        return field_place(self.path, self.lines, path)
