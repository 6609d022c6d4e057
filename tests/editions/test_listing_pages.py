"""Sections, topics, organisations, periods: order, pages, counts and the other edition."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core.pages import (
    DirectoryBody,
    ListingBody,
    OrganisationBody,
    Page,
    RedirectBody,
    StoryBody,
)
from plugins.editions.pager import count_pages, cut, make_pager
from plugins.editions.site_pages import SitePages
from plugins.routes.paging import STORIES_A_PAGE
from tests.builders import SITE_URL, make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.registers.conftest import document

SECTION = {"vi": "chuyen-muc/hoat-dong/", "en": "en/sections/activities/"}
PAGE = {"vi": "trang-", "en": "page-"}


def listing(site_pages: SitePages, address: str) -> ListingBody:
    body = site_pages.pages[address].body
    assert isinstance(body, ListingBody)
    return body


def pages_of(site_pages: SitePages, first: str, word: str) -> Iterator[Page]:
    yield site_pages.pages[first]
    number = 2
    while (page := site_pages.pages.get(f"{first}{word}{number}/")) is not None:
        yield page
        number += 1


def test_a_section_is_cut_into_pages_and_loses_no_story(site_pages: SitePages) -> None:
    for lang, first in SECTION.items():
        pages = list(pages_of(site_pages, first, PAGE[lang]))
        bodies = [page.body for page in pages]
        total = sum(len(body.cards) for body in bodies)  # type: ignore[union-attr]
        assert len(pages) == 3
        assert {body.total for body in bodies} == {total}  # type: ignore[union-attr]
        assert all(len(body.cards) == STORIES_A_PAGE for body in bodies[:-1])  # type: ignore[union-attr]
        dates = [card.date.at for body in bodies for card in body.cards]  # type: ignore[union-attr]
        assert dates == sorted(dates, reverse=True)
        ids = [card.story_id for body in bodies for card in body.cards]  # type: ignore[union-attr]
        assert len(ids) == len(set(ids))


def test_the_pager_leads_to_pages_that_exist_and_back(site_pages: SitePages) -> None:
    for page in site_pages.pages.values():
        pager = getattr(page.body, "pager", None)
        if pager is None:
            continue
        for url in (pager.previous, pager.next, *(link.url for link in pager.links)):
            assert not url or url.removeprefix("/") in site_pages.pages
        assert [link.label for link in pager.links if link.current] == [str(pager.number)]
        assert (pager.previous is None) == (pager.number == 1)
        assert (pager.next is None) == (pager.number == pager.total)
        assert page.title.endswith(str(pager.number)) or pager.number == 1


@pytest.mark.parametrize(
    ("items", "sizes"), [(0, [0]), (1, [1]), (4, [4]), (5, [4, 1]), (9, [4, 4, 1])]
)
def test_a_list_is_cut_without_loss_and_every_page_knows_its_place(
    site_pages: SitePages, items: int, sizes: list[int]
) -> None:
    edition = site_pages.views["en"].edition
    pages = cut(edition, range(items), 4, lambda number: f"list/{number}/")
    assert [len(page.shown) for page in pages] == sizes
    assert [item for page in pages for item in page.shown] == list(range(items))
    assert len(pages) == count_pages(range(items), 4)
    assert [page.address for page in pages] == [f"list/{n}/" for n in range(1, len(sizes) + 1)]
    assert [page.titled(edition, "List") for page in pages][:2] == ["List", "List – Page 2"][
        : len(pages)
    ]
    assert [page.pager is None for page in pages] == [len(sizes) == 1] * len(sizes)


def test_a_pager_names_five_pages_at_most_and_says_where_others_are_left_out() -> None:
    shown = {
        (number, total): " ".join(
            f"[{link.label}]" if link.current else link.label
            for link in make_pager(number, total, lambda page: f"/{page}/").links
        )
        for total in (2, 5, 12, 345)
        for number in range(1, total + 1)
    }
    assert shown[1, 2] == "[1] 2"
    assert shown[3, 5] == "1 2 [3] 4 5"
    assert shown[1, 12] == "[1] 2 3 4 … 12"
    assert shown[6, 12] == "1 … 5 [6] 7 … 12"
    assert shown[12, 12] == "1 … 9 10 11 [12]"
    for (number, total), line in shown.items():
        numbers = line.replace("…", "").split()
        assert len(numbers) == min(total, 5), line
        assert {str(near) for near in (number - 1, number + 1) if 0 < near <= total} <= set(numbers)


def test_every_listing_is_newest_first(site_pages: SitePages) -> None:
    listings = [page for page in site_pages.pages.values() if isinstance(page.body, ListingBody)]
    assert len(listings) > 60
    for page in listings:
        dates = [card.date.at for card in page.body.cards]  # type: ignore[union-attr]
        assert dates == sorted(dates, reverse=True), page.address


def test_only_the_first_page_has_the_introduction_and_facts(site_pages: SitePages) -> None:
    first = listing(site_pages, SECTION["vi"])
    second = listing(site_pages, SECTION["vi"] + "trang-2/")
    assert (first.intro, second.intro) == ("Công đoàn làm gì.", None)
    assert (
        site_pages.pages[SECTION["vi"] + "trang-2/"].canonical
        == f"{SITE_URL}/{SECTION['vi']}trang-2/"
    )


def test_alternates_lead_to_a_page_and_exact_ones_lead_back(site_pages: SitePages) -> None:
    checked = 0
    for page in site_pages.pages.values():
        if isinstance(page.body, RedirectBody):
            continue
        other = site_pages.pages.get(page.alternate.url.removeprefix("/"))
        assert other is not None, page.address
        assert other.lang == page.alternate.lang != page.lang
        if page.alternate.exact:
            assert other.alternate.exact, page.address
            assert other.alternate.url == f"/{page.address}"
            checked += 1
    assert checked > 150


def test_a_page_without_a_counterpart_says_so(
    site_pages: SitePages, page: Callable[..., Page]
) -> None:
    only_vi = page("chi-tieng-viet").alternate
    assert (only_vi.exact, only_vi.url) == (False, "/en/sections/activities/")
    only_en = page("only-english", "en").alternate
    assert (only_en.exact, only_en.url) == (False, "/chuyen-muc/phuc-loi-doan-vien/")
    assert site_pages.pages["404.html"].alternate.exact is False


def test_a_longer_listing_has_pages_without_counterpart(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for number in range(STORIES_A_PAGE + 1):
        write_story(content, f"tin-{number}", date=f"2024-01-{number + 1:02}", en=None)
    site_pages = site_pages_of(content)
    second = site_pages.pages["chuyen-muc/hoat-dong/trang-2/"].alternate
    assert (second.exact, second.url) == (False, "/en/sections/activities/")
    assert site_pages.pages["luu-tru/2024/"].alternate.exact is False
    assert site_pages.pages["luu-tru/2024/"].alternate.url == "/en/archive/"
    assert "en/archive/2024/" not in site_pages.pages


def test_stories_of_the_other_edition_alone_are_named_where_one_looks(
    site_pages: SitePages,
) -> None:
    here = listing(site_pages, "chuyen-muc/phuc-loi-doan-vien/").only_other
    assert [(link.label, link.lang) for link in here] == [("Only in English", "en")]
    assert here[0].url == "/en/news/2025/only-in-english/"
    topic = listing(site_pages, "en/topics/retired/").only_other
    assert [link.label for link in topic] == ["Tin chi-tieng-viet"]
    assert listing(site_pages, SECTION["vi"]).only_other == ()
    there = listing(site_pages, SECTION["en"]).only_other
    assert [link.label for link in there] == ["Tin chi-tieng-viet"]


def test_a_topic_names_the_fullest_other_topics_and_what_they_hold(tmp_path: Path) -> None:
    names = [f"Chủ đề {chr(ord('a') + number)}" for number in range(13)]
    topics = [
        {"id": f"t-{n}", "name": {"vi": name, "en": f"Topic {n}"}} for n, name in enumerate(names)
    ]
    content = make_site(tmp_path, topics=topics)
    for number in range(12):  # the last topic has no story, and no page
        for copy in range(1 + number):
            write_story(content, f"tin-{number}-{copy}", topics=[f"t-{number}"], en=None)
    siblings = listing(site_pages_of(content), "chu-de/t-11/").rail.siblings
    assert [(link.label, link.count) for link in siblings] == [
        (names[number], 1 + number) for number in range(1, 11)
    ]


def test_the_archive_counts_every_listed_story_once(site_pages: SitePages) -> None:
    for address, listed in (("luu-tru/", "vi"), ("en/archive/", "en")):
        body = site_pages.pages[address].body
        assert isinstance(body, DirectoryBody)
        years = [(group.heading, group.all_links) for group in body.groups]
        assert [int(h.label) for h, _ in years if h] == sorted(
            (int(h.label) for h, _ in years if h), reverse=True
        )
        for heading, months in years:
            assert heading is not None
            assert heading.count == sum(month.count or 0 for month in months)
            assert all(
                link.url.removeprefix("/") in site_pages.pages for link in (heading, *months)
            )
        total = sum(heading.count or 0 for heading, _ in years if heading)
        assert total == len(site_pages.views[listed].own.listed)


def test_months_know_their_neighbours(site_pages: SitePages) -> None:
    january = listing(site_pages, "luu-tru/2025/01/")
    assert january.heading == "Tháng 1/2025"
    assert january.rail.chart is not None
    months = january.rail.chart.months
    assert [link.label for link in months] == [f"Tháng {number}" for number in range(1, 13)]
    assert [link.label for link in months if link.current] == ["Tháng 1"]
    assert sum(link.count or 0 for link in months) == listing(site_pages, "luu-tru/2025/").total
    assert [bool(link.url) for link in months] == [bool(link.count) for link in months]


def test_next_to_a_period_stand_the_newer_and_the_older_with_their_figures(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for number, day in enumerate(("2023-11-02", "2024-05-02", "2024-05-03", "2025-01-02")):
        write_story(content, f"tin-{number}", date=day, en=None)
    site_pages = site_pages_of(content)

    def beside(address: str) -> list[tuple[str, int | None]]:
        return [(link.label, link.count) for link in listing(site_pages, address).rail.siblings]

    assert beside("luu-tru/2024/05/") == [("Tháng 1/2025", 1), ("Tháng 11/2023", 1)]
    assert beside("luu-tru/2025/01/") == [("Tháng 5/2024", 2)]
    assert beside("luu-tru/2024/") == [("Năm 2025", 1), ("Năm 2023", 1)]


def test_beside_a_list_stand_what_its_stories_report_and_their_topics(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for number in range(5):
        deadlines = [{"what": f"Việc {number}", "due": f"2025-0{number + 1}-20"}]
        paper = document(f"{number}/CV", issued=f"2025-01-0{number + 1}", deadlines=deadlines)
        day = f"2025-01-1{number}"
        topics = ["tet", "safety"] if number else ["safety"]
        write_story(content, f"van-ban-{number}", date=day, topics=topics, document=paper)
    write_story(content, "khac", section="welfare", date="2025-02-01", topics=["retired"])
    site_pages = site_pages_of(content)  # of 15 March
    rail = listing(site_pages, SECTION["vi"]).rail
    shown = {part.register: [one.title.text for one in part.pointers] for part in rail.parts}
    assert shown == {
        "deadlines": ["Việc 2", "Việc 3", "Việc 4"],
        "documents": ["Công văn 4/CV", "Công văn 3/CV", "Công văn 2/CV"],
    }
    assert [(link.label, link.count) for link in rail.topics] == [
        ("An toàn lao động", 5), ("Tết Nguyên đán", 4),
    ]  # fmt: skip
    topic = listing(site_pages, "chu-de/safety/").rail
    assert [(link.label, link.count) for link in topic.topics] == [("Tết Nguyên đán", 4)]
    assert [link.label for link in topic.siblings] == ["Hưu trí"], "no topic twice"
    other = listing(site_pages, "chuyen-muc/phuc-loi-doan-vien/").rail
    assert (other.parts, [link.label for link in other.topics]) == ((), ["Hưu trí"])


@pytest.mark.parametrize("count", [0, 1, 4, 5, 30])
def test_an_organisation_shows_its_newest_stories_and_leads_to_all(
    tmp_path: Path, count: int
) -> None:
    content = make_site(tmp_path)
    for number in range(count):
        day = f"2024-01-{number + 1:02}"
        write_story(content, f"tin-{number}", date=day, organisations=["an-binh"], en=None)
    site_pages = site_pages_of(content)
    body = site_pages.pages["to-chuc/an-binh/"].body
    assert isinstance(body, OrganisationBody)
    newest = [f"tin-{number}" for number in range(count - 1, -1, -1)]
    assert [card.story_id for card in body.cards] == newest[:4]
    assert body.total == count
    lists = [address for address in site_pages.pages if address.startswith("to-chuc/an-binh/tin/")]
    if count <= 4:
        assert (body.stories, lists) == (None, [])
        return
    assert body.stories is not None
    assert (body.stories.label, body.stories.url) == (
        f"Tất cả {count} tin",
        "/to-chuc/an-binh/tin/",
    )
    assert len(lists) == count_pages(newest, STORIES_A_PAGE)
    first = site_pages.pages["to-chuc/an-binh/tin/"]
    assert [link.url for link in first.crumbs][-1] == "/to-chuc/an-binh/"
    assert (first.alternate.url, first.alternate.exact) == ("/en/organisations/an-binh/", False)
    assert [card.story_id for card in listing(site_pages, "to-chuc/an-binh/tin/").cards] == newest[
        :20
    ]


def test_an_organisation_s_page_says_what_it_holds_and_leads_there(site_pages: SitePages) -> None:
    body = site_pages.pages["to-chuc/cloud-river/"].body
    assert isinstance(body, OrganisationBody)
    assert [(link.label, link.url) for link in body.jumps] == [
        ("Tin", "#stories"),
        ("Thỏa thuận", "#agreements"),
        ("Khen thưởng đã trao", "#extract-1"),
        ("Văn bản đã ban hành", "#extract-2"),
    ]
    assert body.jumps[0].count == body.total
    assert body.agreements is not None
    assert body.jumps[1].count == body.agreements.count


def test_directories_sort_as_vietnamese_does_and_count(site_pages: SitePages) -> None:
    body = site_pages.pages["chu-de/"].body
    assert isinstance(body, DirectoryBody)
    labels = [link.label for link in body.groups[0].links]
    assert labels == ["An toàn lao động", "Hưu trí", "Tết Nguyên đán"]
    counts = {link.label: link.count for link in body.groups[0].links}
    assert counts["Tết Nguyên đán"] == listing(site_pages, "chu-de/tet-nguyen-dan/").total == 2
    bodies = site_pages.pages["to-chuc/"].body
    assert isinstance(bodies, DirectoryBody)
    assert [link.label for link in bodies.groups[-1].links] == [
        "Công đoàn Ấn Bình",
        "Công đoàn Xưởng Mây",
    ]


def test_hidden_withdrawn_and_held_back_stories_are_in_no_listing(site_pages: SitePages) -> None:
    hidden = {"ban-nhap", "tuong-lai", "an-danh-sach", "da-rut"}
    for page in site_pages.pages.values():
        if not isinstance(page.body, StoryBody):
            shown = repr(page.body)
            assert not any(f"story_id='{name}'" in shown for name in hidden), page.address
        else:
            for card in (page.body.newer, page.body.older):
                assert card is None or card.story_id not in hidden


def test_neighbours_chain_all_listed_stories(site_pages: SitePages) -> None:
    bodies = {
        page.body.card.story_id: page.body
        for page in site_pages.pages.values()
        if isinstance(page.body, StoryBody) and page.lang == "vi"
    }
    at = next(
        name for name, body in bodies.items() if body.newer is None and body.older is not None
    )
    seen = [at]
    while (older := bodies[at].older) is not None:
        assert bodies[older.story_id].newer is not None
        assert bodies[older.story_id].newer.story_id == at  # type: ignore[union-attr]
        at = older.story_id
        seen.append(at)
    assert seen == [text.story_id for text in site_pages.views["vi"].own.listed]


def test_a_kicker_that_repeats_the_section_is_left_out(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "nhac-lai", kicker="hoạt ĐỘNG", date="2024-01-02")
    write_story(content, "noi-them", kicker="Hoạt động hè", date="2024-01-01")
    cards = listing(site_pages_of(content), SECTION["vi"]).cards
    assert [card.kicker for card in cards] == [None, "Hoạt động hè"]
