"""Registers by day: what is to come leads, what is soon is marked, what is over is folded."""

from __future__ import annotations

from pathlib import Path

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
