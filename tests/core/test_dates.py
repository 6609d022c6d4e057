"""Dates as editors write them."""

import datetime as dt

import pytest

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
        ("24:00 03/01/2025", "impossible"),
        ("11:60 03/01/2025", "impossible"),
        ("00/01/2025", "impossible"),
        ("01/01/0000", "impossible"),
        ("0025-01-03", "impossible"),
        ("hôm qua", "form"),
        ("2025", "form"),
        ("", "form"),
        ("2025-01-03 lúc 11:21", "form"),
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
