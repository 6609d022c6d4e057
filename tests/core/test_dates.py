"""Dates as editors write them."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.dates import ZONE, DateError, parse_moment, parse_partial


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2025-01-03 11:21", (2025, 1, 3), (11, 21)),
        ("2025-01-03T11:21:30+07:00", (2025, 1, 3), (11, 21)),
        ("2025-01-03", (2025, 1, 3), None),
        ("03/01/2025", (2025, 1, 3), None),
        ("3/1/2025", (2025, 1, 3), None),
        ("03.01.2025", (2025, 1, 3), None),
        ("11:21 03/01/2025", (2025, 1, 3), (11, 21)),
        ("12:39 | 19/05/2018", (2018, 5, 19), (12, 39)),
        ("19/05/2018 - 12h39", (2018, 5, 19), (12, 39)),
        ("  29/02/2024 ", (2024, 2, 29), None),
        ("00:00 01/01/2000", (2000, 1, 1), (0, 0)),
        ("23:59 31/12/2025", (2025, 12, 31), (23, 59)),
    ],
)
def test_the_day_stands_before_the_month(
    text: str, day: tuple[int, int, int], time: tuple[int, int] | None
) -> None:
    moment = parse_moment(text)
    assert moment.day == dt.date(*day)
    assert moment.has_time == (time is not None)
    assert (moment.at.hour, moment.at.minute) == (time or (0, 0))
    assert moment.at.utcoffset() == dt.timedelta(hours=7)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3/1/25", "two_digit_year"),
        ("11:21 03/01/25", "two_digit_year"),
        ("03-01-25", "two_digit_year"),
        ("29/02/2025", "impossible"),
        ("31/04/2025", "impossible"),
        ("01/13/2025", "impossible"),
        ("2025-13-01", "impossible"),
        ("24:00 03/01/2025", "hour"),
        ("11:60 03/01/2025", "hour"),
        ("00/01/2025", "impossible"),
        ("01/01/0000", "impossible"),
        ("0025-01-03", "impossible"),
        ("hôm qua", "form"),
        ("2025", "form"),
        ("", "form"),
        ("1735900000", "form"),
        ("2025-01-03; rm -rf /", "form"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_moment(text)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "precision", "iso", "first", "last"),
    [
        ("2021", "year", "2021", (2021, 1, 1), (2021, 12, 31)),
        ("2016-10", "month", "2016-10", (2016, 10, 1), (2016, 10, 31)),
        ("10/2016", "month", "2016-10", (2016, 10, 1), (2016, 10, 31)),
        ("2/2024", "month", "2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("12/9999", "month", "9999-12", (9999, 12, 1), (9999, 12, 31)),
        ("27/12/2024", "day", "2024-12-27", (2024, 12, 27), (2024, 12, 27)),
        ("8:30 27/12/2024", "minute", "2024-12-27T08:30+07:00", (2024, 12, 27), (2024, 12, 27)),
    ],
)
def test_a_partial_date_knows_the_days_that_it_may_mean(
    text: str, precision: str, iso: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = parse_partial(text)
    assert (date.precision, date.iso()) == (precision, iso)
    assert date.first_day() == dt.date(*first)
    assert date.last_day() == dt.date(*last)
    assert date.year == first[0]


def test_an_unknown_date_says_so_and_means_no_day() -> None:
    date = parse_partial("unknown")
    assert (date.precision, date.iso(), date.year) == ("unknown", "", None)
    assert date.first_day() is date.last_day() is None


@pytest.mark.parametrize("text", ["13/2024", "2024-13", "2024-00", "0021", "không rõ", "2024/25"])
def test_an_impossible_partial_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_partial(text)


def test_moments_are_vietnamese_whatever_the_machine_thinks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert parse_moment("2025-01-03 00:30").at == dt.datetime(2025, 1, 3, 0, 30, tzinfo=ZONE)


def spellings(at: dt.datetime) -> dict[str, bool]:
    """Return the ways to write a moment, and whether each one holds the hour."""
    d, m, y, hh, mm = at.day, at.month, at.year, at.hour, at.minute
    vi = ["thứ Hai", "thứ Ba", "Thứ tư", "thứ 5", "T6", "Thứ Bảy", "Chủ nhật"][at.weekday()]
    month = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][m - 1]
    part, said = (
        ("sáng", hh) if hh < 11 else ("trưa", hh) if hh < 13 else ("chiều", hh - 12) if hh < 18
        else ("tối", hh - 12)
    )  # fmt: skip
    half, twelve = ("am", hh) if hh < 12 else ("pm", hh - 12)
    return {
        f"{d:02}/{m:02}/{y}": False,
        f"{d}-{m}-{y}": False,
        f"{d} . {m} . {y}": False,
        f"{y}-{m:02}-{d:02}": False,
        f"ngày {d} tháng {m} năm {y}": False,
        f"Ngày {d}\u00a0tháng\u00a0{m}\u00a0năm\u202f{y}": False,
        f"{d} tháng {m}, {y}": False,
        f"ngày {d} tháng {m}/{y}": False,
        f"ngày {d}/{m} năm {y}": False,
        f"{vi}, {d:02}/{m:02}/{y}": False,
        f"{vi} ngày {d}/{m}/{y}": False,
        f"{d}/{m}/{y} ({vi})": False,
        f"{d} {month} {y}": False,
        f"{d} {month[:3]} {y}": False,
        f"{month} {d}, {y}": False,
        f"đến hết ngày {d}/{m}/{y}": False,
        f"{y}-{m:02}-{d:02}T{hh:02}:{mm:02}:59+07:00": True,
        f"{hh}h{mm:02} ngày {d}/{m}/{y}": True,
        f"{hh}g{mm:02}, ngày {d}/{m}/{y}": True,
        f"{hh} giờ {mm} phút ngày {d} tháng {m} năm {y}": True,
        f"vào hồi {hh} giờ {mm:02}, {vi}, ngày {d}/{m}/{y}": True,
        f"{d}/{m}/{y} lúc {hh}:{mm:02}": True,
        f"{hh:02}:{mm:02} | {d}/{m}/{y}": True,
        f"{said}h{mm:02} {part} ngày {d}/{m}/{y}": True,
        f"{said} giờ {mm} phút {part} {vi}, {d}/{m}/{y}": True,
        f"{d} {month} {y} at {twelve or 12}:{mm:02} {half}": True,
        f"{vi}, {d} tháng {m} năm {y}, {hh}h{mm:02}".upper(): True,
    }


@given(st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(9999, 12, 31)))
def test_every_way_to_write_a_day_reads_back_to_that_day(at: dt.datetime) -> None:
    for text, with_time in spellings(at).items():
        moment = parse_moment(text)
        assert (moment.day, moment.has_time) == (at.date(), with_time), text
        if with_time:
            assert (moment.at.hour, moment.at.minute) == (at.hour, at.minute), text


@given(st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)), st.integers(1, 6))
def test_a_weekday_that_the_day_is_not_is_refused(day: dt.date, off: int) -> None:
    names = ["thứ Hai", "thứ 3", "Wednesday", "thứ năm", "T6", "Sat", "CN"]
    wrong = names[(day.weekday() + off) % 7]
    with pytest.raises(DateError) as caught:
        parse_moment(f"{wrong}, {day:%d}/{day:%m}/{day.year:04}")
    assert caught.value.reason == "weekday"
    assert parse_moment(f"{caught.value.said['weekday']}, {caught.value.said['day']}").day == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sáng ngày 24/11/2026", "part_of_day"),
        ("chiều thứ Bảy, 05/12/2026", "part_of_day"),
        ("trước ngày 05/12/2026", "before"),
        ("trước ngày 05/12", "before"),
        ("05/12", "no_year"),
        ("ngày 5 tháng 12", "no_year"),
        ("5 December", "no_year"),
        ("24–26/11/2026", "form"),
        ("24/11/2026 – 26/11/2026", "form"),
        ("8h–11h ngày 24/11/2026", "form"),
        ("mồng 5 tháng 12 năm 2026", "form"),
        ("5 tháng Chạp năm 2026", "form"),
        ("khoảng 24/11/2026", "form"),
        ("24/11/2026 (âm lịch)", "form"),
        ("13h sáng 24/11/2026", "hour"),
        ("ngày 24 tháng 11 năm 26", "two_digit_year"),
        ("24 Nov 26", "two_digit_year"),
        ("11/24/2026", "impossible"),
        ("31 tháng 2 năm 2026", "impossible"),
    ],
)
def test_what_says_no_day_or_more_than_a_day_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_moment(text)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("tháng 10/2016", "2016-10"),
        ("tháng 10 năm 2016", "2016-10"),
        ("Tháng mười, 2016", "2016-10"),
        ("T10/2016", "2016-10"),
        ("October 2016", "2016-10"),
        ("Oct. 2016", "2016-10"),
        ("năm 2021", "2021"),
        ("từ năm 2021", "2021"),
        ("ngày 27 tháng 12 năm 2024", "2024-12-27"),
    ],
)
def test_a_month_or_a_year_may_be_written_in_words(text: str, iso: str) -> None:
    assert parse_partial(text).iso() == iso


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    for parse in (parse_moment, parse_partial):
        with contextlib.suppress(DateError):
            parse(text)
