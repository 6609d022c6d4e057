"""The roll of honour of a year: who stands on it, what their cards say, and the ways to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.honour_pages import HonoursBody
from plugins.core.pages import ListingBody
from plugins.editions.site_pages import SitePages
from tests.builders import SITE, make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.editions.registers import register

AWARD = {"award": "certificate", "awarded_by": "cloud-river", "on_behalf_of": "an-binh"}


def honours(site_pages: SitePages, address: str) -> HonoursBody:
    body = site_pages.pages[address].body
    assert isinstance(body, HonoursBody)
    return body


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a site that honours people of two years, and somebody whom no source names."""
    made = make_site(tmp_path)
    people = [
        {"name": "Lê Thị Ổn", "unit": "Tổ 2"},
        "Trần Anh",
        {"name": "rattan-works", "type": "collective"},
    ]
    told = AWARD | {"year": "12/2024", "decision": "5/QĐ", "title": "Giấy khen", "unit": "an-binh"}
    unnamed = AWARD | {"year": "2020", "recipients": "unnamed"}
    write_story(made, "khen", date="2025-01-10", awards=[told | {"recipients": people}, unnamed])
    again = AWARD | {"year": "2023", "recipients": ["Lê Thị Ổn", "Lê Thị Ổn"]}
    write_story(made, "khen-cu", date="2024-01-10", awards=[again], en=None)
    return made


def test_each_who_is_named_has_a_card_that_says_what_the_source_does(content: Path) -> None:
    site_pages = site_pages_of(content)
    body = honours(site_pages, "khen-thuong/bang-vang/2024/")
    assert [(one.name.text, one.body.text if one.body else None) for one in body.honours] == [
        ("Công đoàn Xưởng Mây", "Công đoàn Ấn Bình"),
        ("Trần Anh", "Công đoàn Ấn Bình"),
        ("Lê Thị Ổn", "Tổ 2"),
    ]
    card = body.honours[2]
    assert (card.award.text, card.award.url) == ("Giấy khen", "/tin-tuc/2025/tin-khen/")
    assert card.by.text == "Liên đoàn Lao động Sông Mây"
    assert card.notes == ("người trao thay mặt Công đoàn Ấn Bình",)
    assert card.decision is not None
    assert card.decision.text == "5/QĐ"
    assert card.day is not None
    assert card.day.text == "tháng 12/2024"
    assert card.id == "khen-1-le-thi-on"


def test_only_years_that_name_somebody_have_a_page_and_both_editions_have_it(
    content: Path,
) -> None:
    site_pages = site_pages_of(content)
    rolls = {address for address, page in site_pages.pages.items() if page.kind == "honours"}
    assert rolls == {
        f"{part}/{year}/"
        for part in ("khen-thuong/bang-vang", "en/awards/roll-of-honour")
        for year in (2023, 2024)
    }
    for address in rolls:
        page = site_pages.pages[address]
        assert page.alternate.url.lstrip("/") in rolls
        body = honours(site_pages, address)
        assert [(link.label, link.current) for link in body.years] == [
            ("2024", body.year == 2024), ("2023", body.year == 2023),
        ]  # fmt: skip


def test_two_of_one_name_have_addresses_of_their_own(content: Path) -> None:
    body = honours(site_pages_of(content), "khen-thuong/bang-vang/2023/")
    assert [one.id for one in body.honours] == ["khen-cu-1-le-thi-on", "khen-cu-1-le-thi-on-2"]


def test_the_register_and_the_archive_of_a_year_lead_to_its_roll(content: Path) -> None:
    site_pages = site_pages_of(content)
    groups = register(site_pages, "khen-thuong/").table.groups
    assert {group.heading: group.roll and group.roll.url for group in groups} == {
        "Năm 2024": "/khen-thuong/bang-vang/2024/",
        "Năm 2023": "/khen-thuong/bang-vang/2023/",
        "Năm 2020": None,
    }
    for address, led in (("luu-tru/2024/", True), ("luu-tru/2025/", False)):
        body = site_pages.pages[address].body
        assert isinstance(body, ListingBody)
        assert bool(body.roll) == led


def test_a_site_without_awards_has_no_roll(tmp_path: Path) -> None:
    content = make_site(tmp_path, site=SITE | {"features": {"awards": False}})
    write_story(content, "khen", awards=[AWARD | {"year": "2024", "recipients": ["Trần Anh"]}])
    assert all(page.kind != "honours" for page in site_pages_of(content).pages.values())
