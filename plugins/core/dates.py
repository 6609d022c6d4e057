"""Dates as editors write them: the day before the month, always; Vietnamese time."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_FIRST_YEAR: Final = 1000  # an earlier one is a slip: 0025 for 2025

Precision = Literal["unknown", "year", "month", "day", "minute"]

_TIME = r"(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})"
_DAY_FIRST = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
_YEAR_FIRST = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_GAP = r"(?:\s*[|,–-]\s*|\s+|T)"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        _YEAR_FIRST,
        _DAY_FIRST,
        rf"{_YEAR_FIRST}{_GAP}{_TIME}(?::\d{{2}})?(?:\+07:?00)?",
        rf"{_DAY_FIRST}{_GAP}{_TIME}",
        rf"{_TIME}{_GAP}{_DAY_FIRST}",
        rf"{_TIME}{_GAP}{_YEAR_FIRST}",
    )
)
_TWO_DIGIT_YEAR: Final = re.compile(r"(?:^|[\s|,])\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?:$|[\s|,])")
_YEAR_OR_MONTH: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?|(?P<m>\d{1,2})/(?P<y>\d{4})"
)


class DateError(ValueError):
    """The text is no date; ``reason`` is ``form``, ``two_digit_year`` or ``impossible``."""

    def __init__(self, reason: Literal["form", "two_digit_year", "impossible"], text: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}: {text!r}")


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

    Accepts ``2025-01-03 11:21``, ``2025-01-03``, ``03/01/2025``, ``11:21 03/01/2025`` and
    ``12:39 | 19/05/2018``. Raises ``DateError`` for anything else, two-digit years and
    impossible days included.
    """
    cleaned = text.strip()
    for form in _FORMS:
        found = form.fullmatch(cleaned)
        if found is None:
            continue
        parts = {name: int(value) for name, value in found.groupdict().items() if value is not None}
        has_time = "hour" in parts
        if parts["year"] < _FIRST_YEAR:
            raise DateError("impossible", text)
        try:
            return Moment(dt.datetime(**parts, tzinfo=ZONE), has_time)
        except ValueError:
            raise DateError("impossible", text) from None
    raise DateError("two_digit_year" if _TWO_DIGIT_YEAR.search(cleaned) else "form", text)


def parse_partial(text: str) -> PartialDate:
    """Return the date *text* names, which may be ``2021``, ``2016-10``, ``10/2016`` or ``unknown``."""
    cleaned = text.strip()
    if cleaned == "unknown":
        return PartialDate("unknown")
    found = _YEAR_OR_MONTH.fullmatch(cleaned)
    if found:
        year = int(found["year"] or found["y"])
        month = found["month"] or found["m"]
        if year < _FIRST_YEAR:
            raise DateError("impossible", text)
        try:
            return PartialDate(
                "month" if month else "year", dt.datetime(year, int(month or 1), 1, tzinfo=ZONE)
            )
        except ValueError:
            raise DateError("impossible", text) from None
    moment = parse_moment(cleaned)
    return PartialDate("minute" if moment.has_time else "day", moment.at)
