"""A register made ready for one edition: every row once, and which rows have which value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Final

from plugins.core.fact_blocks import RegisterName
from plugins.core.page_parts import Link
from plugins.core.register_pages import Column, FacetChoices, FacetOption, RowGroup, Table, TableRow
from plugins.core.text import sort_key
from plugins.language.values import Values
from plugins.registers.facets import YEAR, Facet, Tag
from plugins.registers.register import Cell, Register

COMMONEST: Final = 20  # values of a facet on a page that is narrowed already
Group = tuple[str, str]  # a stable key, and the words above the rows


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row ready to be shown, what it is made from, its group, and the day of its story.

    ``stories`` are the ids of those that report or mention it.
    """

    row: TableRow
    source: Any
    group: Group | None = None
    changed: dt.date | None = None
    stories: frozenset[str] = frozenset()


@dataclass(slots=True)
class Option:
    """One value of a facet and the rows that have it."""

    tag: Tag
    part: str
    entries: list[SheetRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole register in one edition. ``options`` are by facet, then by address part, in order.

    A column that no row fills is left out.
    """

    register: Register[Any]
    values: Values
    columns: tuple[Column, ...]
    entries: Sequence[SheetRow]
    all_facets: tuple[FacetChoices, ...]
    options: Mapping[str, Mapping[str, Option]]

    def table(
        self, entries: Iterable[SheetRow], caption: str, among: Iterable[SheetRow] = ()
    ) -> Table:
        """Return the table of *entries*: what stands together shares a heading.

        The column that the headings repeat is left out. A folded group is counted *among* the rows of
        all pages; what stands first is never folded.
        """
        said = self.register.in_heading
        kept = [at for at, column in enumerate(self.columns) if column.key != said]
        groups: list[RowGroup] = []
        rolls = self._rolls()
        for group, adjacent in groupby(entries, key=lambda entry: entry.group):
            rows = tuple(_cut(entry.row, kept) for entry in adjacent)
            key, heading = group or ("", None)
            folds = bool(groups) and key in self.register.folded
            folded = sum(entry.group == group for entry in among) if folds else 0
            name = f"g-{key}" if key else ""
            groups.append(RowGroup(heading, rows, name, folded, rolls.get(key)))
        columns = tuple(self.columns[at] for at in kept)
        return Table(caption, columns, tuple(groups), len(kept) < len(self.columns))

    def _rolls(self) -> Mapping[str, Link]:
        """Return the ways to the rolls of honour, by year."""
        edition, register = self.values.edition, self.register
        return {
            str(year): Link(str(year), edition.link(register.roll_address(edition.lang, year)))
            for year in register.roll_years(self.values.registers)
        }

    def extract(
        self, entries: Sequence[SheetRow], caption: str, prefix: str, repeated: str = ""
    ) -> Table:
        """Return the table of a few *entries* without headings, as another page shows it.

        The column *repeated* and empty ones are left out; ids of rows begin with *prefix*.
        """
        kept = [
            at
            for at, column in enumerate(self.columns)
            if column.key != repeated and any(entry.row.cells[at] for entry in entries)
        ]
        rows = tuple(
            TableRow(f"{prefix}-{entry.row.id}", _cut(entry.row, kept).cells) for entry in entries
        )
        columns = [self.columns[at] for at in kept]
        if columns and all(column.kind != "title" for column in columns):
            columns[0] = replace(columns[0], kind="title")  # what tells the rows apart then
        return Table(caption, tuple(columns), (RowGroup(None, rows),))

    def facets(self, current: Option | None = None) -> tuple[FacetChoices, ...]:
        """Return what a narrowed or further page offers: the commonest values, and *current*.

        Every value stands on the register's first page alone (``all_facets``): if each value's page
        named each other value, the pages would grow with the square of the values.
        """
        facets = []
        for facet in self.all_facets:
            ranked = sorted(facet.options, key=lambda option: -option.count)
            kept = {option.value for option in ranked[:COMMONEST]}
            mine = current.part if current and current.tag.facet == facet.name else None
            shown = tuple(
                replace(option, current=True) if option.value == mine else option
                for option in facet.options
                if option.value in kept or option.value == mine
            )
            facets.append(replace(facet, options=shown))
        return tuple(facets)

    def address(self, option: Option | None, page: int = 1, lang: str | None = None) -> str:
        """Return the address of the rows of *option*, or of all, in this edition or in *lang*."""
        lang = lang or self.values.edition.lang
        if option is None:
            return self.register.address(lang, page=page)
        return self.register.facet_address(self.values.registers.site, lang, option.tag, page)

    def option(self, facet: str, key: str) -> Option | None:
        """Return the value of a facet with the key *key*, where some row has it."""
        site, lang = self.values.registers.site, self.values.edition.lang
        return self.options[facet].get(self.register.facet(facet).part(site, lang, key))


def _cut(row: TableRow, kept: Sequence[int]) -> TableRow:
    return replace(row, cells=tuple(row.cells[at] for at in kept))


Sheets = Mapping[RegisterName, Sheet]


def make_sheet(register: Register[Any], values: Values) -> Sheet:
    """Return the *register* in one edition; every row is made once."""
    rows: Sequence[Any] = register.rows(values.registers)
    if (order := register.order) is not None:
        rows = sorted(rows, key=lambda row: order(values, row))
    options: dict[str, dict[str, Option]] = {facet.name: {} for facet in register.facets}
    for facet in register.facets if rows else ():
        for key in facet.fixed:
            tag = Tag(facet.name, f"is:{key}", values.edition.t(f"{facet.words}.{key}"))
            _add(register, options, tag, values)
    grouped = _grouped(register, values, rows)
    cells = [register.cells(values, row) for row, _ in grouped]
    if any(len(row) != len(register.columns) for row in cells):
        raise ValueError(f"{register.name}: cells and columns differ in number")
    filled = [at for at in range(len(register.columns)) if any(row[at] for row in cells)]
    entries = [
        _entry(register, values, row, tuple(made[at] for at in filled), group, options)
        for (row, group), made in zip(grouped, cells, strict=True)
    ]
    labelled = register.labelled(values)
    ordered = {facet.name: _in_order(options[facet.name], facet) for facet in register.facets}
    return Sheet(
        register=register,
        values=values,
        columns=tuple(labelled[at] for at in filled),
        entries=entries,
        all_facets=tuple(
            _facet(register, values, name, found) for name, found in ordered.items() if found
        ),
        options=ordered,
    )


def _grouped(
    register: Register[Any], values: Values, rows: Sequence[Any]
) -> list[tuple[Any, Group | None]]:
    """Return *rows* with their groups: those of one key together, where and as the first has them.

    Two editors may word one category differently, and a bare year sorts into the midst of a month.
    """
    if register.heading is None:
        return [(row, None) for row in rows]
    together: dict[str, list[tuple[Any, Group | None]]] = {}
    for row in rows:
        group = register.heading(values, row)
        known = together.setdefault(group[0], [])
        known.append((row, known[0][1] if known else group))
    return [pair for known in together.values() for pair in known]


def _facet(
    register: Register[Any], values: Values, name: str, options: Mapping[str, Option]
) -> FacetChoices:
    edition, site, facet = values.edition, values.registers.site, register.facet(name)
    return FacetChoices(
        name,
        edition.t(f"register.facet.{name}"),
        tuple(
            FacetOption(
                value=option.part,
                other=facet.part(site, edition.other.lang, option.tag.key),
                label=option.tag.label,
                url=edition.link(register.facet_address(site, edition.lang, option.tag)),
                count=len(option.entries),
                lang=option.tag.lang,
            )
            for option in options.values()
        ),
    )


def _entry(
    register: Register[Any],
    values: Values,
    row: Any,
    cells: tuple[Cell, ...],
    group: Group | None,
    options: dict[str, dict[str, Option]],
) -> SheetRow:
    having = {}
    for tag in register.tags(values, row):
        option = _add(register, options, tag, values)
        having[tag.facet, option.part] = option
    story = register.story(row)
    shown = TableRow(
        id=f"row-{row.id}",
        cells=cells,
        facets=" ".join(f"{facet}:{part}" for facet, part in having),
        state=register.state(row),
    )
    reporting = register.stories(row) if register.stories else (story,) if story else ()
    entry = SheetRow(
        shown,
        row,
        group,
        story.date.day if story else None,
        frozenset(one.id for one in reporting),
    )
    for option in having.values():
        option.entries.append(entry)
    return entry


def _add(
    register: Register[Any], options: dict[str, dict[str, Option]], tag: Tag, values: Values
) -> Option:
    """Return the option of *tag*: two keys that one address stands for are one value."""
    site, lang = values.registers.site, values.edition.lang
    part = register.facet(tag.facet).part(site, lang, tag.key)
    return options[tag.facet].setdefault(part, Option(tag, part))


def _in_order(options: dict[str, Option], facet: Facet) -> dict[str, Option]:
    """Return fixed values as they are fixed, years from the newest, all else as Vietnamese sorts.

    Of fixed values those without rows come last: a register of old facts does not begin with 0.
    """
    if facet.fixed:
        return dict(sorted(options.items(), key=lambda item: not item[1].entries))
    if facet is YEAR:
        newest = sorted(options.items(), key=lambda item: _year(item[1].tag.key), reverse=True)
        return dict(newest)
    return dict(sorted(options.items(), key=lambda item: sort_key(item[1].tag.label)))


def _year(key: str) -> int:
    return int(key) if key.isdigit() else 0
