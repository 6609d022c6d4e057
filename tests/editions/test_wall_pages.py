"""«Lịch công đoàn»: a quarter a page, what the registers know in the cells of their days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.pages import HubBody
from plugins.core.wall_calendar import WallBody, WallDay
from plugins.editions.site_pages import SitePages
from tests.builders import SITE, make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.editions.registers import register
from tests.registers.conftest import document

KINDS = "wall_calendar"


def _wall(site_pages: SitePages, address: str) -> WallBody:
    page = site_pages.pages[address]
    assert isinstance(page.body, WallBody)
    return page.body


def _days(body: WallBody) -> dict[str, WallDay]:
    return {day.iso: day for month in body.months for day in month.days}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the content of a site with a congress, a meeting, a course and deadlines in spring 2025."""
    content = make_site(tmp_path)
    write_story(
        content, "dai-hoi", meeting={"start": "2025-05-20", "kind": "congress", "venue": "Đình"}
    )
    write_story(
        content,
        "hop",
        en=None,
        meeting={"start": "2025-04-29 08:30", "end": "2025-05-02", "venue": "Nhà"},
    )
    write_story(content, "thang", meeting={"start": "2025-05", "venue": "Đình"})
    due = [
        {"what": "Gửi báo cáo", "due": "2025-05-20", "before": True},
        {"what": "Sau", "due": "2025-07-01"},
    ]
    write_story(content, "cong-van", document=document("1/KH", deadlines=due))
    course = {
        "title": "Lớp sổ sách",
        "organiser": "cloud-river",
        "start": "2025-06-30",
        "end": "2025-07-01",
    }
    write_story(content, "lop", trainings=[course])
    return content  # fmt: skip


def test_a_quarter_holds_its_holidays_lunar_dates_and_what_the_registers_know(
    content: Path,
) -> None:
    body = _wall(site_pages_of(content), "lich/quy-2-2025/")
    assert (body.heading, body.lunar_years) == ("Lịch công đoàn quý II/2025", "Năm Ất Tỵ")
    assert [month.heading for month in body.months] == [
        "Tháng 4/2025",
        "Tháng 5/2025",
        "Tháng 6/2025",
    ]
    days = _days(body)
    assert len(days) == 91
    notes = {
        iso: [(note.kind, note.text) for note in day.notes]
        for iso, day in days.items()
        if day.notes
    }
    assert notes == {
        "2025-04-07": [("off", "Giỗ Tổ Hùng Vương")],
        "2025-04-29": [("meetings", "Tin hop (đến 02/05/2025)")],
        "2025-04-30": [("off", "Ngày Chiến thắng")],
        "2025-05-01": [("off", "Ngày Quốc tế lao động")],
        "2025-05-19": [("deadlines", "Hạn: Gửi báo cáo")],
        "2025-05-20": [("congress", "Tin dai-hoi")],
        "2025-06-30": [("trainings", "Tập huấn: Lớp sổ sách (đến 01/07/2025)")],
    }  # fmt: skip
    assert [days[iso].lunar for iso in ("2025-04-01", "2025-04-27", "2025-04-28")] == [
        "4/3",
        "30",
        "1/4",
    ]
    assert (days["2025-04-07"].rest, days["2025-04-07"].sunday) == (True, False)
    assert (days["2025-04-06"].rest, days["2025-04-06"].weekday) == (True, "CN")
    assert days["2025-05-20"].notes[0].url == "/lich/#row-dai-hoi"
    assert [month.empty for month in body.months] == [False, False, False]


def test_the_english_sheet_says_what_is_told_in_vietnamese_alone(content: Path) -> None:
    site_pages = site_pages_of(content)
    body = _wall(site_pages, "en/meetings/quarter-2-2025/")
    days = _days(body)
    assert days["2025-04-29"].notes[0].lang == "vi"
    assert days["2025-05-19"].notes[0].url == "/en/deadlines/#row-cong-van-1"
    assert days["2025-04-06"].weekday == "Sun"
    page = site_pages.pages["en/meetings/quarter-2-2025/"]
    assert (page.kind, page.alternate.url) == (KINDS, "/lich/quy-2-2025/")


def test_the_quarters_are_linked_from_the_calendar_and_the_look_up_page(content: Path) -> None:
    site_pages = site_pages_of(content)
    assert sorted(a for a, page in site_pages.planned.items() if page.what.startswith("wall")) == [
        *(f"en/meetings/quarter-{number}-2025/" for number in (1, 2, 3, 4)),
        *(f"lich/quy-{number}-2025/" for number in (1, 2, 3, 4)),
    ]
    (year,) = register(site_pages, "lich/").wall
    assert [link.label for link in year.quarters] == ["Quý I", "Quý II", "Quý III", "Quý IV"]
    assert year.quarters[0].url == "/lich/quy-1-2025/"
    assert not any(link.current for link in year.quarters)
    hub = site_pages.pages["tra-cuu/"].body
    assert isinstance(hub, HubBody)
    assert "/lich/quy-1-2025/" in [entry.link.url for entry in hub.others]
    (shown,) = _wall(site_pages, "lich/quy-1-2025/").years
    assert [link.current for link in shown.quarters] == [True, False, False, False]


def test_a_union_without_anything_has_the_holidays_and_one_without_meetings_no_calendar(
    tmp_path: Path,
) -> None:
    empty = _wall(site_pages_of(make_site(tmp_path / "a")), "lich/quy-4-2025/")
    assert [month.empty for month in empty.months] == [False, True, True]
    off = make_site(tmp_path / "b", site=SITE | {"features": {"meetings": False}})
    assert [address for address in site_pages_of(off).planned if "/quy-" in address] == []


def test_a_leap_month_says_so_where_it_begins(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.editions.conftest.TODAY", dt.date(2025, 7, 1))
    days = _days(_wall(site_pages_of(content), "lich/quy-3-2025/"))
    assert days["2025-07-25"].lunar == "1/6 nhuận"
    assert days["2025-07-26"].lunar == "2"
