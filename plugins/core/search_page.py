"""The search page as a value: what its template receives."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.listing_pages import Group
from plugins.core.page_parts import Link
from plugins.core.register_pages import LookUp


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """One filter of the search: ``name`` and option values are ASCII ids, labels are shown."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchBody:
    """The search page: its filters, and what is offered before a search and without JavaScript.

    ``browse`` are directories, each with those of its links that lead to most stories; ``newest`` are the
    registers that have rows. ``bundle_url`` and ``other_bundle_url`` are the indexes of this edition and of
    the other one, "" where there is none.
    """

    filters: tuple[SearchFilter, ...]
    bundle_url: str
    base_url: str
    ways: tuple[Link, ...]
    other_bundle_url: str = ""
    browse: tuple[Group, ...] = ()
    newest: tuple[LookUp, ...] = ()
