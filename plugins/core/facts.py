"""What an editor may write in a story's front matter: one frozen model a block.

The single source of the checks, of the JSON Schema and of the field tables in the guides.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from plugins.core.dates import Moment
from plugins.core.fact_blocks import FactFields
from plugins.core.fields import (
    AltText,
    Block,
    FileName,
    Identifier,
    Lead,
    ListOrSingle,
    NamedId,
    Once,
    PartialDateField,
    SitePath,
    Slug,
    Title,
    WebAddress,
    When,
    Words,
)
from plugins.core.media_fields import Media, Video
from plugins.core.number_fields import Number
from plugins.core.shorthand import author, named

Status = Literal["draft", "published", "hidden", "withdrawn"]
Language = Literal["vi", "en"]

RETOLD_AFTER: Final = dt.timedelta(days=365)  # a source that much older is no news of the day


class Author(Block):
    """A name in the byline and what the person did."""

    name: Words
    job: Literal["text", "photos", "text_and_photos", "translation", "illustration"] = "text"


class Source(Block):
    """Where a story was taken from, and when it came out there."""

    name: Words
    url: WebAddress | None = None
    date: PartialDateField | None = None


class GalleryItem(Block):
    """One picture of a story. ``lang`` is the language its words are in, when not the text's own.

    ``minors`` says that it shows children, ``consent`` who agreed to its publication: the desk's
    own record, never published.
    """

    file: FileName
    alt: AltText
    caption: Words | None = None
    credit: Words | None = None
    focus: Words | None = None
    decorative: bool = False
    minors: bool = False
    consent: Words | None = None
    lang: Language | None = None


class Attachment(Block):
    """A file to download beside the story."""

    file: FileName
    title: Words
    number: Words | None = None


class Statistic(Block):
    """A figure with the day on which it was true."""

    label: Words
    value: Number
    unit: Words | None = None
    as_of: PartialDateField
    source: Words | None = None


class Correction(Block):
    """What was mended after publication, and when."""

    date: When
    note: Words


class Translation(Block):
    """Which state of the main text this translation was made from."""

    of: Words
    by: Words | None = None


class NewsFields(Block):
    """What the front matter of any story says, whatever facts it reports."""

    title: Title
    date: When
    embargo: When | None = None
    section: NamedId
    summary: Lead
    authors: Annotated[
        tuple[
            Annotated[Author, BeforeValidator(author, json_schema_input_type=Author | Words)], ...
        ],
        ListOrSingle,
        Once,
        Field(min_length=1),
    ]
    updated: When | None = None
    kicker: Words | None = None
    slug: Slug | None = None
    source: Annotated[
        Source | None, BeforeValidator(named, json_schema_input_type=Source | Words | None)
    ] = None
    topics: Annotated[tuple[NamedId, ...], ListOrSingle, Once] = ()
    organisations: Annotated[tuple[NamedId, ...], ListOrSingle, Once] = ()
    cover: FileName | None = None
    gallery: Annotated[tuple[GalleryItem, ...], ListOrSingle] = ()
    album_download: bool = False
    videos: Annotated[tuple[Video, ...], ListOrSingle] = ()
    media: Annotated[tuple[Media, ...], ListOrSingle] = ()
    attachments: Annotated[tuple[Attachment, ...], ListOrSingle, Once] = ()
    statistics: Annotated[tuple[Statistic, ...], ListOrSingle, Once] = ()
    status: Status = "published"
    redirect_from: Annotated[tuple[SitePath, ...], ListOrSingle, Once] = ()
    corrections: Annotated[tuple[Correction, ...], ListOrSingle, Once] = ()
    related: Annotated[tuple[Identifier, ...], ListOrSingle, Once] = ()
    mentions: Annotated[tuple[NamedId, ...], ListOrSingle, Once] = ()
    translation: Translation | None = None

    @property
    def waits_for(self) -> Literal["date", "embargo"]:
        """The field that says when the story comes out: the later moment, the date where they are one."""
        late = self.embargo is not None and self.embargo.at > self.date.at
        return "embargo" if late else "date"

    @property
    def comes_out(self) -> Moment:
        """The moment before which nothing of the story is public."""
        return self.embargo if self.embargo and self.waits_for == "embargo" else self.date

    @property
    def retold(self) -> bool:
        """Whether it retells something old: its source gives no date, or one over a year before."""
        if self.source is None or self.source.date is None:
            return False
        last = self.source.date.last_day()
        return last is None or last + RETOLD_AFTER < self.date.day


class StoryFields(FactFields, NewsFields):
    """The front matter of one language of a story, facts of the main text inherited."""


class PageFields(Block):
    """The front matter of a standing page."""

    title: Title
    summary: Lead
    slug: Slug | None = None
    updated: When | None = None
    videos: Annotated[tuple[Video, ...], ListOrSingle] = ()
    media: Annotated[tuple[Media, ...], ListOrSingle] = ()
    status: Status = "published"
    redirect_from: Annotated[tuple[SitePath, ...], ListOrSingle, Once] = ()


# A story's own top-level words: each text has its own, or none. Every other field is inherited from the main
# text; words within a block of facts may be restated all the same, unless the register's checks forbid it.
OWN_WORDS = frozenset({"title", "summary", "kicker", "slug", "redirect_from", "translation"})
