"""Feeds as real programs read them: an XML parser and feedparser."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import feedparser
import pytest
from lxml import etree

from plugins.syndication.feeds import atom, rss
from plugins.syndication.values import Category, Credit, Enclosure, Feed, FeedItem, Translated

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SITE = "https://congdoan.example"
A = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

CHANNEL = Feed(
    title="Công đoàn ngành Ví dụ",
    subtitle="Tin của đoàn viên & người lao động",
    lang="vi",
    home=f"{SITE}/",
    self_url=f"{SITE}/atom.xml",
    updated=dt.datetime(2024, 1, 1, tzinfo=ZONE),
    author=Credit("Công đoàn ngành Ví dụ", f"{SITE}/"),
    icon=f"{SITE}/theme/icon.png",
)
PICTURE = Enclosure(
    url=f"{SITE}/media/ab12-1600.jpg",
    mime="image/jpeg",
    length=123_456,
    width=1600,
    height=1067,
    alt='Ba cụ uống trà "Tết"',
    caption="Ảnh: 3 < 4 & 5",
    credit="Tranh minh hoạ",
)
ENTRY = FeedItem(
    id="tag:congdoan.example,2025-01-01:2025/hop-mat/vi",
    url=f"{SITE}/tin-tuc/2025/hop-mat/",
    title="Họp mặt hưu trí",
    summary="37 cụ về dự & chúc Tết.",
    html='<p>Xem <a href="/van-ban/">văn bản</a>.</p><picture><source srcset="/media/x-480.webp 480w,'
    ' /media/x-960.webp 960w"><img src="x.jpg" alt=""></picture>',
    published=dt.datetime(2025, 1, 3, 11, 21, tzinfo=ZONE),
    updated=dt.datetime(2025, 1, 5, 8, 0, tzinfo=ZONE),
    authors=(Credit("Nguyễn Thị Ví Dụ"), Credit("Ban Biên tập")),
    categories=(Category("huu-tri", "Hưu trí", f"{SITE}/chuyen-muc/huu-tri/"),),
    picture=PICTURE,
    translations=(Translated("en", f"{SITE}/en/news/2025/retirees/"),),
)
HOSTILE = [
    "Kết thúc ]]> chưa",
    "</script><script>alert(1)</script>",
    "</title> & <b>đậm</b> &amp; &lt;",
    "“Ngoặc” 'đơn' \"kép\"",
    "Emoji 🎉👩‍👩‍👧 và 𠮷",
    "{{ 7*7 }} {% raw %}",
]


def entry_named(title: str) -> FeedItem:
    return dataclasses.replace(ENTRY, title=title, summary=title)


def test_atom_has_what_rfc_4287_requires() -> None:
    feed = etree.fromstring(atom(CHANNEL, [ENTRY]))
    assert feed.tag == f"{A}feed"
    assert feed.get(XML_LANG) == "vi"
    for holder in (feed, feed.find(f"{A}entry")):
        for tag in ("id", "title", "updated"):
            assert len(holder.findall(f"{A}{tag}")) == 1, tag
    links = {(link.get("rel"), link.get("href")) for link in feed.findall(f"{A}link")}
    assert links == {("self", f"{SITE}/atom.xml"), ("alternate", f"{SITE}/")}
    entry = feed.find(f"{A}entry")
    assert entry.findtext(f"{A}published") == "2025-01-03T11:21:00+07:00"
    assert entry.findtext(f"{A}updated") == "2025-01-05T08:00:00+07:00"
    assert [name.text for name in entry.iterfind(f"{A}author/{A}name")] == [
        "Nguyễn Thị Ví Dụ",
        "Ban Biên tập",
    ]
    languages = [
        (link.get("rel"), link.get("hreflang"), link.get("href"))
        for link in entry.findall(f"{A}link")
        if link.get("hreflang")
    ]
    assert languages == [
        ("alternate", "vi", ENTRY.url),
        ("related", "en", f"{SITE}/en/news/2025/retirees/"),
    ]


def test_rss_has_what_the_specification_requires() -> None:
    root = etree.fromstring(rss(CHANNEL, [ENTRY]))
    channel = root.find("channel")
    assert root.get("version") == "2.0"
    assert channel.findtext("title") == CHANNEL.title
    assert channel.findtext("link") == CHANNEL.home
    assert channel.findtext("description") == CHANNEL.subtitle
    assert channel.findtext("language") == "vi"
    assert channel.findtext("lastBuildDate") == "Sun, 05 Jan 2025 08:00:00 +0700"
    assert channel.findtext("image/title") == CHANNEL.title
    assert channel.findtext("image/link") == CHANNEL.home
    assert channel.find(f"{A}link").get("rel") == "self"
    item = channel.find("item")
    assert item.findtext("pubDate") == "Fri, 03 Jan 2025 11:21:00 +0700"
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.find("enclosure").attrib == {
        "url": PICTURE.url,
        "length": "123456",
        "type": "image/jpeg",
    }


def test_a_permalink_as_id_is_called_one() -> None:
    item = etree.fromstring(rss(CHANNEL, [dataclasses.replace(ENTRY, id=ENTRY.url)])).find(
        ".//item"
    )
    assert item.find("guid").attrib == {"isPermaLink": "true"}


@pytest.mark.parametrize("write", [atom, rss])
def test_feedparser_reads_everything(write) -> None:
    parsed = feedparser.parse(write(CHANNEL, [ENTRY]))
    assert not parsed.bozo
    assert parsed.feed.title == CHANNEL.title
    assert (
        parsed.feed.language == "vi" if write is rss else parsed.feed.title_detail.language == "vi"
    )
    [entry] = parsed.entries
    assert entry.id == ENTRY.id
    assert entry.link == ENTRY.url
    assert entry.title == ENTRY.title
    assert entry.published_parsed[:5] == (2025, 1, 3, 4, 21)
    assert entry.updated_parsed[:5] == (2025, 1, 5, 1, 0)
    assert [enclosure["href"] for enclosure in entry.enclosures] == [PICTURE.url]
    [media] = entry.media_content
    assert (media["width"], media["height"], media["medium"]) == ("1600", "1067", "image")
    html = entry.content[0].value
    assert f'href="{SITE}/van-ban/"' in html
    assert f'src="{ENTRY.url}x.jpg"' in html


@pytest.mark.parametrize("write", [atom, rss])
def test_the_content_shows_the_lead_picture_once_with_its_words(write) -> None:
    tag = f"{A}content" if write is atom else "{http://purl.org/rss/1.0/modules/content/}encoded"
    html = etree.fromstring(write(CHANNEL, [ENTRY])).findtext(f".//{tag}")
    assert html.count(PICTURE.url) == 1
    assert 'alt="Ba cụ uống trà &quot;Tết&quot;"' in html
    assert "<figcaption>Ảnh: 3 &lt; 4 &amp; 5 Tranh minh hoạ</figcaption>" in html
    assert f'srcset="{SITE}/media/x-480.webp 480w, {SITE}/media/x-960.webp 960w"' in html
    shown = dataclasses.replace(ENTRY, html='<p><img src="/media/ab12-1600.jpg" alt=""></p>')
    again = etree.fromstring(write(CHANNEL, [shown])).findtext(f".//{tag}")
    assert again.count(PICTURE.url) == 1


@pytest.mark.parametrize("write", [atom, rss])
@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_read_exactly(write, title: str) -> None:
    content = write(dataclasses.replace(CHANNEL, title=title), [entry_named(title)])
    root = etree.fromstring(content)
    ns = A if write is atom else ""
    assert next(element.text for element in root.iter(f"{ns}title")) == title
    holder = root.find(f".//{ns}entry" if write is atom else ".//item")
    assert holder.findtext(f"{ns}title") == title
    assert not feedparser.parse(content).bozo


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_summary_is_text_in_atom_and_escaped_html_in_rss(title: str) -> None:
    summary = etree.fromstring(atom(CHANNEL, [entry_named(title)])).find(f".//{A}summary")
    assert summary.text == title
    assert summary.get("type") == "text"
    described = etree.fromstring(rss(CHANNEL, [entry_named(title)])).findtext(".//item/description")
    assert "<" not in described
    assert etree.HTML(f"<p>{described}</p>").findtext(".//p") == title


@pytest.mark.parametrize("write", [atom, rss])
def test_characters_that_xml_cannot_carry_are_left_out(write) -> None:
    title = "Hỏng\x00\x0b\x1b\x9f\ufffe\ud800 rồi"
    root = etree.fromstring(
        write(CHANNEL, [dataclasses.replace(entry_named(title), html=f"<p>{title}</p>")])
    )
    assert "Hỏng rồi" in {element.text for element in root.iter()}


@pytest.mark.parametrize("write", [atom, rss])
def test_the_same_input_gives_the_same_bytes_and_no_clock(write) -> None:
    assert write(CHANNEL, [ENTRY]) == write(CHANNEL, [ENTRY])
    empty = feedparser.parse(write(CHANNEL, []))
    assert not empty.bozo
    assert empty.feed.updated_parsed[:3] == (2023, 12, 31)


@pytest.mark.parametrize("write", [atom, rss])
def test_a_datetime_without_zone_and_an_id_twice_are_refused(write) -> None:
    naive = dataclasses.replace(ENTRY, published=dt.datetime(2025, 1, 3))
    with pytest.raises(ValueError, match="time zone"):
        write(CHANNEL, [naive])
    with pytest.raises(ValueError, match="one id"):
        write(CHANNEL, [ENTRY, ENTRY])
