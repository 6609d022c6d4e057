"""Which rows a month's digest is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Month:
    """What a digest looks back on: the ids of its ``stories``, up to the day ``until``."""

    stories: frozenset[str]
    until: dt.date
