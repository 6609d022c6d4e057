"""Feeds, sitemap and robots.txt, from the finished pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from plugins.core import addresses
from plugins.core.dates import ZONE
from plugins.core.pages import Page
from plugins.core.site import Text
from plugins.editions.channels import channels
from plugins.editions.site_pages import SitePages
from plugins.editions.view import View
from plugins.language.edition import Edition
from plugins.pipeline.writer import PageWriter
from plugins.syndication.description import ICON
from plugins.syndication.feeds import atom, rss
from plugins.syndication.from_pages import feed_entry, sitemap_page
from plugins.syndication.json_feed import json_feed
from plugins.syndication.opml import Outline, opml
from plugins.syndication.robots import robots
from plugins.syndication.security_txt import NAME as SECURITY_TXT
from plugins.syndication.security_txt import security_txt
from plugins.syndication.sitemap import sitemap
from plugins.syndication.urls import absolute_to, tag_uri
from plugins.syndication.values import Credit, Feed, FeedItem

NEWEST: Final = 20
_FEEDS: Final = {"atom": atom, "rss": rss, "json": json_feed}
_EPOCH: Final = dt.date(2026, 11, 1)  # any fixed day (RFC 4151): ids must never change
_BEFORE_FIRST: Final = dt.datetime(2026, 11, 1, tzinfo=ZONE)


def publish(site_pages: SitePages, editions: Mapping[str, Edition], writer: PageWriter) -> None:
    """Write the feeds of both editions and their sections, their list, sitemap, robots.txt and
    security.txt.
    """
    output = Path(writer.output_path)
    for lang, edition in editions.items():
        _feeds(site_pages, site_pages.views[lang], edition, writer, output)
    writer.write_bytes(addresses.feed_list(), _feed_list(site_pages, editions))
    site_url = next(iter(editions.values())).site_url
    absolute = absolute_to(site_url)
    shown = (sitemap_page(page, absolute) for page in site_pages.pages.values())
    for name, content in sitemap((page for page in shown if page), f"{site_url}/").items():
        writer.write_bytes(name, content)
    writer.write_bytes("robots.txt", robots(f"{site_url}/sitemap.xml").encode())
    site = next(iter(site_pages.views.values())).site
    contact = site.reference.settings.contact
    if contact and not urlsplit(site_url).path:  # it counts at the root of a host alone
        written = security_txt(contact.email, contact.url, site_url, site.today)
        if written is not None:
            writer.write_bytes(SECURITY_TXT, written.encode())


def _feeds(
    site_pages: SitePages, view: View, edition: Edition, writer: PageWriter, output: Path
) -> None:
    absolute = absolute_to(edition.site_url)

    def size(url: str) -> int:
        return (
            (output / urlsplit(absolute(url)).path.removeprefix(edition.base + "/")).stat().st_size
        )

    def entries(texts: Iterable[Text]) -> list[FeedItem]:
        return [
            _entry(site_pages.pages[text.address], text, absolute, size, edition) for text in texts
        ]

    for channel in channels(view):
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
                icon=absolute(edition.asset(ICON)),
            )
            writer.write_bytes(name, write_feed(described, made))


def _feed_list(site_pages: SitePages, editions: Mapping[str, Edition]) -> bytes:
    """Return the list of all feeds, one a channel: whoever takes them all wants no story twice."""
    english = editions["en"]
    groups = []
    for lang, edition in editions.items():
        outlines = tuple(
            Outline(
                channel.title,
                edition.absolute(addresses.feed(lang, "rss", channel.base)),
                edition.absolute_url(channel.home.url),
                lang,
                edition.description,
            )
            for channel in channels(site_pages.views[lang])
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
