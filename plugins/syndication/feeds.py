"""Atom 1.0 (RFC 4287) and RSS 2.0 feeds of a channel.

Written with lxml, not with feedgenerator: that one has no content element, no sizes of pictures
and no second language, puts the clock into an empty feed, and would be overridden nearly whole.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Sequence
from email.utils import format_datetime
from typing import Final

from lxml import etree

from plugins.syndication.urls import absolute_html
from plugins.syndication.values import Enclosure, Feed, FeedItem, Translated
from plugins.syndication.xml import add, clean, rfc3339, written

ATOM: Final = "http://www.w3.org/2005/Atom"
MEDIA: Final = "http://search.yahoo.com/mrss/"
CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
CREATOR: Final = "http://purl.org/dc/elements/1.1/"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

_ATOM_NAMES: Final = {None: ATOM, "media": MEDIA}
_RSS_NAMES: Final = {"atom": ATOM, "content": CONTENT, "dc": CREATOR, "media": MEDIA}
_RSS_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif")


def atom(channel: Feed, entries: Iterable[FeedItem]) -> bytes:
    """Return the Atom feed of *entries*, in their order.

    Raises ``ValueError`` for a datetime without a zone and for two entries with one id.
    """
    shown = distinct(entries)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap=_ATOM_NAMES)
    feed.set(_LANG, channel.lang)
    _atom(feed, "id", channel.id or channel.self_url)
    _atom(feed, "title", channel.title)
    _atom(feed, "subtitle", channel.subtitle)
    _atom(feed, "updated", rfc3339(_updated(channel, shown)))
    _atom(feed, "link", rel="self", type="application/atom+xml", href=channel.self_url)
    _atom(feed, "link", rel="alternate", type="text/html", href=channel.home)
    _atom_author(feed, "author", channel.author.name, channel.author.url)
    for tag in ("icon", "logo", "rights"):
        if (value := getattr(channel, tag)) is not None:
            _atom(feed, tag, value)
    for entry in shown:
        _atom_entry(feed, entry, channel.lang)
    return written(feed)


def rss(channel: Feed, entries: Iterable[FeedItem]) -> bytes:
    """Return the RSS 2.0 feed of *entries*, in their order. Raises as :func:`atom` does."""
    shown = distinct(entries)
    root = etree.Element("rss", nsmap=_RSS_NAMES)
    root.set("version", "2.0")
    body = add(root, "channel")
    add(body, "title", channel.title)
    add(body, "link", channel.home)
    add(body, "description", channel.subtitle)
    add(body, "language", channel.lang)
    if channel.rights is not None:
        add(body, "copyright", channel.rights)
    add(body, "lastBuildDate", _rfc822(_updated(channel, shown)))
    add(body, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=channel.self_url)
    if channel.icon is not None and channel.icon.lower().endswith(_RSS_PICTURES):
        image = add(body, "image")
        add(image, "url", channel.icon)
        add(image, "title", channel.title)
        add(image, "link", channel.home)
    for entry in shown:
        _rss_item(body, entry)
    return written(root)


def _atom_entry(feed: etree._Element, entry: FeedItem, lang: str) -> None:
    element = _atom(feed, "entry")
    _atom(element, "id", entry.id)
    _atom(element, "title", entry.title)
    _atom(element, "published", rfc3339(entry.published))
    _atom(element, "updated", rfc3339(entry.updated))
    _atom(element, "link", rel="alternate", type="text/html", hreflang=lang, href=entry.url)
    for other in entry.translations:
        _atom(element, "link", **_translation(other))
    for author in entry.authors:
        _atom_author(element, "author", author.name, author.url)
    for category in entry.categories:
        _atom(element, "category", term=category.term, scheme=category.url, label=category.label)
    if (picture := entry.picture) is not None:
        _atom(
            element,
            "link",
            rel="enclosure",
            type=picture.mime,
            length=str(picture.length),
            title=picture.alt or None,
            href=picture.url,
        )
        _media(element, picture)
    _atom(element, "summary", entry.summary, type="text")
    _atom(element, "content", content(entry), type="html")


def _rss_item(channel: etree._Element, entry: FeedItem) -> None:
    item = add(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, isPermaLink="true" if entry.id == entry.url else "false")
    add(item, "pubDate", _rfc822(entry.published))
    for author in entry.authors:
        add(item, f"{{{CREATOR}}}creator", author.name)
    for category in entry.categories:
        add(item, "category", category.label, domain=category.url)
    # A description is HTML by the specification, a title is not.
    add(item, "description", html.escape(entry.summary, quote=False))
    if (picture := entry.picture) is not None:
        add(item, "enclosure", url=picture.url, length=str(picture.length), type=picture.mime)
        _media(item, picture)
    for other in entry.translations:
        add(item, f"{{{ATOM}}}link", **_translation(other))
    add(item, f"{{{ATOM}}}updated", rfc3339(entry.updated))
    add(item, f"{{{CONTENT}}}encoded", content(entry))


def _translation(other: Translated) -> dict[str, str]:
    """Return the link to a translation: ``related``, for several readers (feedparser is one) open
    the last ``alternate`` whatever its language."""
    return {"rel": "related", "type": "text/html", "hreflang": other.lang, "href": other.url}


def _media(parent: etree._Element, picture: Enclosure) -> None:
    """Append the picture as Media RSS. Its words are a title: a description would be taken for the
    entry's own by readers that forget where they are (feedparser is one)."""
    media = add(
        parent,
        f"{{{MEDIA}}}content",
        url=picture.url,
        fileSize=str(picture.length),
        type=picture.mime,
        medium="image",
        width=str(picture.width),
        height=str(picture.height),
    )
    if words := picture.caption or picture.alt:
        add(media, f"{{{MEDIA}}}title", words, type="plain")
    if picture.credit:
        add(media, f"{{{MEDIA}}}credit", picture.credit)


def content(entry: FeedItem) -> str:
    """Return the entry's HTML, all addresses absolute, its lead picture before the text.

    A story without a text says its summary: an entry of a JSON feed must have something to read.
    """
    body = absolute_html(clean(entry.html), entry.url)
    if not body.strip():
        body = f"<p>{html.escape(clean(entry.summary), quote=False)}</p>"
    picture = entry.picture
    if picture is None or picture.url in body:
        return body
    words = " ".join(filter(None, [picture.caption, picture.credit]))
    caption = f"<figcaption>{html.escape(words)}</figcaption>" if words else ""
    return (
        f'<figure><img src="{html.escape(picture.url)}" alt="{html.escape(picture.alt)}"'
        f' width="{picture.width}" height="{picture.height}">{caption}</figure>\n{body}'
    )


def _atom(
    parent: etree._Element, tag: str, text: str | None = None, **attributes: str | None
) -> etree._Element:
    return add(parent, f"{{{ATOM}}}{tag}", text, **attributes)


def _atom_author(parent: etree._Element, tag: str, name: str, url: str | None) -> None:
    person = _atom(parent, tag)
    _atom(person, "name", name)
    if url is not None:
        _atom(person, "uri", url)


def distinct(entries: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    """Return *entries*. Raises ``ValueError`` for two with one id."""
    shown = tuple(entries)
    ids = [entry.id for entry in shown]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two entries with one id: {max(ids, key=ids.count)}")
    return shown


def _updated(channel: Feed, entries: Sequence[FeedItem]) -> dt.datetime:
    """Return when the newest entry changed; the clock is never asked."""
    return max((entry.updated for entry in entries), default=channel.updated)


def _rfc822(moment: dt.datetime) -> str:
    rfc3339(moment)
    return format_datetime(moment)
