"""A page of the site turned into a feed's entry and a line of the sitemap."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import feedparser
import pytest
from lxml import etree
from markupsafe import Markup

from plugins.core.pages import NotFoundBody, Page, StandingBody
from plugins.syndication.feeds import atom
from plugins.syndication.from_pages import feed_entry, sitemap_page
from plugins.syndication.urls import absolute_to
from plugins.syndication.values import Credit, Feed, Translated

SITE = "https://congdoan.example/repo"
Make = Callable[..., Page]


def test_a_story_becomes_an_entry(story_page: Make) -> None:
    entry = feed_entry(
        story_page(), "tag:x", absolute_to(SITE), {"media/a-960.jpeg": 42}.__getitem__
    )
    assert entry.url == f"{SITE}/tin-tuc/2025/hop-mat/"
    assert [author.name for author in entry.authors] == ["Nguyễn Thị Ví Dụ", "Ban Biên tập"]
    assert [(one.term, one.url) for one in entry.categories] == [
        ("huu-tri", f"{SITE}/chuyen-muc/huu-tri/"),
        ("tet", f"{SITE}/chu-de/tet/"),
    ]
    assert entry.picture is not None
    assert (entry.picture.length, entry.picture.mime) == (42, "image/jpeg")
    assert entry.translations == (Translated("en", f"{SITE}/en/news/2025/retirees/"),)
    channel = Feed("T", "S", "vi", SITE, f"{SITE}/atom.xml", entry.updated, Credit("T"))
    assert feedparser.parse(atom(channel, [entry])).entries[0].link == entry.url


def test_the_gallery_stands_where_the_editor_placed_it(story_page: Make) -> None:
    entry = feed_entry(story_page(), "tag:x", absolute_to(SITE), lambda address: 1)
    root = etree.HTML(entry.html)
    assert [img.get("src") for img in root.iter("img")] == [
        f"{SITE}/media/b-960.jpeg",
        f"{SITE}/media/c-960.jpeg",
    ]
    assert [one.tag for one in root.find("body")] == ["p", "figure", "figure", "p"]
    assert root.findtext(".//figcaption") == "Họp mặt Tranh"


def test_another_page_is_no_entry(story_page: Make) -> None:
    page = dataclasses.replace(story_page(), body=NotFoundBody(()))
    with pytest.raises(TypeError, match="no story"):
        feed_entry(page, "tag:x", absolute_to(SITE), len)


def test_pages_become_lines_of_the_sitemap(story_page: Make) -> None:
    absolute = absolute_to(SITE)
    line = sitemap_page(story_page(), absolute)
    assert line is not None
    assert line.lastmod == dt.date(2025, 1, 5)
    assert line.images == tuple(f"{SITE}/media/{name}-960.jpeg" for name in "abc")
    standing = dataclasses.replace(story_page(), body=StandingBody("a", "b", Markup(""), None))
    found = sitemap_page(standing, absolute)
    assert found is not None
    assert found.lastmod is None
    assert sitemap_page(story_page(indexed=False), absolute) is None
