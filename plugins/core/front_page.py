"""The front page as a value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugins.core.dates import Moment
from plugins.core.page_parts import Card, Link
from plugins.core.register_pages import LookUp


@dataclass(frozen=True, slots=True)
class Band:
    """A section's newest stories that stand nowhere else on the front page.

    The first is the newest with a picture, where there is one. ``heading`` counts all stories of the section.
    """

    heading: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A banner over pages: ``tone`` is ``urgent`` or ``info``. ``lang`` is set where it is not in the
    page's language."""

    text: str
    until: dt.date
    lang: str | None = None
    link: Link | None = None
    tone: str = "urgent"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A story of this day, that many years ago: it was published on it, or tells of it."""

    years: int
    day: dt.date
    card: Card


@dataclass(frozen=True, slots=True)
class Headline:
    """A story of which little more than the headline is shown: ``day``, and ``hour`` or year, say since when."""

    card: Card
    day: str
    hour: str


@dataclass(frozen=True, slots=True)
class FrontBody:
    """The front page: perhaps notices, one lead, a few in rank, the newest others, then bands by section.

    No story stands in two places. ``updated`` is when the newest of the first screen came out or was changed;
    ``all_stories`` counts them.
    """

    lead: Card | None
    top: tuple[Card, ...]
    bands: tuple[Band, ...]
    galleries: tuple[Card, ...]
    all_galleries: Link
    latest: tuple[Headline, ...] = ()
    all_stories: Link | None = None
    topics: tuple[Link, ...] = ()
    updated: Moment | None = None
    look_up: tuple[LookUp, ...] = ()
    all_registers: Link | None = None
    notices: tuple[Notice, ...] = ()
    on_this_day: tuple[Anniversary, ...] = ()

    @property
    def first(self) -> tuple[Card, ...]:
        """The stories of the first screen, in their rank."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *self.top, *(item.card for item in self.latest))
