"""Meetings: conferences, congresses, gatherings, visits, on the day on which they take place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plugins.core.dates import PartialDate
from plugins.core.fact_blocks import Meeting
from plugins.core.registers import Registers, ReportedFact, Timing, timing_of
from plugins.core.site import Site, Story
from plugins.registers.calendar_event import event_time
from plugins.registers.dated import by_timing

PATHS: Final = {"vi": "lich", "en": "meetings"}


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; its day is apart from the day on which the story was published."""

    fact: ReportedFact[Meeting]
    state: Timing

    @property
    def id(self) -> str:
        """The id of the story that reports it: a story reports one meeting."""
        return self.fact.story.id

    @property
    def start(self) -> PartialDate:
        """When it begins, as far as the source says."""
        return self.fact.block.start

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Its first and its last day, ``None`` where the source is less exact than a day."""
        block = self.fact.block
        if block.start.precision not in {"day", "minute"}:
            return None, None
        return block.start.first_day(), block.last_day


def has_file(row: MeetingRow) -> bool:
    """Say whether it is to come on a day that is known: it is then a calendar file of its own."""
    return row.state == "coming" and event_time(row.start, row.fact.block.end) is not None


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[MeetingRow, ...]:
    """Return the meetings of *stories*: coming, past, undated. One is past when its last day is."""
    rows = [
        MeetingRow(ReportedFact(story, ("meeting",), block), timing_of(block.last_day, site.today))
        for story in stories
        if (block := story.main.fields.meeting) is not None
    ]
    return by_timing(rows, lambda row: row.state, lambda row: row.start.first_day())
