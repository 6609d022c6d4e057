"""Feeds, sitemap and robots.txt, from the finished pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from plugins.core import addresses
from plugins.core.dates import ZONE
from plugins.core.feed_pages import Channel
from plugins.core.pages import Page
from plugins.core.site import Site, Text
from plugins.language.edition import Edition
from plugins.syndication.feeds import atom, rss
from plugins.syndication.from_pages import feed_entry
from plugins.syndication.json_feed import json_feed
from plugins.syndication.opml import FeedOutline, opml
from plugins.syndication.robots import robots
from plugins.syndication.security_txt import NAME as SECURITY_TXT
from plugins.syndication.security_txt import security_txt
from plugins.syndication.sitemap import sitemap
from plugins.syndication.urls import absolute_to, tag_uri
from plugins.syndication.values import Credit, Feed, FeedItem, SitemapPage

NEWEST: Final = 20
_FEEDS: Final = {"atom": atom, "rss": rss, "json": json_feed}
_EPOCH: Final = dt.date(2026, 11, 1)  # any fixed day (RFC 4151): ids must never change
_BEFORE_FIRST: Final = dt.datetime(2026, 11, 1, tzinfo=ZONE)


def files(
    site: Site,
    pages: Mapping[str, Page],
    listed: Iterable[SitemapPage],
    channels: Mapping[str, Sequence[Channel]],
    editions: Mapping[str, Edition],
    output: Path,
) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds of both editions and their sections, their list, sitemap, robots.txt and
    security.txt, each with its address.

    *pages* are by address, *listed* those of the sitemap, *channels* by language; the pictures of *output* are measured.
    """
    for lang, edition in editions.items():
        yield from _feeds(pages, channels[lang], edition, output)
    yield addresses.feed_list(), _feed_list(channels, editions)
    any_edition = next(iter(editions.values()))
    site_url = any_edition.site_url
    yield from sitemap(listed, f"{site_url}/").items()
    yield "robots.txt", robots(f"{site_url}/sitemap.xml", bool(any_edition.proposal)).encode()
    contact = site.reference.settings.contact
    if contact and not urlsplit(site_url).path:  # it counts at the root of a host alone
        written = security_txt(contact.email, contact.url, site_url, site.today)
        if written is not None:
            yield SECURITY_TXT, written.encode()


def _feeds(
    pages: Mapping[str, Page], channels: Sequence[Channel], edition: Edition, output: Path
) -> Iterator[tuple[str, bytes]]:
    absolute = absolute_to(edition.site_url)

    def size(url: str) -> int:
        return (
            (output / urlsplit(absolute(url)).path.removeprefix(edition.base + "/")).stat().st_size
        )

    def entries(texts: Iterable[Text]) -> list[FeedItem]:
        return [_entry(pages[text.address], text, absolute, size, edition) for text in texts]

    for channel in channels:
        made = entries(channel.texts[:NEWEST])
        for form, write_feed in _FEEDS.items():
            name = addresses.feed(edition.lang, form, channel.base)
            described = Feed(
                title=channel.title,
                subtitle=edition.description,
                lang=edition.lang,
                home=absolute(channel.home.url),
                self_url=edition.absolute(name),
                updated=_BEFORE_FIRST,
                author=Credit(edition.publisher, absolute(edition.home)),
                icon=absolute(edition.asset(edition.look.icon.file)),
            )
            yield name, write_feed(described, made)


def _feed_list(channels: Mapping[str, Sequence[Channel]], editions: Mapping[str, Edition]) -> bytes:
    """Return the list of all feeds, one a channel: whoever takes them all wants no story twice."""
    english = editions["en"]
    groups = []
    for lang, edition in editions.items():
        outlines = tuple(
            FeedOutline(
                channel.title,
                edition.absolute(addresses.feed(lang, "rss", channel.base)),
                edition.absolute_url(channel.home.url),
                lang,
                edition.description,
            )
            for channel in channels[lang]
        )
        groups.append((edition.name, outlines))
    title = " / ".join(edition.name for edition in editions.values())
    return opml(title, english.publisher, english.absolute(""), groups)


def _entry(
    page: Page,
    text: Text,
    absolute: Callable[[str], str],
    size: Callable[[str], int],
    edition: Edition,
) -> FeedItem:
    authority = urlsplit(edition.site_url).hostname or "localhost"
    return feed_entry(
        page, tag_uri(authority, _EPOCH, f"{text.story_id}:{text.lang}"), absolute, size
    )
