"""Listings as values: lists of stories, what stands beside them, organisations, directories."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.front_page import Anniversary
from plugins.core.page_parts import Card, FactBlock, Link, Pager
from plugins.core.reference import Organisation
from plugins.core.register_pages import Extract, RegisterPart
from plugins.core.timeline import Timeline


@dataclass(frozen=True, slots=True)
class YearChart:
    """A year's stories month by month, drawn against its fullest month.

    ``months`` are twelve links with counts; one without stories has no address.
    """

    year: int
    months: tuple[Link, ...]

    @property
    def peak(self) -> int:
        """How many stories the fullest month holds."""
        return max(month.count or 0 for month in self.months)


@dataclass(frozen=True, slots=True)
class Rail:
    """What stands beside a list of stories: their year, what they report, what else they are about,
    and the lists next to theirs.
    """

    chart: YearChart | None = None
    parts: tuple[RegisterPart, ...] = ()
    topics: tuple[Link, ...] = ()
    siblings: tuple[Link, ...] = ()

    @property
    def lines(self) -> int:
        """About how many lines it takes where it stands beside the list."""
        facts = sum(2 + 3 * len(part.pointers) for part in self.parts)
        links = sum(2 + len(group) for group in (self.topics, self.siblings) if group)
        return facts + links + (6 if self.chart else 0)


@dataclass(frozen=True, slots=True)
class ListingBody:
    """A section, topic, year or month, or what tells of an organisation: stories newest first.

    ``only_other`` leads to the newest stories that exist in the other edition alone; ``digest`` to a
    month's digest, ``roll`` to a year's roll of honour.
    """

    heading: str
    intro: str | None
    cards: tuple[Card, ...]
    total: int
    rail: Rail
    pager: Pager | None = None
    only_other: tuple[Link, ...] = ()
    digest: Link | None = None
    roll: Link | None = None


@dataclass(frozen=True, slots=True)
class OrganisationBody:
    """An organisation: its newest stories, its agreements along the years, what else the registers hold.

    ``facts`` say who it is; ``stories`` leads to all its stories where there are more than ``cards``,
    ``agreements`` to all its agreements; ``jumps`` lead to the parts of the page, with counts.
    ``only_other`` are there where no list of all its stories names them.
    """

    heading: str
    intro: str | None
    organisation: Organisation
    facts: tuple[FactBlock, ...]
    cards: tuple[Card, ...]
    total: int
    stories: Link | None
    timeline: Timeline | None
    agreements: Link | None
    registers: tuple[Extract, ...]
    jumps: tuple[Link, ...]
    only_other: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading: organisations of a level; or a year of the archive, month by month."""

    heading: Link | None
    links: tuple[Link, ...]
    chart: YearChart | None = None

    @property
    def all_links(self) -> tuple[Link, ...]:
        """Its links, and the months of its year that have stories."""
        months = self.chart.months if self.chart else ()
        return (*self.links, *(month for month in months if month.url))


@dataclass(frozen=True, slots=True)
class DirectoryBody:
    """The archive's years and months, or all topics, sections or organisations, with counts."""

    heading: str
    intro: str | None
    groups: tuple[Group, ...]
    on_this_day: tuple[Anniversary, ...] = ()
