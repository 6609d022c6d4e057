"""The front page as a value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugins.core.page_parts import Card, Link
from plugins.core.register_pages import LookUp


@dataclass(frozen=True, slots=True)
class Band:
    """A section's stories on the front page."""

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
class FrontBody:
    """The front page: perhaps notices, one lead, a few in rank, then bands by section."""

    lead: Card | None
    top: tuple[Card, ...]
    bands: tuple[Band, ...]
    galleries: tuple[Card, ...]
    all_galleries: Link
    look_up: tuple[LookUp, ...] = ()
    all_registers: Link | None = None
    notices: tuple[Notice, ...] = ()
    on_this_day: tuple[Anniversary, ...] = ()
