"""Rows that have a day: what is coming, soonest first; what is past, newest first; what is undated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from plugins.core.dates import PartialDate
from plugins.core.registers import (
    TIMINGS,
    DeadlineRow,
    DocumentRow,
    MeetingRow,
    ReportedFact,
    Timing,
    timing_of,
)
from plugins.core.site import Story

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


def meeting_rows(stories: Iterable[Story], today: dt.date) -> tuple[MeetingRow, ...]:
    """Return the meetings of *stories* as seen on *today*: one is past when its last day is."""
    rows = [
        MeetingRow(ReportedFact(story, ("meeting",), block), timing_of(block.last_day, today))
        for story in stories
        if (block := story.main.fields.meeting) is not None
    ]
    return _by_turn(rows, lambda row: row.state, lambda row: row.start.first_day())


def deadline_rows(documents: Iterable[DocumentRow], today: dt.date) -> tuple[DeadlineRow, ...]:
    """Return the deadlines of *documents* as seen on *today*."""
    rows = []
    for document in documents:
        block = document.told.block
        for index, deadline in enumerate(block.deadlines):
            last = deadline.last_day
            state = timing_of(last, today)
            rows.append(
                DeadlineRow(
                    id=f"{document.id}-{index + 1}",
                    told=document.told,
                    index=index,
                    state=state,
                    last_day=last,
                    days_left=(last - today).days if last and state == "coming" else None,
                    addressees=(deadline.who,) if deadline.who else block.addressees,
                )
            )
    return _by_turn(rows, lambda row: row.state, lambda row: row.last_day)


def _by_turn(
    rows: Iterable[R], turn_of: Callable[[R], Timing], day: Callable[[R], dt.date | None]
) -> tuple[R, ...]:
    groups: dict[Timing, list[tuple[dt.date, R]]] = {name: [] for name in TIMINGS}
    for row in rows:
        groups[turn_of(row)].append((day(row) or dt.date.min, row))
    for name in ("coming", "past"):
        groups[name].sort(key=lambda pair: pair[0], reverse=name == "past")
    return tuple(row for name in TIMINGS for _, row in groups[name])
