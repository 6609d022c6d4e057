"""The wall calendar as values: a quarter on a sheet, what is known of each day, and which days are kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from plugins.core.lunar import LunarDate, lunar_date
from plugins.core.page_parts import Link

# Days off that the Labour Code (2019), article 112, fixes by their date, solar or lunar (month, day). Of
# Tết those that are off every year: which further days are is announced anew each year, as is the
# second day of the National Day.
_OFF: Final = {(1, 1): "new_year", (4, 30): "reunification", (5, 1): "labour", (9, 2): "national"}
_LUNAR_OFF: Final = {(1, 1): "tet_1", (1, 2): "tet_2", (1, 3): "tet_3", (3, 10): "hung_kings"}
_KEPT: Final = {(3, 8): "women", (7, 28): "trade_unions", (10, 20): "vietnamese_women"}
_FROM_NEXT_YEAR: Final = 10  # the month from which the next year's calendar is there
_DAY: Final = dt.timedelta(days=1)

Quarter = tuple[int, int]  # a year, and a number from 1


@dataclass(frozen=True, slots=True)
class WallNote:
    """What stands in a day's cell. ``kind`` is ``off``, ``kept``, ``congress`` or a register's name."""

    kind: str
    text: str
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class WallDay:
    """A day: ``weekday`` in short, ``rest`` for Sundays and days off, ``lunar`` with its month where one begins."""

    iso: str
    number: int
    weekday: str
    lunar: str
    sunday: bool
    rest: bool
    notes: tuple[WallNote, ...] = ()


@dataclass(frozen=True, slots=True)
class WallMonth:
    """A month with its days; ``empty`` where none of them has a note."""

    heading: str
    days: tuple[WallDay, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class WallYear:
    """The ways to the quarters of a year."""

    year: int
    quarters: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WallBody:
    """A quarter: its months, the lunar years that it falls into, and all quarters there are."""

    heading: str
    intro: str
    lunar_years: str
    months: tuple[WallMonth, ...]
    years: tuple[WallYear, ...]


def quarter_of(day: dt.date) -> Quarter:
    """Return the quarter that *day* is in."""
    return day.year, (day.month + 2) // 3


def quarters_on(today: dt.date) -> tuple[Quarter, ...]:
    """Return the quarters that have a calendar on *today*: the year's, from October on the next one's too."""
    years = (today.year, today.year + 1) if today.month >= _FROM_NEXT_YEAR else (today.year,)
    return tuple((year, number) for year in years for number in (1, 2, 3, 4))


def months_of(quarter: Quarter) -> tuple[Quarter, ...]:
    """Return the year and the number of each month of *quarter*."""
    year, number = quarter
    return tuple((year, 3 * number - 2 + at) for at in range(3))


def day_off(day: dt.date) -> str | None:
    """Return the id of the lawful day off that *day* is, where its date is fixed."""
    lunar = lunar_date(day)
    by_moon = None if lunar.leap else _LUNAR_OFF.get((lunar.month, lunar.day))
    return by_moon or _OFF.get((day.month, day.day))


def kept_day(day: dt.date) -> str | None:
    """Return the id of the day that *day* is kept as, without being off."""
    if lunar_date(day + _DAY) == LunarDate(1, 1):
        return "new_year_eve"
    return _KEPT.get((day.month, day.day))
