"""Dates in a story: read as people write them, refused with what to write."""

import datetime as dt

import pytest

from tests.stories.conftest import GOOD, STORY, Content, Found


def put(content: Content, date: str) -> None:
    content.put(GOOD.replace("date: 2025-02-03", f"date: {date}"))


@pytest.mark.parametrize(
    "date",
    ["15h30 ngày 03/02/2025", "ngày 3 tháng 2 năm 2025", "Thứ Hai, 03/02/2025", "3 February 2025",
     "3 giờ chiều ngày 03/02/2025", "“03/02/2025”", "ngày\u00a003/02/2025"],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(content: Content, date: str) -> None:
    put(content, date)
    assert content.text().fields.date.day == dt.date(2025, 2, 3)


@pytest.mark.parametrize(
    ("date", "code", "said"),
    [
        ("Thứ Bảy, 03/02/2025", "S268", "“thứ Hai, 03/02/2025”"),
        ("sáng 03/02/2025", "S269", "“24/11/2026”"),
        ("trước ngày 03/02", "S270", "“before: true”"),
        ("03/02", "S271", "05/12/2026"),
        ("03/02/25", "S111", "03/01/2025"),
        ("ngày nọ", "S110", "03/01/2025"),
    ],
)
def test_a_date_that_cannot_be_read_is_named_for_what_it_is(
    content: Content, date: str, code: str, said: str
) -> None:
    put(content, date)
    assert content.found() == [Found(code, STORY, 3)]
    assert said in content.problems()[0].fix_vi


def test_a_date_years_ahead_is_doubted(content: Content) -> None:
    put(content, "03/02/2052")
    assert Found("WS272", STORY, 3) in content.found()
    put(content, "20/03/2025")
    assert content.codes() == []


def test_before_a_day_is_said_beside_the_day(content: Content) -> None:
    document = (
        "document:\n  number: 1/A\n  type: cong_van\n  issued: 2025\n  issuer: B C\n  subject: D\n"
        "  deadlines:\n    - what: E\n      due: {0}"
    )
    content.story(document.format("trước ngày 05/12/2025"))
    assert content.found() == [Found("S270", STORY, 15)]
    content.story(document.format("05/12/2025\n      before: true"))
    fields = content.text().fields
    assert fields.document is not None
    assert fields.document.deadlines[0].last_day == dt.date(2025, 12, 4)


@pytest.mark.parametrize(
    ("date", "rows", "lines"),
    [
        ("20/02/2025", ["updated: 01/01/2020"], [7]),
        ("11h 20/02/2025", ["updated: 9h 20/02/2025"], [7]),
        ("11h 20/02/2025", ["updated: 20/02/2025"], []),
        ("20/02/2025", ["updated: 21/02/2025"], []),
        ("20/02/2025", ["corrections:", "  - {date: 19/02/2025, note: N}"], [8]),
    ],
)
def test_nothing_is_changed_before_it_was_published(
    content: Content, date: str, rows: list[str], lines: list[int]
) -> None:
    content.story(*rows)
    path = content.path / STORY
    path.write_text(path.read_text("utf-8").replace("2025-02-03", date), "utf-8")
    assert content.found() == [Found("S277", STORY, line) for line in lines]
