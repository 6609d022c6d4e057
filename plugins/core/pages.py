"""Pages as values: what every template receives.

A template gets ``page`` (a :class:`Page`) and ``edition``; what differs by kind of page is in
``page.body``. Every ``url`` is ready for ``href``, the site's base path included.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.core.data_page import DataBody
from plugins.core.dates import Moment
from plugins.core.ended_pages import GoneBody, RedirectBody
from plugins.core.feed_pages import DigestBody, FeedsBody
from plugins.core.front_page import Anniversary, Band, FrontBody, Headline, Notice
from plugins.core.gallery_pages import AlbumBody, GalleriesBody, GalleryGroup
from plugins.core.glossary_page import GlossaryBody, GlossaryItem, GlossaryTerm
from plugins.core.honour_pages import HonoursBody
from plugins.core.imprint_page import ImprintBody
from plugins.core.link_forms import GALLERY_MARK
from plugins.core.listing_pages import (
    DirectoryBody,
    Group,
    ListingBody,
    OrganisationBody,
    Rail,
    YearChart,
)
from plugins.core.page_parts import (
    Alternate,
    AttachmentView,
    Byline,
    Card,
    CardFact,
    CorrectionView,
    FactBlock,
    FactRow,
    FactValue,
    FeedLink,
    Link,
    Pager,
    Related,
)
from plugins.core.pictures import Picture, ShareImage
from plugins.core.register_pages import (
    AgreementBody,
    Extract,
    HubBody,
    LookUp,
    RegisterBody,
    RegisterPage,
)
from plugins.core.search_page import SearchBody, SearchFilter
from plugins.core.story_page import StoryBody
from plugins.core.timeline import OverTimeBody, Timeline

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
    "CardFact",
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
    "Headline",
    "HubBody",
    "Link",
    "ListingBody",
    "LookUp",
    "NotFoundBody",
    "Notice",
    "OfflineBody",
    "OrganisationBody",
    "OverTimeBody",
    "Page",
    "Pager",
    "Rail",
    "RedirectBody",
    "RegisterBody",
    "RegisterPage",
    "Related",
    "SearchBody",
    "SearchFilter",
    "StandingBody",
    "StoryBody",
    "Timeline",
    "YearChart",
]


@dataclass(frozen=True, slots=True)
class StandingBody:
    """A standing page."""

    title: str
    summary: str
    html: Markup
    updated: Moment | None
    glossary: tuple[GlossaryTerm, ...] = ()


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
    | OrganisationBody
    | OverTimeBody
    | DirectoryBody
    | GalleriesBody
    | AlbumBody
    | GlossaryBody
    | StandingBody
    | SearchBody
    | NotFoundBody
    | RedirectBody
    | GoneBody
    | RegisterPage
    | DataBody
    | HonoursBody
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
