"""Pages as values: what every template receives.

A template gets ``page`` (a :class:`Page`) and ``edition``; what differs by kind of page is in
``page.body``. Every ``url`` is ready for ``href``, the site's base path included.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.core.dates import Moment, PartialDate
from plugins.core.ended_pages import GoneBody, RedirectBody
from plugins.core.feed_pages import DigestBody, FeedsBody
from plugins.core.front_page import Anniversary, Band, FrontBody, Notice
from plugins.core.gallery_pages import AlbumBody, GalleriesBody, GalleryGroup
from plugins.core.glossary_page import GlossaryBody, GlossaryItem, GlossaryTerm
from plugins.core.honour_pages import HonoursBody
from plugins.core.imprint_page import ImprintBody
from plugins.core.link_forms import GALLERY_MARK
from plugins.core.page_parts import (
    Alternate,
    AttachmentView,
    Byline,
    Card,
    CorrectionView,
    FactBlock,
    FactRow,
    FactValue,
    FeedLink,
    Link,
    Pager,
    Related,
    Timeline,
    TimelineRow,
    YearChart,
)
from plugins.core.pictures import Picture, ShareImage
from plugins.core.players import Shown
from plugins.core.reference import Organisation
from plugins.core.register_pages import (
    AgreementBody,
    DataBody,
    Extract,
    HubBody,
    LookUp,
    RegisterBody,
)

__all__ = [
    "GALLERY_MARK",
    "AgreementBody",
    "AlbumBody",
    "Alternate",
    "Anniversary",
    "AttachmentView",
    "Band",
    "Body",
    "Byline",
    "Card",
    "CorrectionView",
    "DataBody",
    "DigestBody",
    "DirectoryBody",
    "Extract",
    "FactBlock",
    "FactRow",
    "FactValue",
    "FeedLink",
    "FeedsBody",
    "FrontBody",
    "GalleriesBody",
    "GalleryGroup",
    "GlossaryBody",
    "GlossaryItem",
    "GlossaryTerm",
    "GoneBody",
    "Group",
    "HubBody",
    "Link",
    "ListingBody",
    "LookUp",
    "NotFoundBody",
    "Notice",
    "OfflineBody",
    "Page",
    "Pager",
    "RedirectBody",
    "RegisterBody",
    "Related",
    "SearchBody",
    "SearchFilter",
    "StandingBody",
    "StoryBody",
    "Timeline",
    "TimelineRow",
    "YearChart",
]


@dataclass(frozen=True, slots=True)
class StoryBody:
    """A story's own page. ``html`` is sanitised, its pictures are ``<picture>`` already.

    Where the editor placed the gallery, ``html_after`` is what follows it. ``glossary`` are the
    abbreviations that the text expands, in the order of use. ``album`` leads to the gallery page.
    ``source_date`` is when the source came out, of unknown precision where it does not say.
    ``players`` is what the text plays; ``reading_minutes`` is at least 1; ``share`` leads to what
    hands an address on; ``citation`` is how the page is cited.
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


@dataclass(frozen=True, slots=True)
class ListingBody:
    """A section, topic, organisation, year or month: stories newest first.

    ``facts`` are an organisation's figures, ``registers`` what the registers hold of it; ``siblings`` are neighbouring listings (the months of
    a year with counts, the other sections); ``only_other`` leads to the newest stories that exist
    in the other edition alone; ``digest`` to a month's digest, ``roll`` to a year's roll of honour.
    """

    heading: str
    intro: str | None
    cards: tuple[Card, ...]
    total: int
    pager: Pager | None = None
    facts: tuple[FactBlock, ...] = ()
    siblings: tuple[Link, ...] = ()
    only_other: tuple[Link, ...] = ()
    registers: tuple[Extract, ...] = ()
    organisation: Organisation | None = None
    timeline: Timeline | None = None
    chart: YearChart | None = None
    digest: Link | None = None
    roll: Link | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading: the months of a year, organisations of a level."""

    heading: Link | None
    links: tuple[Link, ...]
    chart: YearChart | None = None


@dataclass(frozen=True, slots=True)
class DirectoryBody:
    """The archive's years and months, or all topics, sections or organisations, with counts."""

    heading: str
    intro: str | None
    groups: tuple[Group, ...]
    on_this_day: tuple[Anniversary, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingBody:
    """A standing page."""

    title: str
    summary: str
    html: Markup
    updated: Moment | None
    glossary: tuple[GlossaryTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """One filter of the search: ``name`` and option values are ASCII ids, labels are shown."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchBody:
    """The search page: its filters, and what is offered before a search and without JavaScript.

    ``newest`` are the registers that have rows. ``bundle_url`` and ``other_bundle_url`` are the indexes of this edition and of the other one,
    "" where there is none.
    """

    filters: tuple[SearchFilter, ...]
    bundle_url: str
    base_url: str
    ways: tuple[Link, ...]
    other_bundle_url: str = ""
    newest: tuple[LookUp, ...] = ()


@dataclass(frozen=True, slots=True)
class OfflineBody:
    """What is shown without a network: words alone, and what the device itself knows."""


@dataclass(frozen=True, slots=True)
class NotFoundBody:
    """The 404 page: it searches, and shows the newest stories."""

    newest: tuple[Card, ...]


Body = (
    StoryBody
    | FrontBody
    | ListingBody
    | DirectoryBody
    | GalleriesBody
    | AlbumBody
    | GlossaryBody
    | StandingBody
    | SearchBody
    | NotFoundBody
    | RedirectBody
    | GoneBody
    | RegisterBody
    | AgreementBody
    | HonoursBody
    | HubBody
    | DataBody
    | FeedsBody
    | OfflineBody
    | DigestBody
    | ImprintBody
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one edition. ``kind`` says what it is; ``address`` is below the site's root.

    ``crumbs`` run from the front page to this page's parent. ``canonical`` is absolute.
    ``share_picture`` is the picture that the share image shows beside the page's words.
    """

    kind: str
    lang: str
    address: str
    title: str
    description: str
    canonical: str
    alternate: Alternate
    body: Body
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    share_picture: Picture | None = None
    share_image: ShareImage | None = None
    json_ld: Markup | None = None
    indexed: bool = True

    @property
    def template(self) -> str:
        """The name of its template: its kind, but that registers look alike."""
        return "register" if isinstance(self.body, RegisterBody) else self.kind
