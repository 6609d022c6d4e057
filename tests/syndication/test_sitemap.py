"""Sitemaps against the rules of sitemaps.org 0.9 and of hreflang."""

import datetime as dt
from urllib.robotparser import RobotFileParser
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from plugins.syndication.robots import robots
from plugins.syndication.sitemap import NotReciprocalError, sitemap
from plugins.syndication.values import SitemapPage, Translated

SITE = "https://congdoan.example"
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
# The schema's sequence in <url>: loc, lastmod, changefreq, priority, then any other namespace.
ORDER = [f"{S}loc", f"{S}lastmod", f"{S}changefreq", f"{S}priority"]

VI = SitemapPage(
    f"{SITE}/tin-tuc/2025/hop-mat/",
    "vi",
    dt.datetime(2025, 1, 3, 11, 21, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
    (Translated("en", f"{SITE}/en/news/2025/retirees/"),),
    (f"{SITE}/media/a-1600.jpg", f"{SITE}/media/a-1600.jpg", f"{SITE}/media/b-1600.jpg"),
)
EN = SitemapPage(
    f"{SITE}/en/news/2025/retirees/",
    "en",
    dt.date(2025, 1, 4),
    (Translated("vi", f"{SITE}/tin-tuc/2025/hop-mat/"),),
)


def urls(content: bytes) -> list[etree._Element]:
    root = etree.fromstring(content)
    assert root.tag == f"{S}urlset"
    assert {child.tag for child in root} <= {f"{S}url"}
    return list(root)


def languages(url: etree._Element) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}


def test_elements_stand_in_the_order_of_the_schema() -> None:
    for url in urls(sitemap([EN, VI], SITE)["sitemap.xml"]):
        own = [child.tag for child in url if child.tag.startswith(S)]
        assert own == [tag for tag in ORDER if tag in own]
        assert [child.tag for child in url][: len(own)] == own
        assert own[0] == f"{S}loc"


def test_languages_are_reciprocal_and_the_default_is_vietnamese() -> None:
    english, vietnamese = urls(sitemap([VI, EN], SITE)["sitemap.xml"])
    assert english.findtext(f"{S}loc") == EN.url
    assert languages(english) == languages(vietnamese)
    assert languages(english) == {"en": EN.url, "vi": VI.url, "x-default": VI.url}


def test_days_and_pictures_are_written() -> None:
    english, vietnamese = urls(sitemap([VI, EN], SITE)["sitemap.xml"])
    assert english.findtext(f"{S}lastmod") == "2025-01-04"
    assert vietnamese.findtext(f"{S}lastmod") == "2025-01-03T11:21:00+07:00"
    assert [loc.text for loc in vietnamese.iter(f"{IMAGE}loc")] == [
        f"{SITE}/media/a-1600.jpg",
        f"{SITE}/media/b-1600.jpg",
    ]


def test_a_translation_that_is_not_listed_is_left_out() -> None:
    [alone] = urls(sitemap([VI], SITE)["sitemap.xml"])
    assert languages(alone) == {}


def test_a_translation_that_does_not_name_the_page_back_is_refused() -> None:
    silent = SitemapPage(EN.url, "en")
    with pytest.raises(NotReciprocalError, match="name it back"):
        sitemap([VI, silent], SITE)


def test_an_address_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        sitemap([EN, EN], SITE)


def test_special_characters_are_escaped() -> None:
    page = SitemapPage(f"{SITE}/?a=1&b='2'\"<x>", "vi")
    [url] = urls(sitemap([page], SITE)["sitemap.xml"])
    assert url.findtext(f"{S}loc") == page.url


def many(count: int) -> list[SitemapPage]:
    return [
        SitemapPage(f"{SITE}/{n:06}/", "vi", dt.date(2025, 1, 1 + n % 28)) for n in range(count)
    ]


def test_more_than_50_000_addresses_become_an_index() -> None:
    files = sitemap(many(50_001), SITE + "/")
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    index = etree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{S}sitemapindex"
    assert [loc.text for loc in index.iter(f"{S}loc")] == [
        f"{SITE}/sitemap-1.xml",
        f"{SITE}/sitemap-2.xml",
    ]
    assert [day.text for day in index.iter(f"{S}lastmod")] == ["2025-01-28", "2025-01-21"]
    assert len(urls(files["sitemap-1.xml"])) == 50_000
    assert len(urls(files["sitemap-2.xml"])) == 1


def test_a_file_never_grows_past_the_limit_and_loses_no_address() -> None:
    files = sitemap(many(100), SITE, most_bytes=2_000)
    parts = [content for name, content in files.items() if name != "sitemap.xml"]
    assert all(len(part) <= 2_000 for part in parts)
    found = [url.findtext(f"{S}loc") for part in parts for url in urls(part)]
    assert found == [page.url for page in many(100)]


def test_the_order_of_the_pages_does_not_change_the_bytes() -> None:
    assert sitemap([VI, EN], SITE) == sitemap([EN, VI], SITE)


def test_robots_closes_nothing_and_names_the_sitemap() -> None:
    rules = RobotFileParser()
    text = robots(f"{SITE}/sitemap.xml")
    rules.parse(text.splitlines())
    assert rules.can_fetch("*", f"{SITE}/tin-tuc/")
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    assert text.endswith("\n")
