"""The Vietnamese lunar calendar: the lunar date of a day, when a year begins, and its name (Giáp Thìn).

Rules: Meeus, «Astronomical Algorithms» (2nd ed.), ch. 49 for new moons and ch. 25 for the sun's
longitude; the calendar's definition after Hồ Ngọc Đức: months begin on the day of the new moon in
UTC+7, month 11 holds the winter solstice. China reckons in UTC+8, so its new year may differ
(2007, 2030).
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import cache
from typing import Final

_STEMS: Final = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"]
_BRANCHES: Final = [
    "Tý",
    "Sửu",
    "Dần",
    "Mão",
    "Thìn",
    "Tỵ",
    "Ngọ",
    "Mùi",
    "Thân",
    "Dậu",
    "Tuất",
    "Hợi",
]
_ANIMALS: Final = {
    "vi": ["Chuột", "Trâu", "Hổ", "Mèo", "Rồng", "Rắn", "Ngựa", "Dê", "Khỉ", "Gà", "Chó", "Lợn"],
    "en": [
        "Rat",
        "Buffalo",
        "Tiger",
        "Cat",
        "Dragon",
        "Snake",
        "Horse",
        "Goat",
        "Monkey",
        "Rooster",
        "Dog",
        "Pig",
    ],
}
_EXACT: Final = (1900, 2100)
_BEFORE: Final = 30  # days of the last lunar month
_AFTER: Final = 15  # days up to the first full moon
_ZONE: Final = 7 / 24  # days
_MONTH: Final = 29.530588853  # days
_FIRST: Final = 2415021.076998695  # Julian day of the new moon of 1 January 1900
_EPOCH: Final = 1721425  # Julian day number of ``date.fromordinal(0)``, were there one


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of a lunar month; a ``leap`` month repeats the number of the one before it."""

    day: int
    month: int
    leap: bool = False


def lunar_date(day: dt.date) -> LunarDate:
    """Return the lunar date of *day* in Vietnam. Exact for 1900–2100."""
    number = day.toordinal() + _EPOCH
    count = math.floor((number - _FIRST) / _MONTH) + 1
    while (begins := _new_moon(count)) > number:
        count -= 1
    before = _month_eleven(day.year)
    if before > begins:
        before = _month_eleven(day.year - 1)
        after = _month_eleven(day.year)
    else:
        after = _month_eleven(day.year + 1)
    place = round((begins - before) / _MONTH)  # of the month after month 11
    leap = _leap_month(before) if after - before > 365 else 99
    month = 11 + place - (place >= leap)
    return LunarDate(number - begins + 1, (month - 1) % 12 + 1, place == leap)


@cache
def new_year(year: int) -> dt.date:
    """Return the day of Tết in the Gregorian *year*, in Vietnam. Exact for 1900–2100."""
    before, after = _month_eleven(year - 1), _month_eleven(year)
    months = 2
    if after - before > 365 and _leap_month(before) <= months:
        months += 1
    count = math.floor(0.5 + (before - _FIRST) / _MONTH)
    return dt.date.fromordinal(_new_moon(count + months) - _EPOCH)


def season_of(day: dt.date) -> int | None:
    """Return the year whose Tết is near *day*: from thirty days before it to the full moon after.

    Gatherings «trước thềm năm mới» are held in the last lunar month; Tết ends with Rằm tháng Giêng.
    ``None`` too where the reckoning is not known to be exact.
    """
    if not _EXACT[0] <= day.year < _EXACT[1]:
        return None
    for year in (day.year, day.year + 1):
        if -_BEFORE <= (day - new_year(year)).days < _AFTER:
            return year
    return None


def lunar_year(day: dt.date) -> int:
    """Return the Gregorian year in which the lunar year of *day* began."""
    return day.year if day >= new_year(day.year) else day.year - 1


def year_name(year: int) -> str:
    """Return the name of the lunar year that begins in *year*: ``Giáp Thìn`` for 2024."""
    return f"{_STEMS[(year + 6) % 10]} {_BRANCHES[(year + 8) % 12]}"


def year_animal(year: int, lang: str) -> str:
    """Return the animal of the lunar year that begins in *year*: ``Rồng``, ``Dragon``."""
    return _ANIMALS[lang][(year + 8) % 12]


@cache
def _month_eleven(year: int) -> int:
    """Return the Julian day on which the month with the winter solstice of *year* begins."""
    last = dt.date(year, 12, 31).toordinal() + _EPOCH
    count = math.floor((last - 2415021) / _MONTH)
    day = _new_moon(count)
    return _new_moon(count - 1) if _sun_sector(day) >= 9 else day


def _leap_month(month_eleven: int) -> int:
    """Return the place after month 11 of the month without a principal term."""
    count = math.floor(0.5 + (month_eleven - _FIRST) / _MONTH)
    sector = _sun_sector(_new_moon(count + 1))
    for place in range(2, 15):
        following = _sun_sector(_new_moon(count + place))
        if following == sector:
            return place - 1
        sector = following
    return 14


def _sun_sector(day: int) -> int:
    """Return which twelfth of its way the sun is in at midnight in Vietnam: 9 after the solstice."""
    t = (day - 0.5 - _ZONE - 2451545.0) / 36525
    anomaly = math.radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    centre = (
        (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
        + 0.000290 * math.sin(3 * anomaly)
    )
    return math.floor(((mean + centre) % 360) / 30)


@cache
def _new_moon(count: int) -> int:
    """Return the Julian day number, in Vietnam, of the new moon *count* after January 1900."""
    t = count / 1236.85
    day = 2415020.75933 + 29.53058868 * count + 0.0001178 * t**2 - 0.000000155 * t**3
    day += 0.00033 * math.sin(math.radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = math.radians(359.2242 + 29.10535608 * count - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = math.radians(306.0253 + 385.81691806 * count + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = math.radians(21.2964 + 390.67050646 * count - 0.0016528 * t**2 - 0.00000239 * t**3)
    day += (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    day += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    day += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon)
    day += -0.0074 * math.sin(sun - moon) + 0.0004 * math.sin(2 * node + sun)
    day += -0.0004 * math.sin(2 * node - sun) - 0.0006 * math.sin(2 * node + moon)
    day += 0.0010 * math.sin(2 * node - moon) + 0.0005 * math.sin(2 * moon + sun)
    if t < -11:
        delta = 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3
        delta -= 0.000000081 * t * t**3
    else:
        delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return math.floor(day - delta + 0.5 + _ZONE)
