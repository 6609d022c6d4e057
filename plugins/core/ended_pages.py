"""What stands at an address that a text once had, and at one that was given up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugins.core.page_parts import Link


@dataclass(frozen=True, slots=True)
class RedirectBody:
    """An address that a text once had: it leads to where the text is now."""

    target: Link


@dataclass(frozen=True, slots=True)
class GoneBody:
    """An address that the editors gave up: since when, and why."""

    path: str
    day: dt.date | None
    reason: str | None
