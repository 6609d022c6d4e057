"""What feeds, sitemap and JSON-LD are written from. Every address is absolute unless said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Credit:
    """Who wrote an entry, or speaks for a channel."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A section or topic: a stable id, its name in the channel's language, its page."""

    term: str
    label: str
    url: str | None = None


class Translated(NamedTuple):
    """The same text in another language."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The lead picture of an entry: ``length`` in bytes, ``width`` and ``height`` in pixels."""

    url: str
    mime: str
    length: int
    width: int
    height: int
    alt: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in a feed.

    ``id`` is a tag URI or the permalink and never changes. ``title`` and ``summary`` are plain
    text; ``html`` is sanitised, and relative addresses in it are read from ``url``. Datetimes
    are aware.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[Credit, ...] = ()
    categories: tuple[Category, ...] = ()
    picture: Enclosure | None = None
    translations: tuple[Translated, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as a whole.

    ``updated`` counts only while there is no entry. ``icon`` is square and in a format that RSS
    knows (PNG, JPEG or GIF).
    """

    title: str
    subtitle: str
    lang: str
    home: str
    self_url: str
    updated: dt.datetime
    author: Credit
    id: str | None = None
    icon: str | None = None
    logo: str | None = None
    rights: str | None = None


class SitemapPage(NamedTuple):
    """A page that search engines may list; ``translations`` are its other languages."""

    url: str
    lang: str
    lastmod: dt.date | dt.datetime | None = None
    translations: tuple[Translated, ...] = ()
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Logo:
    """The publisher's emblem as a pixel picture; ``url`` may be relative to the site."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes an edition, and what its site is called.

    ``home`` and ``search_url`` are ready for ``href``; the query goes into ``?q=``. ``desks`` are
    names in bylines that are no person: ``Ban Biên tập``.
    """

    name: str
    site_name: str
    description: str
    home: str
    search_url: str
    logo: Logo | None = None
    slogan: str | None = None
    same_as: tuple[str, ...] = ()
    desks: frozenset[str] = frozenset()
