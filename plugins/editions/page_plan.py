"""A page that is to be made: its address, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.core.pages import Page


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page before it is made. ``what`` tells it from every other, wherever each stands."""

    address: str
    what: str
    make: Callable[[], Page]
