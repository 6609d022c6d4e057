"""What pages are made of: links, cards, facts, and what stands around a story's text.

Every ``url`` is ready for ``href``, the site's base path included.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core import addresses
from plugins.core.dates import Moment
from plugins.core.pictures import Picture


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled address. ``lang`` is set where the label is in another language than the page.

    ``leaves`` says that it leads to another site.
    """

    label: str
    url: str
    lang: str | None = None
    count: int | None = None
    current: bool = False
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one stands in a listing of several pages, counted from 1."""

    number: int
    total: int
    previous: str | None
    next: str | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The way to the other edition. ``exact`` is false where this page has no translation:
    ``url`` is then the nearest page there and the reader is told so."""

    lang: str
    url: str
    exact: bool


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed for autodiscovery; ``form`` is one of ``addresses.FEED_FORMS``."""

    title: str
    url: str
    form: str

    @property
    def mime(self) -> str:
        """Its media type."""
        return addresses.FEED_FORMS[self.form][1]


@dataclass(frozen=True, slots=True)
class CardFact:
    """A fact of a story in a word or two: a document's number, the day of a meeting. ``kind`` is its block's."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A story as listings show it. ``retold`` says that it retells something old.

    ``tone`` is its section's, for what stands in the place of a picture.
    """

    story_id: str
    url: str
    title: str
    summary: str
    date: Moment
    section: Link
    kicker: str | None = None
    picture: Picture | None = None
    picture_count: int = 0
    facts: tuple[CardFact, ...] = ()
    draft: bool = False
    retold: bool = False
    tone: int = 0


@dataclass(frozen=True, slots=True)
class DayBlock:
    """A day as a leaf of a calendar: ``Thứ Năm``, ``20``, ``tháng 3``, and the hour or until when."""

    weekday: str
    number: str
    month: str
    iso: str
    further: str = ""


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a fact: text, perhaps a link, perhaps with a machine-readable date.

    ``lang`` is set where the text is in another language than the page, ``note_lang`` likewise.
    ``mark`` is the id of a state that a sign stands for beside the word: ``in_force``, ``ended``, …
    ``state`` says beside the text what has become of it: that a day is past. ``about`` tells those who do
    not see what stands beside it what a link belongs to. ``leaf`` is the text as a leaf of a calendar.
    ``short`` is what a narrow table shows of the text, ``order`` what it sorts by where that is not the
    text or the date. ``members`` are the people of the body that the text names; it may name none.
    """

    text: str
    url: str | None = None
    datetime: str | None = None
    note: str | None = None
    lang: str | None = None
    note_lang: str | None = None
    mark: str | None = None
    state: FactValue | None = None
    about: str | None = None
    short: str | None = None
    order: str | None = None
    members: tuple[FactValue, ...] = ()
    leaf: DayBlock | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label and its values. ``label_lang`` is set where the label is not in the page's language."""

    label: str
    values: tuple[FactValue, ...]
    label_lang: str | None = None


@dataclass(frozen=True, slots=True)
class FactBlock:
    """A fact block as a ruled table: ``kind`` is that of a story's blocks (``award``), or ``statistics``.

    ``brief`` is what it holds in a word or two: the number of a document, how many deadlines.
    """

    kind: str
    title: str
    rows: tuple[FactRow, ...]
    id: str = ""
    brief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file to download: ``type`` is shown (PDF), ``size`` is already formatted (1,2 MB)."""

    title: str
    url: str
    type: str
    size: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A related story and why it is: ``reason`` is editor, agreement, organisation or topic."""

    card: Card
    reason: str
    shared: Link | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """A name, and what the person did as an id: ``text``, ``photos``, ``translation``, …"""

    name: str
    job: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was mended, and when."""

    date: Moment
    note: str
