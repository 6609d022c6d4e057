"""Registers by day: what is to come leads, what is soon is marked, what is over is folded."""

from __future__ import annotations

from pathlib import Path

from plugins.core.page_parts import DayBlock
from plugins.core.pages import FrontBody
from tests.builders import make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.editions.registers import register
from tests.registers.conftest import document


def _dispatch(content: Path, *dues: str, **changes: object) -> None:
    deadlines = [{"what": f"Báo cáo {due}", "due": due} for due in dues]
    fields = {"addressees": ["an-binh", "Các tổ may", "rattan-works"], **changes}
    write_story(content, "cong-van", document=document("1/KH", deadlines=deadlines, **fields))


def test_a_deadline_of_the_next_seven_days_is_marked_and_says_how_many_are_left(
    tmp_path: Path,
) -> None:
    content = make_site(tmp_path)
    _dispatch(content, "2025-03-15", "2025-03-19", "2025-03-22", "2025-03-23", "2025-03-14")
    site_pages = site_pages_of(content)
    for address, words in (
        ("han-bao-cao/", ["hôm nay", "còn 4 ngày", "còn 7 ngày", "còn 8 ngày"]),
        ("en/deadlines/", ["today", "4 days left", "7 days left", "8 days left"]),
    ):
        coming, past = register(site_pages, address).table.groups
        left = [row.cells[0][0] for row in coming.rows]
        assert [value.text for value in left] == words
        assert [value.mark for value in left] == ["soon", "soon", "soon", "coming"]
        assert len(past.rows[0].cells[0]) == 1  # the day alone


def test_past_deadlines_are_folded_and_counted_unless_there_is_nothing_else(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    days = [f"{year}-01-{day:02}" for year in range(2015, 2022) for day in range(1, 16)]
    _dispatch(content, "2025-03-19", *days, issued="2014-06-01")
    site_pages = site_pages_of(content)
    first = register(site_pages, "han-bao-cao/").table.groups
    assert [(group.id, group.folded) for group in first] == [("g-coming", 0), ("g-past", 105)]
    (further,) = register(site_pages, "han-bao-cao/trang-2/").table.groups
    assert (further.id, further.folded) == ("g-past", 0)
    (narrowed,) = register(site_pages, "han-bao-cao/nam/2020/").table.groups
    assert narrowed.folded == 0


def test_the_front_page_says_whom_a_deadline_asks(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    _dispatch(content, "2025-03-19", "2025-03-14")
    site_pages = site_pages_of(content)
    for address, asked in (("", " và 1 nơi khác"), ("en/", " and 1 other")):
        body = site_pages.pages[address].body
        assert isinstance(body, FrontBody)
        (band,) = [one for one in body.look_up if one.register == "deadlines"]
        coming, past = band.pointers
        assert coming.detail.endswith(asked)
        assert "Các tổ may" in coming.detail
        assert coming.mark is not None
        assert coming.mark.mark == "soon"
        assert past.mark is not None
        assert past.mark.mark == "past"


def test_a_meeting_stands_beside_its_day_as_a_leaf_and_its_report_only_where_that_is_another_day(
    tmp_path: Path,
) -> None:
    content = make_site(tmp_path)
    for name, date, meeting in (
        ("cung-ngay", "2025-02-03", {"start": "2025-02-03"}),
        ("trong-ky", "2025-02-05", {"start": "2025-02-04", "end": "2025-02-06"}),
        ("hom-sau", "2025-02-08", {"start": "2025-02-07 08:30", "end": "2025-02-07 11:00"}),
        ("sap-toi", "2025-03-01", {"start": "2025-03-20 08:30"}),
        ("ca-thang", "2025-03-02", {"start": "2025-01"}),
    ):
        write_story(content, name, date=date, meeting={"venue": "Nhà ăn", **meeting})
    site_pages = site_pages_of(content)
    body = register(site_pages, "lich/")
    keys = [column.key for column in body.table.columns]
    assert keys == ["when", "meeting", "venue", "published", "calendar"]
    rows = {row.id: row.cells for group in body.table.groups for row in group.rows}
    leaves = {name: cells[0][0].leaf for name, cells in rows.items()}
    assert leaves["row-hom-sau"] == DayBlock("Thứ Sáu", "7", "tháng 2", "2025-02-07", "08:30–11:00")
    assert leaves["row-trong-ky"] == DayBlock(
        "Thứ Ba", "4", "tháng 2", "2025-02-04", "đến 06/02/2025"
    )
    assert leaves["row-ca-thang"] is None
    reported = {name: [value.text for value in cells[3]] for name, cells in rows.items()}
    assert reported == {
        "row-sap-toi": [], "row-hom-sau": ["đăng 08/02/2025"], "row-trong-ky": [], "row-cung-ngay": [],
        "row-ca-thang": ["đăng 02/03/2025"],
    }  # fmt: skip
    assert [name for name, cells in rows.items() if cells[4]] == ["row-sap-toi"]
    first = register(site_pages, "en/meetings/").table.groups[0].rows[0].cells[0][0]
    assert first.leaf == DayBlock("Thu", "20", "March", "2025-03-20", "08:30")


def test_the_months_around_the_build_lead_to_what_is_held_and_name_no_today(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    for name, start, end in (
        ("mot", "2025-03-20 08:30", None), ("hai", "2025-03-20", None), ("ba", "2025-02-27", "2025-03-02"),
        ("xa", "2025-06-01", None), ("thang", "2025-03", None),
    ):  # fmt: skip
        write_story(content, name, meeting={"venue": "Nhà ăn", "start": start, "end": end or start})
    site_pages = site_pages_of(content)
    months = register(site_pages, "lich/").months
    assert [month.heading for month in months] == ["Tháng 2/2025", "Tháng 3/2025", "Tháng 4/2025"]
    assert [short for short, _ in months[0].weekdays] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    days = [day for month in months for week in month.weeks for day in week if day is not None]
    assert len(days) == 28 + 31 + 30
    assert all(len(week) == 7 for month in months for week in month.weeks)
    held = {day.iso: day.link for day in days if day.link is not None}
    assert list(held) == ["2025-02-27", "2025-02-28", "2025-03-01", "2025-03-02", "2025-03-20"]
    assert held["2025-03-20"].count == 2
    assert held["2025-02-28"].url == "/lich/#row-ba"
    assert register(site_pages, "lich/nam/2025/").months == ()
    assert register(site_pages, "han-bao-cao/").months == ()


def test_three_months_without_anything_are_not_drawn(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "xa", meeting={"venue": "Nhà ăn", "start": "2024-06-01"})
    assert register(site_pages_of(content), "lich/").months == ()
