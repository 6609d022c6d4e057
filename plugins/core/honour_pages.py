"""The roll of honour of a year as a value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugins.core.page_parts import FactValue, Link


@dataclass(frozen=True, slots=True)
class Honour:
    """One person or collective on a roll of honour: by whom for what, as the source tells it.

    ``id`` is its fragment. ``day`` is there where more than the year is known.
    """

    id: str
    name: FactValue
    body: FactValue | None
    award: FactValue
    by: FactValue
    notes: tuple[str, ...] = ()
    decision: FactValue | None = None
    day: FactValue | None = None


@dataclass(frozen=True, slots=True)
class HonoursBody:
    """The roll of honour of a year; ``years`` are the rolls of all years, this one current."""

    year: int
    heading: str
    intro: str
    honours: tuple[Honour, ...]
    years: tuple[Link, ...]
    changed: dt.date | None = None
