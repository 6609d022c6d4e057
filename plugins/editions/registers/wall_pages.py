"""«Lịch công đoàn»: a quarter of the wall calendar a page, solar and lunar, with what the site knows of each day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from plugins.core.lunar import lunar_date, lunar_year, year_name
from plugins.core.page_parts import Link
from plugins.core.pages import Alternate, Page
from plugins.core.wall_calendar import (
    Quarter,
    WallBody,
    WallDay,
    WallMonth,
    WallNote,
    WallYear,
    day_off,
    kept_day,
    months_of,
    quarter_of,
    quarters_on,
)
from plugins.editions.page_plan import PagePlan
from plugins.editions.registers.month_grid import title_of, weeks_of
from plugins.editions.registers.sheet import Sheet, SheetRow, Sheets
from plugins.editions.view import View
from plugins.language import formats
from plugins.registers import registers_of
from plugins.registers.meetings import MEETINGS
from plugins.registers.register import quarter_address

_ROMAN: Final = ("I", "II", "III", "IV")
_SUNDAY: Final = 6
Notes = Mapping[dt.date, Sequence[WallNote]]


def wall_pages(view: View, sheets: Sheets) -> Iterator[PagePlan]:
    """Yield the quarters that have a calendar on the build's day, where the site has one of events."""
    if not view.has(MEETINGS.name):
        return
    for quarter in quarters_on(view.site.today):
        address = quarter_address(MEETINGS, view.lang, quarter)
        make = partial(_page, view, sheets, quarter)
        yield PagePlan(address, f"wall calendar {quarter}", make)


def wall_link(view: View) -> Link:
    """Return the way to the quarter of the build's day."""
    return _link(view, quarter_of(view.site.today), "wall.of_quarter")


def wall_years(view: View, shown: Quarter | None = None) -> tuple[WallYear, ...]:
    """Return the ways to all quarters there are; *shown* is the one that the page is of."""
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for one in quarters_on(view.site.today):
        links[one[0]].append(replace(_link(view, one), current=one == shown))
    return tuple(WallYear(year, tuple(quarters)) for year, quarters in links.items())


def _link(view: View, quarter: Quarter, key: str = "wall.quarter") -> Link:
    words = view.edition.t(key, number=_ROMAN[quarter[1] - 1], year=quarter[0])
    return Link(words, view.edition.link(quarter_address(MEETINGS, view.lang, quarter)))


def _page(view: View, sheets: Sheets, quarter: Quarter) -> Page:
    t, address = view.edition.t, quarter_address(MEETINGS, view.lang, quarter)
    title = _link(view, quarter, "wall.of_quarter").label
    other = quarter_address(MEETINGS, view.other_lang, quarter)
    register = view.edition.link(MEETINGS.address(view.lang))
    notes = _notes(view, sheets, quarter)
    return view.page(
        kind="wall_calendar",
        address=address,
        title=title,
        description=t("wall.intro"),
        alternate=Alternate(view.other_lang, view.edition.link(other), True),
        crumbs=(
            view.home_crumb,
            view.directory_crumb("registers"),
            Link(t(f"register.title.{MEETINGS.name}"), register),
        ),
        body=WallBody(
            heading=title,
            intro=t("wall.intro"),
            lunar_years=_lunar_years(view, quarter),
            months=tuple(_month(view, month, notes) for month in months_of(quarter)),
            years=wall_years(view, quarter),
        ),
    )


def _lunar_years(view: View, quarter: Quarter) -> str:
    """Return the names of the lunar years that *quarter* falls into: «năm Ất Tỵ, Bính Ngọ»."""
    (year, first), *_, (_, last) = months_of(quarter)
    days = (dt.date(year, first, 1), dt.date(year, last, 28))
    names = dict.fromkeys(year_name(lunar_year(day)) for day in days)
    return view.edition.t("wall.lunar_years", names=", ".join(names))


def _month(view: View, month: Quarter, notes: Notes) -> WallMonth:
    days = [day for week in weeks_of(*month) for day in week if day is not None]
    return WallMonth(
        formats.capital(view.edition.month(*month)),
        tuple(_day(view, day, notes) for day in days),
        empty=not any(notes.get(day) for day in days),
    )


def _day(view: View, day: dt.date, notes: Notes) -> WallDay:
    found, lunar = tuple(notes.get(day, ())), lunar_date(day)
    shown = str(lunar.day)
    if 1 in {lunar.day, day.day}:
        shown = f"{lunar.day}/{lunar.month}"
        shown = view.edition.t("wall.leap", date=shown) if lunar.leap else shown
    return WallDay(
        iso=day.isoformat(),
        number=day.day,
        weekday=formats.weekday(day.weekday(), view.lang, "EEEEEE" if view.lang == "vi" else "EEE"),
        lunar=shown,
        sunday=day.weekday() == _SUNDAY,
        rest=day.weekday() == _SUNDAY or day_off(day) is not None,
        notes=found,
    )


def _notes(view: View, sheets: Sheets, quarter: Quarter) -> Notes:
    """Return what stands in the cells: days off, days that are kept, then what the registers hold."""
    months = set(months_of(quarter))
    notes: defaultdict[dt.date, list[WallNote]] = defaultdict(list)
    for month in sorted(months):
        for day in (day for week in weeks_of(*month) for day in week if day is not None):
            for kind, name in (("off", day_off(day)), ("kept", kept_day(day))):
                if name is not None:
                    notes[day].append(WallNote(kind, view.edition.t(f"wall.days.{name}")))
    for register in registers_of(view.site):
        if register.days is None:
            continue
        sheet = sheets[register.name]
        for entry in sheet.entries:
            first, last = register.days(entry.source)
            if first is not None and (first.year, first.month) in months:
                notes[first].append(_note(view, sheet, entry, last if last != first else None))
    return notes


def _note(view: View, sheet: Sheet, entry: SheetRow, last: dt.date | None) -> WallNote:
    register, edition = sheet.register, view.edition
    title = title_of(sheet, entry)
    text = edition.t(f"wall.note.{register.name}", title=title.text)
    if last is not None:
        text = edition.t("wall.until", text=text, date=edition.short_date(last))
    url = edition.link(register.row_address(view.lang, entry.source.id))
    return WallNote(_kind(register.name, entry.source), text, url, title.lang)


def _kind(name: str, row: Any) -> str:
    is_congress = name == MEETINGS.name and row.fact.block.kind == "congress"
    return "congress" if is_congress else name
