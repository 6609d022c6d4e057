"""Agreements along the years, as values: each a bar and the words that say the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugins.core.page_parts import FactValue, Link


@dataclass(frozen=True, slots=True)
class Bar:
    """From when to when, in per cent of the axis; ``open_start`` and ``open_end`` say that the true end
    is not known.
    """

    start: float
    length: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An agreement: its name with its number, the parties that its heading does not name, its period.

    There is no bar where no day is known.
    """

    name: FactValue
    parties: tuple[FactValue, ...]
    period: FactValue | None
    state: FactValue
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Agreements of one party, newest first. There is no heading where the page is about the party."""

    heading: FactValue | None
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years. ``years`` are marks with their places in per cent of the width, ``today`` is the place
    of ``day``, the build's.
    """

    years: tuple[tuple[int, float], ...]
    today: float
    day: dt.date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Agreements by time; there is no axis where no day is known."""

    groups: tuple[TimelineGroup, ...]
    axis: Axis | None

    @property
    def count(self) -> int:
        """How many agreements it shows."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class OverTimeBody:
    """Every agreement on one axis, grouped by party; ``register`` leads to the same as a register."""

    heading: str
    intro: str
    timeline: Timeline
    register: Link
