"""The digest of a month and the page of all feeds, made of invented unions' stories."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import DigestBody, FeedsBody, ListingBody, Page
from plugins.editions.digest_text import digest_text
from plugins.editions.site_pages import SitePages
from tests.builders import make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.sample import AGREEMENT, AWARD, DISPATCH


def asks(number: str, issued: str, *days: str) -> dict[str, Any]:
    """Return a document that asks for a report by each of *days*."""
    deadlines = [{"what": f"Báo cáo {day}", "due": day, "who": "rattan-works"} for day in days]
    return DISPATCH | {"number": number, "issued": issued, "deadlines": deadlines}


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    content = make_site(tmp_path_factory.mktemp("digests"))
    january = asks("1/LĐLĐ", "2025-01-09", "2025-01-20", "2025-02-15", "2025-05-01")
    write_story(content, "van-ban", date="2025-01-10", document=january, awards=[AWARD])
    write_story(
        content, "ky-ket", date="2025-01-31 23:59", agreements=[AGREEMENT | {"replaces": None}]
    )
    later = asks("2/LĐLĐ", "2025-02-01", "2025-02-10")
    write_story(content, "van-ban-sau", date="2025-02-02", document=later, en=None)
    write_story(
        content, "dang-chay", date="2025-03-03", document=asks("3", "2025-03-01", "2025-03-20")
    )
    return site_pages_of(content)


def body_of(site_pages: SitePages, address: str) -> tuple[Page, DigestBody]:
    page = site_pages.pages[address]
    assert isinstance(page.body, DigestBody)
    return page, page.body


def told(body: DigestBody) -> dict[str, list[str]]:
    return {part.register: [one.title.text for one in part.pointers] for part in body.parts}


def test_a_digest_has_the_stories_of_its_month_and_the_facts_they_report(
    digests: SitePages,
) -> None:
    page, body = body_of(digests, "luu-tru/2025/01/ban-tin/")
    assert (page.title, body.heading) == ("Bản tin tháng 1/2025", "Bản tin tháng 1/2025")
    assert body.subject == "Công đoàn Sông Mây: bản tin tháng 1/2025"
    assert [card.story_id for card in body.stories] == ["ky-ket", "van-ban"]
    assert told(body) == {
        "documents": ["Công văn 1/LĐLĐ"],
        "agreements": ["Chương trình phối hợp 2021–2025"],
        "awards": ["Cờ thi đua"],
        "deadlines": ["Báo cáo 2025-02-15", "Báo cáo 2025-05-01"],
    }
    assert [link.label for link in page.crumbs] == [
        "Trang chủ", "Lưu trữ", "Năm 2025", "Tháng 1/2025",
    ]  # fmt: skip
    english, _ = body_of(digests, "en/archive/2025/01/digest/")
    assert english.title == "Digest for January 2025"
    assert (page.alternate.url, page.alternate.exact) == ("/en/archive/2025/01/digest/", True)


def test_a_digest_says_what_it_holds_and_no_more(digests: SitePages) -> None:
    page, _ = body_of(digests, "luu-tru/2025/01/ban-tin/")
    assert page.description == (
        "Bản tin tháng 1/2025: 2 tin, 1 văn bản, 1 thỏa thuận, 1 mục khen thưởng và 2 hạn sắp tới."
    )
    english, _ = body_of(digests, "en/archive/2025/03/digest/")
    assert english.description == (
        "Digest for March 2025: 1 story, 1 document and 2 upcoming deadlines."
    )


def test_a_digest_says_what_an_agreement_is_on_its_last_day(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    old = AGREEMENT | {"id": "cu", "valid_from": "2016", "valid_to": "20/02/2025", "replaces": None}
    write_story(content, "thang-gieng", date="2025-01-31", agreements=[old])
    new = old | {"id": "moi", "signed": "unknown", "valid_to": "2020"}
    write_story(content, "thang-hai", date="2025-02-03", agreements=[new])
    site_pages = site_pages_of(content)
    for month, state in (("01", "Sắp hết hạn"), ("02", "Đã hết hạn")):
        page, body = body_of(site_pages, f"luu-tru/2025/{month}/ban-tin/")
        (agreement,) = body.parts[0].pointers
        assert agreement.mark is not None
        assert agreement.mark.text == state, "as on the day that the digest tells of"
        assert f"  {state}" in digest_text(page, site_pages.views["vi"]).splitlines()


def test_days_are_counted_from_the_end_of_the_month_whenever_it_is_built(
    digests: SitePages,
) -> None:
    _, body = body_of(digests, "luu-tru/2025/01/ban-tin/")
    assert (body.until, body.running) == (dt.date(2025, 1, 31), False)
    due = body.parts[-1].pointers
    assert [one.detail for one in due] == [
        "còn 15 ngày, tính từ 31/01/2025",
        "còn 90 ngày, tính từ 31/01/2025",
    ]
    _, english = body_of(digests, "en/archive/2025/01/digest/")
    assert english.parts[-1].pointers[0].detail == "15 days left, counted from 31 January 2025"


def test_a_digest_does_not_know_what_only_a_later_story_asks_for(digests: SitePages) -> None:
    _, january = body_of(digests, "luu-tru/2025/01/ban-tin/")
    assert "Báo cáo 2025-02-10" not in told(january)["deadlines"]
    _, february = body_of(digests, "luu-tru/2025/02/ban-tin/")
    assert told(february)["deadlines"] == ["Báo cáo 2025-05-01"]


def test_the_digest_of_a_running_month_says_so_and_looks_ahead_from_today(
    digests: SitePages,
) -> None:
    page, body = body_of(digests, "luu-tru/2025/03/ban-tin/")
    assert (body.until, body.running) == (dt.date(2025, 3, 15), True)
    assert told(body)["deadlines"] == ["Báo cáo 2025-03-20", "Báo cáo 2025-05-01"]
    text = digest_text(page, digests.views["vi"])
    assert "Tháng này chưa hết: bản tin mới tính đến 15/03/2025." in text


def test_a_month_of_one_edition_alone_leads_to_the_others_archive(digests: SitePages) -> None:
    page, _ = body_of(digests, "luu-tru/2025/02/ban-tin/")
    assert (page.alternate.url, page.alternate.exact) == ("/en/archive/", False)
    assert "en/archive/2025/02/digest/" not in digests.pages


def test_each_month_of_the_archive_leads_to_its_digest(digests: SitePages) -> None:
    body = digests.pages["luu-tru/2025/01/"].body
    assert isinstance(body, ListingBody)
    assert body.digest is not None
    assert body.digest.url == "/luu-tru/2025/01/ban-tin/"
    year = digests.pages["luu-tru/2025/"].body
    assert isinstance(year, ListingBody)
    assert year.digest is None


def test_the_text_is_whole_narrow_and_its_addresses_are_absolute(digests: SitePages) -> None:
    page, body = body_of(digests, "luu-tru/2025/01/ban-tin/")
    lines = digest_text(page, digests.views["vi"]).splitlines()
    addresses = [line.strip() for line in lines if "://" in line]
    assert max(len(line) for line in lines if line.strip() not in addresses) <= 72
    assert all(one.startswith("https://tin.congdoan.example/") for one in addresses)
    text = "\n".join(lines)
    for card in body.stories:
        assert card.title in text
        assert card.summary in text
        assert f"https://tin.congdoan.example{card.url}" in addresses
    assert "- Công văn 1/LĐLĐ (09/01/2025)" in lines
    assert "- Báo cáo 2025-02-15 (15/02/2025)" in lines
    assert "?" not in "".join(addresses), "no address tells who follows it"
    with pytest.raises(TypeError, match="no digest"):
        digest_text(digests.pages[""], digests.views["vi"])


def test_a_site_below_a_folder_keeps_its_base_path(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "mot-tin", date="2025-01-10")
    site_pages = site_pages_of(content, "https://congdoan.example/kho")
    page, body = body_of(site_pages, "luu-tru/2025/01/ban-tin/")
    assert body.mail == "/kho/luu-tru/2025/01/ban-tin/ban-tin-2025-01.eml"
    text = digest_text(page, site_pages.views["vi"])
    assert "https://congdoan.example/kho/luu-tru/2025/01/ban-tin/" in text
    assert "/kho/kho/" not in text


def test_the_page_of_feeds_lists_every_channel_in_every_form(digests: SitePages) -> None:
    body = digests.pages["nguon-tin/"].body
    assert isinstance(body, FeedsBody)
    assert [one.heading.label for one in body.channels] == [
        "Toàn bộ trang tin", "Hoạt động", "Phúc lợi", "Văn bản",
    ]  # fmt: skip
    whole, activities, welfare, _ = body.channels
    assert [(feed.form, feed.url, feed.mime) for feed in whole.feeds] == [
        ("atom", "/atom.xml", "application/atom+xml"),
        ("rss", "/rss.xml", "application/rss+xml"),
        ("json", "/feed.json", "application/feed+json"),
    ]
    assert activities.feeds[2].url == "/chuyen-muc/hoat-dong/feed.json"
    assert whole.newest is not None
    assert whole.newest.story_id == "dang-chay"
    assert welfare.newest is None
    assert body.opml == "/nguon-tin/feeds.opml"
    assert [file.url for file in body.calendars] == [
        "/han-bao-cao/han-bao-cao.ics",
        "/lich/lich.ics",
        "/tap-huan/tap-huan.ics",
    ]
    assert [one.page.label for one in body.digests] == [
        "Bản tin tháng 3/2025", "Bản tin tháng 2/2025", "Bản tin tháng 1/2025",
    ]  # fmt: skip
    assert digests.pages["nguon-tin/"].alternate.url == "/en/feeds/"


def test_a_site_without_a_story_has_the_page_of_feeds(tmp_path: Path) -> None:
    site_pages = site_pages_of(make_site(tmp_path))
    body = site_pages.pages["en/feeds/"].body
    assert isinstance(body, FeedsBody)
    assert body.digests == ()
    assert all(channel.newest is None for channel in body.channels)
