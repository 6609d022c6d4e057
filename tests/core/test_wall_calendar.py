"""Which days a wall calendar marks, and which quarters there are."""

import datetime as dt

import pytest

from plugins.core.wall_calendar import day_off, kept_day, months_of, quarter_of, quarters_on


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2025, ["01-01", "01-29", "01-30", "01-31", "04-07", "04-30", "05-01", "09-02"]),
        (2026, ["01-01", "02-17", "02-18", "02-19", "04-26", "04-30", "05-01", "09-02"]),
    ],
)
def test_only_days_off_whose_date_is_fixed_are_marked(year: int, expected: list[str]) -> None:
    days = [dt.date(year, 1, 1) + dt.timedelta(days=at) for at in range(365)]
    assert [f"{day:%m-%d}" for day in days if day_off(day)] == expected


def test_days_that_are_kept_are_no_days_off() -> None:
    days = [dt.date(2025, 1, 1) + dt.timedelta(days=at) for at in range(365)]
    kept = {f"{day:%m-%d}": kept_day(day) for day in days if kept_day(day)}
    assert kept == {
        "01-28": "new_year_eve", "03-08": "women", "07-28": "trade_unions", "10-20": "vietnamese_women",
    }  # fmt: skip


def test_the_next_year_has_a_calendar_from_october_on() -> None:
    year = [(2025, number) for number in (1, 2, 3, 4)]
    assert list(quarters_on(dt.date(2025, 9, 30))) == year
    october = quarters_on(dt.date(2025, 10, 1))
    assert list(october) == [*year, *((2026, number) for number in (1, 2, 3, 4))]
    for day in (dt.date(2025, 1, 1), dt.date(2025, 12, 31)):
        assert quarter_of(day) in quarters_on(day)
        assert (day.year, day.month) in months_of(quarter_of(day))
