"""Dates as editors write them: the day before the month, always; Vietnamese time."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal
from zoneinfo import ZoneInfo

from plugins.core.date_text import DateError, WrittenDate, read_date, read_partial

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_FIRST_YEAR: Final = 1000  # an earlier one is a slip: 0025 for 2025

_WEEKDAYS: Final = (
    ("thứ Hai", "Monday"),
    ("thứ Ba", "Tuesday"),
    ("thứ Tư", "Wednesday"),
    ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"),
    ("thứ Bảy", "Saturday"),
    ("Chủ nhật", "Sunday"),
)

__all__ = [
    "ZONE",
    "DateError",
    "Moment",
    "PartialDate",
    "Precision",
    "parse_moment",
    "parse_partial",
]

Precision = Literal["unknown", "year", "month", "day", "minute"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in Vietnam; ``has_time`` says whether the editor gave the hour."""

    at: dt.datetime
    has_time: bool

    @property
    def day(self) -> dt.date:
        """The calendar day in Vietnam."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as the source gives it, down to ``unknown``. Follows EDTF (ISO 8601-2)."""

    precision: Precision
    at: dt.datetime | None = None

    @property
    def year(self) -> int | None:
        """The year, or ``None`` when unknown."""
        return self.at.year if self.at else None

    def first_day(self) -> dt.date | None:
        """Return the first day that the date may mean."""
        return self.at.date() if self.at else None

    def last_day(self) -> dt.date | None:
        """Return the last day that the date may mean: 31 December for a bare year."""
        if self.at is None:
            return None
        day = self.at.date()
        if self.precision == "year":
            return day.replace(month=12, day=31)
        if self.precision == "month":
            return day.replace(day=calendar.monthrange(day.year, day.month)[1])
        return day

    def iso(self) -> str:
        """Return the machine form for ``<time datetime>``: ``2021``, ``2016-10``, ``2024-12-27``."""
        if self.at is None:
            return ""
        form = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "minute": "%Y-%m-%dT%H:%M+07:00"}
        return self.at.strftime(form[self.precision])


def parse_moment(text: str) -> Moment:
    """Return the moment that *text* names, in Vietnamese time.

    Accepts ``2025-01-03 11:21``, ``03/01/2025``, ``12:39 | 19/05/2018``, ``15h30 ngày 24/11/2026``,
    ``ngày 24 tháng 11 năm 2026``, ``Thứ Bảy, 05/12/2026``, ``5 December 2026`` and their like (see
    ``core.date_text``). Raises ``DateError`` for anything else: two-digit years, impossible days, a
    weekday that the day is not.
    """
    written = read_date(text)
    at = _at(written, text)
    if written.weekday is not None and written.weekday != at.weekday():
        vi, en = _WEEKDAYS[at.weekday()]
        raise DateError("weekday", text, day=at.strftime("%d/%m/%Y"), weekday=vi, weekday_en=en)
    return Moment(at, written.hour is not None)


def parse_partial(text: str) -> PartialDate:
    """Return the date *text* names, which may be ``2021``, ``tháng 10/2016``, ``10/2016`` or ``unknown``."""
    if text.strip().casefold() == "unknown":
        return PartialDate("unknown")
    written = read_partial(text)
    if written is not None:
        return PartialDate("month" if written.month is not None else "year", _at(written, text))
    moment = parse_moment(text)
    return PartialDate("minute" if moment.has_time else "day", moment.at)


def _at(written: WrittenDate, text: str) -> dt.datetime:
    """Return the first instant that *written* may mean. Raises ``DateError`` for one that never was."""
    month = 1 if written.month is None else written.month
    day = 1 if written.day is None else written.day
    try:
        at = dt.datetime(written.year, month, day, written.hour or 0, written.minute, tzinfo=ZONE)
    except ValueError:
        raise DateError("impossible", text) from None
    if at.year < _FIRST_YEAR:
        raise DateError("impossible", text)
    return at
