"""The months around the day of the build as grids, with the way to what is held on each day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from plugins.core.page_parts import FactValue, Link
from plugins.core.register_pages import GridDay, MonthGrid
from plugins.editions.registers.sheet import Sheet, SheetRow
from plugins.editions.view import View
from plugins.language import formats

_LONGEST: Final = 31  # days that a row is drawn on at most
WEEK: Final = range(7)


def month_grids(view: View, sheet: Sheet) -> tuple[MonthGrid, ...]:
    """Return the month of the build's day and its neighbours; nothing where none of them has a row.

    No day is said to be today: the page may be read on a later one.
    """
    register, today = sheet.register, view.site.today
    if register.days is None or not register.walled:
        return ()
    months = [month_after(today, by) for by in (-1, 0, 1)]
    held: defaultdict[dt.date, list[SheetRow]] = defaultdict(list)
    for entry in sheet.entries:
        for day in days_of(*register.days(entry.source)):
            if (day.year, day.month) in months:
                held[day].append(entry)
    if not held:
        return ()
    return tuple(_grid(view, sheet, month, held) for month in months)


def month_after(day: dt.date, by: int) -> tuple[int, int]:
    """Return the year and the month *by* months after that of *day*."""
    count = day.year * 12 + day.month - 1 + by
    return count // 12, count % 12 + 1


def days_of(first: dt.date | None, last: dt.date | None) -> list[dt.date]:
    """Return every day from *first* to *last*, where both are known."""
    if first is None or last is None:
        return []
    count = min((last - first).days + 1, _LONGEST)
    return [dt.date.fromordinal(first.toordinal() + at) for at in range(count)]


def weeks_of(year: int, month: int) -> list[list[dt.date | None]]:
    """Return the weeks of a month from Monday; days of other months are ``None``."""
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return [[day if day.month == month else None for day in week] for week in weeks]


def _grid(
    view: View, sheet: Sheet, month: tuple[int, int], held: Mapping[dt.date, Sequence[SheetRow]]
) -> MonthGrid:
    lang = view.lang

    def shown(day: dt.date) -> GridDay:
        rows = held.get(day, ())
        if not rows:
            return GridDay(day.day, day.isoformat())
        titles = "; ".join(title_of(sheet, entry).text for entry in rows)
        url = view.edition.link(sheet.register.row_address(lang, rows[0].source.id))
        label = f"{view.edition.short_date(day)}: {titles}"
        return GridDay(day.day, day.isoformat(), Link(label, url, count=len(rows)))

    return MonthGrid(
        formats.capital(view.edition.month(*month)),
        tuple((formats.weekday(at, lang, "EEEEEE"), formats.weekday(at, lang)) for at in WEEK),
        tuple(tuple(shown(day) if day else None for day in week) for week in weeks_of(*month)),
    )


def title_of(sheet: Sheet, entry: SheetRow) -> FactValue:
    """Return what *entry* is called in its sheet."""
    place = next(at for at, column in enumerate(sheet.columns) if column.kind == "title")
    return entry.row.cells[place][0]
