"""Dates and numbers as each language writes them."""

import datetime as dt

import pytest

from plugins.core.dates import parse_moment, parse_partial
from plugins.language import formats

FRIDAY = dt.date(2025, 1, 3)


def test_the_examples_of_the_content_model() -> None:
    assert formats.full_date(FRIDAY, "vi") == "thứ Sáu, 03/01/2025"
    assert formats.short_date(FRIDAY, "en") == "3 January 2025"
    assert formats.number(5917, "vi") == "5.917"
    assert formats.number(5917, "en") == "5,917"


@pytest.mark.parametrize(
    ("day", "vi"),
    [
        (5, "Chủ Nhật"),
        (6, "thứ Hai"),
        (7, "thứ Ba"),
        (8, "thứ Tư"),
        (9, "thứ Năm"),
        (11, "thứ Bảy"),
    ],
)
def test_every_weekday_has_its_vietnamese_name(day: int, vi: str) -> None:
    written = formats.full_date(dt.date(2025, 1, day), "vi")
    assert written.lower() == f"{vi}, {day:02}/01/2025".lower()
    assert written[0].islower()


def test_the_rest_of_the_dates() -> None:
    assert formats.full_date(FRIDAY, "en") == "Friday, 3 January 2025"
    assert formats.short_date(FRIDAY, "vi") == "03/01/2025"
    assert formats.month(2025, 1, "vi") == "tháng 1/2025"
    assert formats.month(2025, 12, "en") == "December 2025"
    assert formats.month_name(11, "vi") == "tháng 11"
    assert formats.month_name(11, "en") == "November"


def test_the_hour_is_shown_only_where_the_editor_gave_it() -> None:
    assert formats.moment(parse_moment("11:21 03/01/2025"), "vi") == "11:21, thứ Sáu, 03/01/2025"
    assert formats.moment(parse_moment("03/01/2025"), "vi") == "thứ Sáu, 03/01/2025"
    assert formats.moment(parse_moment("00:00 03/01/2025"), "en") == "00:00, Friday, 3 January 2025"


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2021", "2021", "2021"),
        ("10/2016", "tháng 10/2016", "October 2016"),
        ("27/12/2024", "27/12/2024", "27 December 2024"),
        ("8:30 27/12/2024", "08:30, 27/12/2024", "08:30, 27 December 2024"),
        ("unknown", "", ""),
    ],
)
def test_as_much_of_a_date_as_is_known(text: str, vi: str, en: str) -> None:
    assert formats.partial(parse_partial(text), "vi") == vi
    assert formats.partial(parse_partial(text), "en") == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (1234567, "1.234.567", "1,234,567"),
        (12.5, "12,5", "12.5"),
        (0.12345, "0,12345", "0.12345"),
        (-3, "-3", "-3"),
    ],
)
def test_numbers_are_exact_in_each_languages_separators(value: float, vi: str, en: str) -> None:
    assert formats.number(value, "vi") == vi
    assert formats.number(value, "en") == en


@pytest.mark.parametrize(
    ("size", "vi"),
    [
        (0, "0 B"),
        (949, "949 B"),
        (1_000, "1 kB"),
        (1_250_000, "1,2 MB"),
        (999_960, "1 MB"),
        (12_345_678, "12,3 MB"),
    ],
)
def test_file_sizes(size: int, vi: str) -> None:
    assert formats.file_size(size, "vi").replace("\u00a0", " ") == vi
    assert "\u00a0" in formats.file_size(size, "en")
