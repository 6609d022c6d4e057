"""JSON Feed 1.1 (jsonfeed.org) of a channel: the same entries as Atom and RSS have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from plugins.syndication.feeds import content, distinct
from plugins.syndication.values import Credit, Feed, FeedItem
from plugins.syndication.xml import clean, rfc3339

VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Feed, entries: Iterable[FeedItem]) -> bytes:
    """Return the JSON feed of *entries*, in their order.

    Raises ``ValueError`` for a datetime without a zone and for two entries with one id.
    """
    feed = _filled(
        {
            "version": VERSION,
            "title": clean(channel.title),
            "home_page_url": channel.home,
            "feed_url": channel.self_url,
            "description": clean(channel.subtitle),
            "icon": channel.icon,
            "authors": _authors([channel.author]),
            "language": channel.lang,
        }
    )
    feed["items"] = [_item(entry, channel.lang) for entry in distinct(entries)]
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _item(entry: FeedItem, lang: str) -> dict[str, Any]:
    picture = entry.picture
    return _filled(
        {
            "id": entry.id,
            "url": entry.url,
            "title": clean(entry.title),
            "content_html": content(entry),
            "summary": clean(entry.summary),
            "image": picture.url if picture else None,
            "date_published": rfc3339(entry.published),
            "date_modified": rfc3339(entry.updated),
            "authors": _authors(entry.authors),
            "tags": [clean(category.label) for category in entry.categories],
            "language": lang,
            "attachments": [
                _filled(
                    {
                        "url": picture.url,
                        "mime_type": picture.mime,
                        "title": clean(picture.caption or picture.alt),
                        "size_in_bytes": picture.length,
                    }
                )
            ]
            if picture
            else None,
        }
    )


def _authors(credits: Sequence[Credit]) -> list[dict[str, Any]]:
    return [_filled({"name": clean(one.name), "url": one.url}) for one in credits]


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    """Return *members* without those that have nothing to say."""
    return {name: value for name, value in members.items() if value not in (None, "", [])}
