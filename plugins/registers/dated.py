"""Rows that have a day: what is coming, soonest first; what is past, newest first; what is undated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from plugins.core.dates import PartialDate
from plugins.core.registers import TIMINGS, Timing

R = TypeVar("R")


def newest_first(rows: Iterable[R], day_of: Callable[[R], PartialDate | None]) -> tuple[R, ...]:
    """Return *rows* by their day, newest first, undated ones last; else in the order given."""
    known: list[tuple[dt.datetime, R]] = []
    undated: list[R] = []
    for row in rows:
        day = day_of(row)
        if day is not None and day.at is not None:
            known.append((day.at, row))
        else:
            undated.append(row)
    known.sort(key=lambda pair: pair[0], reverse=True)
    return (*(row for _, row in known), *undated)


def by_timing(
    rows: Iterable[R], timing: Callable[[R], Timing], day: Callable[[R], dt.date | None]
) -> tuple[R, ...]:
    """Return *rows*: those to come, soonest first, then those past, newest first, then undated ones."""
    groups: dict[Timing, list[tuple[dt.date, R]]] = {name: [] for name in TIMINGS}
    for row in rows:
        groups[timing(row)].append((day(row) or dt.date.min, row))
    for name in ("coming", "past"):
        groups[name].sort(key=lambda pair: pair[0], reverse=name == "past")
    return tuple(row for name in TIMINGS for _, row in groups[name])
