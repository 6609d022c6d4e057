"""The page of all feeds and the digest of a month as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.core.page_parts import Card, FeedLink, Link
from plugins.core.register_pages import Download, RegisterPart
from plugins.core.site import Text


@dataclass(frozen=True, slots=True)
class Channel:
    """Stories, newest first, under one title. ``base`` is the section's address, ``None`` for all.

    ``home`` is the page that shows the same stories, under the name that readers know it by.
    """

    title: str
    home: Link
    base: str | None
    texts: Sequence[Text]


@dataclass(frozen=True, slots=True)
class FeedChannel:
    """A feed in all its forms: what it tells of, and its newest story."""

    heading: Link
    feeds: tuple[FeedLink, ...]
    newest: Card | None


@dataclass(frozen=True, slots=True)
class DigestLink:
    """The way to a month's digest, and to the letter made of it."""

    page: Link
    mail: str


@dataclass(frozen=True, slots=True)
class FeedsBody:
    """Every way to hear of what is new: feeds, calendars, files, and the digests of the last months.

    ``opml`` is where the list of all feeds of both editions is.
    """

    channels: tuple[FeedChannel, ...]
    opml: str
    calendars: tuple[Download, ...]
    data: Link | None
    has_digests: bool
    digests: tuple[DigestLink, ...]
    archive: Link


@dataclass(frozen=True, slots=True)
class DigestBody:
    """A month: its stories, newest first, the facts they report, and what is due next.

    ``until`` is the day that it tells of what is due from: the month's last, or the build's day
    while the month is ``running``. ``month`` leads to the month's archive, ``mail`` to the letter.
    """

    heading: str
    subject: str
    until: dt.date
    running: bool
    stories: tuple[Card, ...]
    parts: tuple[RegisterPart, ...]
    month: Link
    mail: str
