"""The imprint's page as a value: who answers for the site."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.page_parts import FactRow, Link


@dataclass(frozen=True, slots=True)
class ImprintBody:
    """Who runs the site, and its ``accounts`` on social networks."""

    intro: str
    rows: tuple[FactRow, ...]
    accounts: tuple[Link, ...]
