"""What other programs read: feeds, sitemap, robots.txt and JSON-LD. Pure; no clock, no disk."""

from plugins.syndication.feeds import atom, rss
from plugins.syndication.from_pages import feed_entry, sitemap_page
from plugins.syndication.json_ld import json_ld
from plugins.syndication.robots import robots
from plugins.syndication.sitemap import NotReciprocalError, sitemap
from plugins.syndication.urls import absolute_to, tag_uri
from plugins.syndication.values import (
    Category,
    Channel,
    Credit,
    Enclosure,
    Entry,
    Logo,
    Publisher,
    SitemapPage,
    Translated,
)

__all__ = [
    "Category",
    "Channel",
    "Credit",
    "Enclosure",
    "Entry",
    "Logo",
    "NotReciprocalError",
    "Publisher",
    "SitemapPage",
    "Translated",
    "absolute_to",
    "atom",
    "feed_entry",
    "json_ld",
    "robots",
    "rss",
    "sitemap",
    "sitemap_page",
    "tag_uri",
]
