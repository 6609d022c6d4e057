"""The front page as the editors choose it, day by day and edition by edition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import DirectoryBody, FrontBody, Notice
from plugins.editions.site_pages import SitePages
from tests.builders import as_yaml, make_site, write, write_story
from tests.editions.conftest import site_pages_of

ALL = ["a6", "a5", "a4", "a3", "a2", "a1"]


def front(site_pages: SitePages, lang: str = "vi") -> FrontBody:
    body = site_pages.pages["" if lang == "vi" else "en/"].body
    assert isinstance(body, FrontBody)
    return body


def first(site_pages: SitePages, lang: str = "vi") -> list[str]:
    body = front(site_pages, lang)
    return [card.story_id for card in (body.lead, *body.top) if card]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = make_site(tmp_path)
    for number in range(1, 7):
        write_story(content, f"a{number}", date=f"2025-02-0{number}", en=number != 1)
    return content


def chosen(content: Path, **front: Any) -> SitePages:
    write(content / "data/front.yaml", as_yaml(front))
    return site_pages_of(content)


def test_the_editors_choice_leads_and_the_newest_fill_up(content: Path) -> None:
    site_pages = chosen(content, lead="a2", picks=["a4", "a1"])
    assert first(site_pages) == ["a2", "a4", "a1", "a6", "a5", "a3"]
    assert first(site_pages, "en") == ["a2", "a4", "a6", "a5", "a3"], "a1 has no English text"


@pytest.mark.parametrize(
    ("front", "vi", "en"),
    [
        ({}, ALL, ALL[:5]),
        (
            {"picks": ["a6", "a5"]},
            ["a4", "a6", "a5", "a3", "a2", "a1"],
            ["a4", "a6", "a5", "a3", "a2"],
        ),
        ({"lead": "a1"}, ["a1", *ALL[:5]], ALL[:5]),
        ({"lead": "a3", "picks": ["a3", "a2"]}, ["a3", "a2", "a6", "a5", "a4", "a1"], None),
        ({"picks": ALL}, ALL, ["a6", "a5", "a4", "a3", "a2"]),
    ],
)
def test_no_story_stands_twice_and_a_place_is_never_empty(
    content: Path, front: dict[str, Any], vi: list[str], en: list[str] | None
) -> None:
    site_pages = chosen(content, **front)
    assert first(site_pages) == vi
    assert en is None or first(site_pages, "en") == en


def test_a_story_of_the_editors_choice_stands_in_no_band_as_well(content: Path) -> None:
    for number in range(7, 27):
        write_story(content, f"a{number}", date=f"2025-02-{number:02}")
    body = front(chosen(content, lead="a1", picks=["a2"]))
    in_bands = [card.story_id for band in body.bands for card in band.cards]
    assert in_bands == ["a12", "a11", "a10", "a9"], "the newest fill up beside the lead"


@pytest.mark.parametrize(
    ("start", "until", "shown"),
    [
        (None, "15/03/2025", True),
        ("15/03/2025", "23:00 15/03/2025", True),
        (None, "14/03/2025", False),
        ("16/03/2025", "20/03/2025", False),
    ],
)
def test_a_notice_stands_on_its_days(
    content: Path, start: str | None, until: str, shown: bool
) -> None:
    banner = {"text": {"vi": "Bão", "en": "Storm"}, "until": until, "page": "about"}
    notices = front(chosen(content, banner=banner | ({"start": start} if start else {}))).notices
    assert len(notices) == shown
    for notice in notices:
        assert (notice.text, notice.lang) == ("Bão", None)
        assert notice.link is not None
        assert (notice.link.label, notice.link.url) == ("Giới thiệu", "/gioi-thieu/")


def test_a_notice_in_one_language_stands_in_both_editions_and_says_so(content: Path) -> None:
    site_pages = chosen(content, banner={"text": "Bão số 5", "until": "20/03/2025", "story": "a1"})
    (notice,) = front(site_pages, "en").notices
    assert (notice.text, notice.lang) == ("Bão số 5", "vi")
    assert notice.link is not None
    assert (notice.link.label, notice.link.lang) == ("Tin a1", "vi")
    assert front(site_pages).notices[0].lang is None


def test_a_notice_leads_to_no_story_that_was_withdrawn(content: Path) -> None:
    write_story(content, "rut", date="2025-02-09", status="withdrawn")
    shown = front(chosen(content, banner={"text": "Bão", "until": "20/03/2025", "story": "rut"}))
    assert [notice.link for notice in shown.notices] == [None]


def test_this_day_in_earlier_years_is_by_the_event_then_by_publication(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "hom-nay", date="2025-03-15")
    write_story(content, "dang", date="2024-03-15", en=None)
    write_story(content, "su-kien", date="2019-03-20", meeting={"start": "15/03/2019"})
    write_story(content, "khac", date="2020-03-15", meeting={"start": "14/03/2020"})
    write_story(content, "chi-nam", date="2021-03-15", meeting={"start": "2021"})
    write_story(content, "chon", date="2023-03-15")
    for number in range(1, 20):
        write_story(content, f"moi-{number}", date=f"2025-02-{number:02}")
    site_pages = chosen(content, picks=["chon"])
    found = [(one.years, one.card.story_id) for one in front(site_pages).on_this_day]
    assert found == [(1, "dang"), (4, "chi-nam"), (6, "su-kien")], "chon stands above already"
    archive = site_pages.pages["luu-tru/"].body
    assert isinstance(archive, DirectoryBody)
    assert [one.card.story_id for one in archive.on_this_day] == [
        "dang", "chon", "chi-nam", "su-kien",
    ]  # fmt: skip
    assert [one.card.story_id for one in front(site_pages, "en").on_this_day] == [
        "chi-nam",
        "su-kien",
    ]


def test_a_day_without_a_past_has_no_such_list(content: Path) -> None:
    assert front(site_pages_of(content)).on_this_day == ()


def test_offers_are_told_while_they_hold(tmp_path: Path) -> None:
    offer = {
        "partner": "Nhà sách",
        "category": "Sách",
        "offer": {"vi": "Giảm 10%", "en": "10% off"},
    }
    content = make_site(
        tmp_path,
        benefits=[
            offer | {"id": "con-lau", "valid_from": "2024", "valid_to": "2027"},
            offer | {"id": "sap-het", "valid_from": "2024", "valid_to": "30/03/2025"},
            offer | {"id": "da-het", "valid_from": "2023", "valid_to": "2024"},
        ],
    )
    [benefits] = [
        one for one in front(site_pages_of(content), "en").look_up if one.register == "benefits"
    ]
    assert benefits.figure == 2
    assert [pointer.title.url for pointer in benefits.pointers] == [
        "/en/benefits/#row-sap-het",
        "/en/benefits/#row-con-lau",
    ]
    assert benefits.pointers[0].title.text == "10% off"


def test_without_offers_the_front_page_does_not_speak_of_them(content: Path) -> None:
    assert "benefits" not in [one.register for one in front(site_pages_of(content)).look_up]


def texts(notices: tuple[Notice, ...]) -> list[tuple[str, str]]:
    return [(notice.tone, notice.text) for notice in notices]


def test_banners_stand_where_and_when_they_say_the_urgent_first(content: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"text": "Hôm nay thôi", "until": "15/03/2025"},
        {"text": "Đã qua", "until": "14/03/2025"},
        {"text": "Chưa tới", "start": "16/03/2025", "until": "20/03/2025"},
        {"text": "Trang đầu", "until": "20/03/2025", "where": "front", "story": "a1"},
        {"text": "Gấp", "until": "20/03/2025", "tone": "urgent"},
    ]
    write(content / "data/banners.yaml", as_yaml(rows))
    made = chosen(content, banner={"text": "Bão", "until": "20/03/2025"})
    everywhere = [("urgent", "Bão"), ("urgent", "Gấp"), ("info", "Hôm nay thôi")]
    assert texts(made.views["vi"].frame.notices) == everywhere
    assert texts(front(made).notices) == [*everywhere, ("info", "Trang đầu")]
    link = front(made).notices[-1].link
    assert link is not None
    assert (link.label, link.leaves) == ("Tin a1", False)


def test_a_banner_may_lead_to_another_site_in_words_of_its_own(content: Path) -> None:
    row = {"text": {"vi": "Mời đọc", "en": "Read"}, "until": "20/03/2025", "url": "https://khac.example/",
           "label": "Phiếu"}  # fmt: skip
    write(content / "data/banners.yaml", as_yaml([row]))
    made = site_pages_of(content)
    for lang, foreign in (("vi", None), ("en", "vi")):
        (notice,) = made.views[lang].frame.notices
        assert notice.lang is None
        assert notice.link is not None
        assert (notice.link.label, notice.link.url) == ("Phiếu", "https://khac.example/")
        assert (notice.link.leaves, notice.link.lang) == (True, foreign)
