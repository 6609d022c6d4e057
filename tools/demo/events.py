"""The patterns of stories in ``words/events/``, read into values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from plugins.core.lunar import new_year
from tools.demo.wording import Words, table

FILES: Final = ("activities", "welfare", "emulation", "cooperation", "retired", "documents")
_TO_MID_AUTUMN: Final = (
    220  # days from Tết to the full moon of the eighth month, without a leap month
)
_LEAP_MONTH: Final = 29


@dataclass(frozen=True)
class Event:
    """A kind of thing that happens: what it is told with, where and when it may happen.

    Each item of ``text`` is a paragraph with several ways to say it; ``role`` is set where a story of
    it serves a register. ``tet`` says how many days before Tết
    it may happen, ``people`` names the figures that count those who work at the place.
    """

    id: str
    section: str
    topics: tuple[str, ...]
    at: tuple[str, ...]
    scenes: tuple[str, ...]
    headlines: tuple[Words, ...]
    summaries: tuple[Words, ...]
    text: tuple[tuple[Words, ...], ...]
    role: str = ""
    months: tuple[int, ...] = ()
    tet: tuple[int, ...] = ()
    mid_autumn: bool = False
    years: tuple[int, int] = (0, 9999)
    women: bool = False
    partners: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    figures: Mapping[str, list[int]] = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=dict)
    choose: tuple[Mapping[str, Any], ...] = ()
    meeting: Mapping[str, Any] | None = None
    award: Mapping[str, Any] | None = None
    agreement: Mapping[str, Any] | None = None
    document: Mapping[str, Any] | None = None

    def fits(self, day: dt.date) -> bool:
        """Say whether it may happen on *day*."""
        if self.months and day.month not in self.months:
            return False
        if not self.years[0] <= day.year <= self.years[1]:
            return False
        if self.tet and not self.tet[0] <= days_to_tet(day) <= self.tet[1]:
            return False
        return not self.mid_autumn or -4 <= (day - mid_autumn(day.year)).days <= 2


def days_to_tet(day: dt.date) -> int:
    """Return how many days it is from *day* to the next Tết."""
    coming = (new_year(day.year), new_year(day.year + 1))
    return min((tet - day).days for tet in coming if tet > day)


def mid_autumn(year: int) -> dt.date:
    """Return the day of the mid-autumn festival of *year*, right to a day or two."""
    day = new_year(year) + dt.timedelta(days=_TO_MID_AUTUMN)
    late = (day.month, day.day) >= (9, 8)  # earlier, and there was a leap month in between
    return day if late else day + dt.timedelta(days=_LEAP_MONTH)


@cache
def events() -> tuple[Event, ...]:
    """Return every pattern, in the order of the files."""
    return tuple(_read(row) for name in FILES for row in table(f"events/{name}")["event"])


def event(name: str) -> Event:
    """Return the pattern called *name*."""
    return next(one for one in events() if one.id == name)


def _read(row: Mapping[str, Any]) -> Event:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    fields["text"] = tuple(tuple(ways) for ways in row["text"])
    one = fields.pop("partner", None)
    fields["partners"] = (one,) if one else tuple(fields.get("partners", ()))
    return Event(**fields)
