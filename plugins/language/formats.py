"""Dates, months and numbers as each language writes them, from CLDR (Babel)."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from plugins.core.dates import Moment, PartialDate

_FULL: Final = {"vi": "EEEE, dd/MM/yyyy", "en": "EEEE, d MMMM yyyy"}
_SHORT: Final = {"vi": "dd/MM/yyyy", "en": "d MMMM yyyy"}
_BRIEF: Final = {"vi": "dd/MM/yyyy", "en": "d MMM yyyy"}
_BRIEF_MONTH: Final = {"vi": "M/yyyy", "en": "MMM yyyy"}
_DAY: Final = {"vi": "dd/MM", "en": "d MMM"}
_MONTH: Final = {"vi": "LLLL/yyyy", "en": "LLLL yyyy"}
_LOCALE: Final = {"vi": "vi", "en": "en_GB"}


@lru_cache(maxsize=8192)
def full_date(day: dt.date, lang: str) -> str:
    """Return ``thứ Sáu, 03/01/2025`` or ``Friday, 3 January 2025``."""
    text = format_date(day, _FULL[lang], locale=_LOCALE[lang])
    return text[0].lower() + text[1:] if lang == "vi" else text


@lru_cache(maxsize=8192)
def short_date(day: dt.date, lang: str) -> str:
    """Return ``03/01/2025`` or ``3 January 2025``."""
    return format_date(day, _SHORT[lang], locale=_LOCALE[lang])


@lru_cache(maxsize=8192)
def day_of_month(day: dt.date, lang: str) -> str:
    """Return ``03/01`` or ``3 Jan``."""
    return format_date(day, _DAY[lang], locale=_LOCALE[lang])


@lru_cache(maxsize=2048)
def month(year: int, number: int, lang: str) -> str:
    """Return ``tháng 1/2025`` or ``January 2025``; *number* from 1."""
    text = format_date(dt.date(year, number, 1), _MONTH[lang], locale=_LOCALE[lang])
    return text[0].lower() + text[1:] if lang == "vi" else text


@lru_cache(maxsize=256)
def month_name(number: int, lang: str) -> str:
    """Return ``tháng 1`` or ``January``; *number* from 1."""
    text = format_date(dt.date(2024, number, 1), "LLLL", locale=_LOCALE[lang])
    return text[0].lower() + text[1:] if lang == "vi" else text


@lru_cache(maxsize=64)
def weekday(number: int, lang: str, width: str = "EEEE") -> str:
    """Return ``Thứ Hai``, ``Monday`` for 0, Monday; *width* is CLDR's: ``EEEEEE`` is ``T2``, ``Mo``."""
    return capital(format_date(dt.date(2024, 1, 1 + number), width, locale=_LOCALE[lang]))


def capital(text: str) -> str:
    """Return *text* as it stands at the start of a line: ``Tháng 1``."""
    return text[:1].upper() + text[1:]


def time_of_day(at: dt.datetime, lang: str) -> str:
    """Return ``11:21``."""
    return format_time(at, "HH:mm", locale=_LOCALE[lang])


def moment(value: Moment, lang: str) -> str:
    """Return the full date, after the hour where the editor gave it."""
    day = full_date(value.day, lang)
    if not value.has_time:
        return day
    return f"{time_of_day(value.at, lang)}, {day}"


def partial(value: PartialDate, lang: str) -> str:
    """Return as much of a date as is known; empty when nothing is."""
    if value.at is None:
        return ""
    if value.precision == "year":
        return str(value.at.year)
    if value.precision == "month":
        return month(value.at.year, value.at.month, lang)
    day = short_date(value.at.date(), lang)
    return day if value.precision == "day" else f"{time_of_day(value.at, lang)}, {day}"


def brief(value: PartialDate, lang: str) -> str:
    """Return what ``partial`` does in few letters: ``5/2016``, ``1 Dec 2026``."""
    if value.at is None or value.precision == "year":
        return partial(value, lang)
    pattern = (_BRIEF_MONTH if value.precision == "month" else _BRIEF)[lang]
    day = format_date(value.at.date(), pattern, locale=_LOCALE[lang])
    return f"{time_of_day(value.at, lang)}, {day}" if value.precision == "minute" else day


@lru_cache(maxsize=4096)
def number(value: int | float, lang: str) -> str:
    """Return ``5.917`` in Vietnamese, ``5,917`` in English."""
    return format_decimal(value, locale=_LOCALE[lang], decimal_quantization=False)


def file_size(size: int, lang: str) -> str:
    """Return *size* bytes as ``1,2 MB`` or ``1.2 MB`` (decimal units, non-breaking space)."""
    for unit, scale in (("MB", 1_000_000), ("kB", 1_000)):
        if round(size / scale, 1) >= 1:
            return f"{number(round(size / scale, 1), lang)}\u00a0{unit}"
    return f"{number(size, lang)}\u00a0B"
