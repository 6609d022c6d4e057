"""Tết and the names of lunar years, against the calendars that were printed."""

import datetime as dt

import pytest

from plugins.core.lunar import (
    LunarDate,
    lunar_date,
    lunar_year,
    new_year,
    season_of,
    year_animal,
    year_name,
)

# The days of Tết in Vietnam; in 2007 and 2030 China's new year is a day later.
NEW_YEARS = [
    "2000-02-05",
    "2001-01-24",
    "2002-02-12",
    "2003-02-01",
    "2004-01-22",
    "2005-02-09",
    "2006-01-29",
    "2007-02-17",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-02",
    "2031-01-23",
    "2032-02-11",
    "2033-01-31",
    "2034-02-19",
    "2035-02-08",
]


@pytest.mark.parametrize("day", NEW_YEARS)
def test_tet_falls_on_the_day_that_it_fell_on(day: str) -> None:
    assert new_year(int(day[:4])) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("year", "name", "animal"),
    [(2000, "Canh Thìn", "Dragon"), (2023, "Quý Mão", "Cat"), (2024, "Giáp Thìn", "Dragon"),
     (2025, "Ất Tỵ", "Snake"), (2026, "Bính Ngọ", "Horse")],
)  # fmt: skip
def test_a_year_has_its_name(year: int, name: str, animal: str) -> None:
    assert (year_name(year), year_animal(year, "en")) == (name, animal)


def test_the_days_before_tet_belong_to_the_old_year() -> None:
    assert lunar_year(dt.date(2024, 2, 9)) == 2023
    assert lunar_year(dt.date(2024, 2, 10)) == 2024


def test_no_tet_is_told_where_the_reckoning_is_not_known_to_be_exact() -> None:
    assert season_of(dt.date(2024, 2, 1)) == 2024
    for day in (dt.date(1000, 2, 10), dt.date(2150, 2, 10), dt.date.max):
        assert season_of(day) is None


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2024-01-10", None),
        ("2024-01-11", 2024),
        ("2024-02-09", 2024),
        ("2024-02-10", 2024),
        ("2024-02-24", 2024),
        ("2024-02-25", None),
        ("2023-12-31", None),
        ("2023-01-02", 2023),
        ("2022-12-23", 2023),
        ("2022-12-22", None),
        ("2020-01-01", 2020),
        ("2019-12-31", 2020),
    ],
)
def test_a_day_of_the_season_belongs_to_its_tet(day: str, year: int | None) -> None:
    assert season_of(dt.date.fromisoformat(day)) == year


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-02-09", LunarDate(30, 12)),  # the last day of Quý Mão
        ("2025-01-28", LunarDate(29, 12)),  # a last month of 29 days
        ("2025-01-29", LunarDate(1, 1)),
        ("2024-04-18", LunarDate(10, 3)),  # the Hùng Kings’ day as it was kept
        ("2025-04-07", LunarDate(10, 3)),
        ("2026-04-26", LunarDate(10, 3)),
        ("2024-09-17", LunarDate(15, 8)),  # mid-autumn
        ("2025-10-06", LunarDate(15, 8)),
        ("2020-05-22", LunarDate(30, 4)),
        ("2020-05-23", LunarDate(1, 4, leap=True)),
        ("2023-03-22", LunarDate(1, 2, leap=True)),
        ("2025-07-25", LunarDate(1, 6, leap=True)),
        ("2025-08-23", LunarDate(1, 7)),
        ("2033-12-22", LunarDate(1, 11, leap=True)),
        ("2026-01-01", LunarDate(13, 11)),
    ],
)
def test_a_day_has_the_lunar_date_that_calendars_print(day: str, expected: LunarDate) -> None:
    assert lunar_date(dt.date.fromisoformat(day)) == expected


def test_every_lunar_month_counts_its_days_and_every_year_begins_with_tet() -> None:
    day, before = dt.date(1999, 12, 31), lunar_date(dt.date(1999, 12, 30))
    while day.year < 2041:
        now = lunar_date(day)
        if now.day == 1:
            assert before.day in {29, 30}
            assert now.leap or now.month == before.month % 12 + 1
            assert not now.leap or now.month == before.month
        else:
            assert now == LunarDate(before.day + 1, before.month, before.leap)
        assert (now == LunarDate(1, 1)) == (day == new_year(day.year))
        day, before = day + dt.timedelta(days=1), now
