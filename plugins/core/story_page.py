"""A story's own page as a value.

Every ``url`` is ready for ``href``, the site's base path included.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.core.dates import Moment, PartialDate
from plugins.core.glossary_page import GlossaryTerm
from plugins.core.page_parts import (
    AttachmentView,
    Byline,
    Card,
    CorrectionView,
    FactBlock,
    Link,
    Related,
)
from plugins.core.pictures import Picture
from plugins.core.players import Shown


@dataclass(frozen=True, slots=True)
class StoryBody:
    """A story's own page. ``html`` is sanitised, its pictures are ``<picture>`` already.

    Where the editor placed the gallery, ``html_after`` is what follows it. ``glossary`` are the
    abbreviations that the text expands, in the order of use. ``album`` leads to the gallery page.
    ``source_date`` is when the source came out, of unknown precision where it does not say.
    ``players`` is what the text plays; ``reading_minutes`` is at least 1; ``share`` leads to what
    hands an address on; ``citation`` is how the page is cited. ``opens`` is the lead's
    place in the gallery where it has one, ``rows`` are the gallery's other pictures, a row a line.
    ``facts_brief`` says what the facts hold while they are folded; ``contents`` leads to the
    headings of a long text; ``beside`` are those of ``related`` that stand beside it where there
    is room.
    """

    card: Card
    html: Markup
    html_after: Markup | None
    updated: Moment | None
    event_date: PartialDate | None
    bylines: tuple[Byline, ...]
    source_name: str | None
    source_url: str | None
    topics: tuple[Link, ...]
    organisations: tuple[Link, ...]
    lead: Picture | None
    gallery: tuple[Picture, ...]
    facts: tuple[FactBlock, ...]
    attachments: tuple[AttachmentView, ...]
    corrections: tuple[CorrectionView, ...]
    related: tuple[Related, ...]
    newer: Card | None
    older: Card | None
    status: str
    translation_stale: bool = False
    lunar_year: str | None = None
    glossary: tuple[GlossaryTerm, ...] = ()
    album: Link | None = None
    reading_minutes: int = 1
    share: tuple[Link, ...] = ()
    citation: str = ""
    source_date: PartialDate | None = None
    players: tuple[Shown, ...] = ()
    opens: Picture | None = None
    rows: tuple[tuple[Picture, ...], ...] = ()
    facts_brief: str = ""
    contents: tuple[Link, ...] = ()
    beside: tuple[Related, ...] = ()
