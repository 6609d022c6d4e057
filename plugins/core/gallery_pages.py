"""The pages of pictures as values: a story's gallery page, and the galleries of a year or of all.

Every ``url`` is ready for ``href``, the site's base path included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from plugins.core.dates import Moment
from plugins.core.page_parts import AttachmentView, Card, Link, Pager
from plugins.core.pictures import Picture, Rendition

WORDS_FILE: Final = "chu-thich-captions.txt"  # in an archive, beside the pictures


@dataclass(frozen=True, slots=True)
class GalleryGroup:
    """The newest galleries of one year in rows, each card leading to its gallery page.

    ``total`` is how many the year has, ``pictures`` how many pictures they hold; ``all`` leads to
    the year's page where ``rows`` do not hold all of them.
    """

    year: int
    rows: tuple[tuple[Card, ...], ...]
    total: int = 0
    pictures: int = 0
    all: Link | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of all rows."""
        return tuple(card for row in self.rows for card in row)


@dataclass(frozen=True, slots=True)
class GalleriesBody:
    """Stories with pictures, by year, newest first: of all years, or of one, page by page.

    ``years`` are all years with the number of their galleries; ``only_other`` leads to galleries
    that exist in the other edition alone.
    """

    groups: tuple[GalleryGroup, ...]
    years: tuple[Link, ...] = ()
    pager: Pager | None = None
    only_other: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """All pictures of a story in one ZIP file, the same for both editions.

    ``files`` are their names in it, in the editor's order; ``words`` is the text file beside them,
    captions in both languages.
    """

    address: str
    files: tuple[tuple[str, Rendition], ...]
    words: str


@dataclass(frozen=True, slots=True)
class AlbumBody:
    """A story's gallery page: its pictures, large, in the editor's order.

    ``card`` is the story's, and leads to it; ``newer`` and ``older`` lead to the galleries beside
    this one. ``download`` leads to the ``archive`` and states its size.
    """

    card: Card
    updated: Moment | None
    pictures: tuple[Picture, ...]
    newer: Card | None
    older: Card | None
    archive: Archive | None = None
    download: AttachmentView | None = None
