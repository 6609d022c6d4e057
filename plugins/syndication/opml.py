"""The list of all feeds that feed readers take in at once: OPML 2.0 (opml.org)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from plugins.syndication.xml import add, clean, written


@dataclass(frozen=True, slots=True)
class FeedOutline:
    """A feed in the list: an RSS feed, for OPML's «rss» is the only type that subscribes."""

    title: str
    feed_url: str
    home: str
    lang: str
    description: str


def opml(
    title: str, owner: str, owner_url: str, groups: Iterable[tuple[str, Iterable[FeedOutline]]]
) -> bytes:
    """Return the list: an outline for each of *groups*, its feeds within. It states no date."""
    root = etree.Element("opml")
    root.set("version", "2.0")
    head = add(root, "head")
    add(head, "title", title)
    add(head, "ownerName", owner)
    add(head, "ownerId", owner_url)
    add(head, "docs", "http://opml.org/spec2.opml")
    body = add(root, "body")
    for name, outlines in groups:
        group = _outline(body, name)
        for one in outlines:
            _outline(
                group,
                one.title,
                type="rss",
                xmlUrl=one.feed_url,
                htmlUrl=one.home,
                language=one.lang,
                description=one.description,
                version="RSS2",
            )
    return written(root)


def _outline(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Append an outline that shows *name*: ``text`` is for all programs, ``title`` for old ones."""
    outline = add(parent, "outline", title=name, **attributes)
    outline.set("text", clean(name))
    return outline
