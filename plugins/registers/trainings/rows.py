"""Courses: what is taught, when and where, and until when one may apply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plugins.core.fact_blocks import Training
from plugins.core.registers import Registers, ReportedFact, Timing, timing_of
from plugins.core.site import Site, Story
from plugins.registers.dated import by_timing

PATHS: Final = {"vi": "tap-huan", "en": "courses"}


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A course. ``days_left`` counts from the build's day to the last day to apply, while there is one."""

    id: str
    fact: ReportedFact[Training]
    state: Timing
    days_left: int | None = None

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Its first and its last day, ``None`` where the source is less exact than a day."""
        block = self.fact.block
        if block.start.precision not in {"day", "minute"}:
            return None, None
        return block.start.first_day(), block.last_day


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[TrainingRow, ...]:
    """Return the courses of *stories*: coming, past, undated. One is past when its last day is."""
    rows = [
        _row(story, index, block, site.today)
        for story in stories
        for index, block in enumerate(story.main.fields.trainings)
    ]
    return by_timing(rows, lambda row: row.state, lambda row: row.fact.block.start.first_day())


def _row(story: Story, index: int, block: Training, today: dt.date) -> TrainingRow:
    state = timing_of(block.last_day, today)
    last = block.apply_by.last_day() if block.apply_by else None
    open_still = last is not None and last >= today and state != "past"
    return TrainingRow(
        id=f"{story.id}-{index + 1}",
        fact=ReportedFact(story, ("trainings", index), block),
        state=state,
        days_left=(last - today).days if last is not None and open_still else None,
    )


def coming(registers: Registers) -> tuple[TrainingRow, ...]:
    """Return the courses that are still to end, soonest first."""
    rows: tuple[TrainingRow, ...] = registers.rows["trainings"]
    return tuple(row for row in rows if row.state == "coming")
