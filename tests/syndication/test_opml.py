"""The list of feeds against OPML 2.0, and as a feed reader takes it in."""

import listparser
from lxml import etree

from plugins.syndication.opml import FeedOutline, opml

SITE = "https://congdoan.example"
GROUPS = [
    (
        "Công đoàn",
        [FeedOutline("Tin & <việc> “Mây”", f"{SITE}/rss.xml", f"{SITE}/", "vi", "Mô tả")],
    ),
    ("Unions", [FeedOutline("News", f"{SITE}/en/rss.xml", f"{SITE}/en/", "en", "About")]),
]


def test_a_list_has_what_the_specification_requires() -> None:
    root = etree.fromstring(opml("Hai ấn bản", "Công đoàn", f"{SITE}/", GROUPS))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [part.tag for part in root] == ["head", "body"]
    assert root.findtext("head/title") == "Hai ấn bản"
    outlines = list(root.iter("outline"))
    assert all(
        (one.get("text") and one.text is None) or one.get("type") is None for one in outlines
    )
    feeds = [one for one in outlines if one.get("type")]
    assert [one.get("type") for one in feeds] == ["rss", "rss"]
    assert feeds[0].get("text") == "Tin & <việc> “Mây”"
    assert [(one.get("xmlUrl"), one.get("language")) for one in feeds] == [
        (f"{SITE}/rss.xml", "vi"),
        (f"{SITE}/en/rss.xml", "en"),
    ]
    assert [one.getparent().get("text") for one in feeds] == ["Công đoàn", "Unions"]


def test_a_feed_reader_takes_it_in() -> None:
    found = listparser.parse(opml("Hai ấn bản", "Công đoàn", f"{SITE}/", GROUPS))
    assert not found.bozo
    assert found.meta.title == "Hai ấn bản"
    assert [(feed.title, feed.url, feed.categories) for feed in found.feeds] == [
        ("Tin & <việc> “Mây”", f"{SITE}/rss.xml", [["Công đoàn"]]),
        ("News", f"{SITE}/en/rss.xml", [["Unions"]]),
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    once, again = (opml("T", "W", f"{SITE}/", GROUPS) for _ in range(2))
    assert once == again
