"""Register pages as values: tables of facts, what narrows them, and the files to take away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from plugins.core.page_parts import Card, FactBlock, FactValue, Link, Pager
from plugins.core.wall_calendar import WallBody, WallYear

# How a column is set: running words, a number or day in tabular figures, the word of a state, a figure that
# leads, what is folded where there is little room, a leaf of a calendar.
ColumnKind = Literal["text", "title", "date", "state", "figure", "fold", "leaf"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register's table. ``key`` is stable; ``label`` is in the edition's language.

    ``brief`` is what stands before its values where the table is a list of rows, nothing where they speak
    for themselves. ``grouped_by`` is the facet that lists its values, empty where none does; ``None``
    where a reader cannot sort by the column.
    """

    key: str
    label: str
    kind: ColumnKind = "text"
    brief: str = ""
    grouped_by: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One fact: a cell a column, and the values it has for every facet.

    ``facets`` are ``name:value`` words joined by spaces, in ASCII. ``id`` is the row's fragment,
    ``state`` the id of its state where it has one.
    """

    id: str
    cells: tuple[tuple[FactValue, ...], ...]
    facets: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading (a month, «coming»); ``id`` is the heading's fragment.

    ``folded`` rows are shown when the heading is unfolded: it says how many there are on all pages.
    ``roll`` leads to the roll of honour of the year that the heading says.
    """

    heading: str | None
    rows: tuple[TableRow, ...]
    id: str = ""
    folded: int = 0
    roll: Link | None = None


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One value of a facet: a plain link to its rows, and how many there are.

    ``other`` is what the other edition calls the value in its addresses.
    """

    value: str
    other: str
    label: str
    url: str
    count: int
    current: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """What a register can be narrowed by: state, party, year, …"""

    name: str
    label: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class GridDay:
    """A day of a month: its number, its machine form, and the way to what is held on it.

    ``link`` is labelled with the day and what is held.
    """

    number: int
    iso: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month as a grid: ``weekdays`` short and whole, ``weeks`` from Monday, empty places ``None``."""

    heading: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[GridDay | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away. ``form`` is ``csv``, ``json`` or ``ics``."""

    form: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their columns; ``caption`` says what they are to those who cannot see the page.

    ``in_heading`` is true where the groups' headings say what a column would.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    in_heading: bool = False

    @property
    def count(self) -> int:
        """How many rows the table shows."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Extract:
    """The first rows of a register where another page shows them; ``more`` leads to all of them."""

    register: str
    heading: str
    table: Table
    more: Link


@dataclass(frozen=True, slots=True)
class LeadSection:
    """A section of the matter of an empty register, and its newest stories."""

    link: Link
    stories: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Leads:
    """Where an empty register leads: stories, what they carry, and registers that hold something."""

    sections: tuple[LeadSection, ...]
    extracts: tuple[Extract, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegisterBody:
    """A register, whole or narrowed by one facet, page by page.

    ``total`` counts the rows of all pages; ``today`` is the day the states hold for. ``narrowed``
    says by what it is narrowed («Bên: …»), ``whole`` leads back. ``in_place`` is true of
    the whole register's first page, where a script may narrow it; ``further`` are the addresses of
    its other pages, from which it then fetches rows;
    ``leading`` is the name of the facet that stands on top, the first of ``facets``;
    ``months`` are the build's own month and its neighbours, where the register has days, ``wall`` leads to the quarters of the wall calendar;
    ``changed`` is the day of the newest story behind it, ``rows`` are those of this page. ``leads``
    are there where the whole register is empty, ``over_time`` where its rows stand on one axis too.
    """

    register: str
    heading: str
    intro: str
    table: Table
    total: int
    today: dt.date
    facets: tuple[FacetChoices, ...]
    whole: Link
    leading: str = ""
    months: tuple[MonthGrid, ...] = ()
    wall: tuple[WallYear, ...] = ()
    narrowed: str | None = None
    pager: Pager | None = None
    in_place: bool = False
    further: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()
    data: Link | None = None
    note: str | None = None
    changed: dt.date | None = None
    rows: tuple[Any, ...] = ()
    leads: Leads | None = None
    over_time: Link | None = None


@dataclass(frozen=True, slots=True)
class AgreementBody:
    """The agreement *id*: its facts, the agreements before and after it, every story about it."""

    heading: str
    heading_lang: str | None
    state: FactValue
    facts: FactBlock
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    benefits: Table | None
    stories: tuple[Card, ...]
    elsewhere: tuple[Link, ...]
    id: str
    changed: dt.date | None = None
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One row in a few words: what it is, and a line that tells it from others."""

    title: FactValue
    detail: str
    date: FactValue | None = None
    mark: FactValue | None = None
    detail_lang: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """A few rows of a register on another page. ``heading`` leads to the register."""

    register: str
    heading: Link
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class LookUp:
    """A register on the front page: how many of its rows are in force or to come, and its first ones.

    Without ``figure`` none is: ``figure_label`` says when the last one was.
    """

    register: str
    figure: int | None
    figure_label: str
    heading: Link
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class HubEntry:
    """A register on the look-up page: what it holds, in a sentence, and how much."""

    link: Link
    intro: str


@dataclass(frozen=True, slots=True)
class HubBody:
    """The look-up page: every register, and the other ways to find something."""

    intro: str
    registers: tuple[HubEntry, ...]
    others: tuple[HubEntry, ...]


RegisterPage = RegisterBody | AgreementBody | HubBody | WallBody
