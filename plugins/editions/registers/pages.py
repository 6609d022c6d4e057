"""Every page of the registers: whole, narrowed by each value, and a page for each agreement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.core.fact_blocks import RegisterName
from plugins.core.pages import Alternate, Link, Page
from plugins.core.register_pages import Download, RegisterBody
from plugins.editions.page_plan import PagePlan
from plugins.editions.pager import page_of
from plugins.editions.registers.leads import leads
from plugins.editions.registers.month_grid import month_grids
from plugins.editions.registers.sheet import Option, Sheet, Sheets, make_sheet
from plugins.editions.registers.wall_pages import wall_years
from plugins.editions.view import View
from plugins.language.values import Values
from plugins.registers import registers_of
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.register import Register
from plugins.routes.paging import ROWS_A_PAGE, count_pages

_Narrowed = (
    tuple[()] | tuple[str, str]
)  # by nothing, or by a facet and the address part of its value


def make_sheets(values: Values) -> Sheets:
    """Return every register, ready for one edition."""
    return {
        register.name: make_sheet(register, values)
        for register in registers_of(values.registers.site)
    }


def register_pages(view: View, sheets: Sheets) -> Iterator[PagePlan]:
    """Yield every register, whole and narrowed by each value of its facets."""
    for name, sheet in sheets.items():
        for narrowed, option in _narrowings(sheet):
            entries = option.entries if option else sheet.entries
            what = f"register {name} {'/'.join(narrowed)}"
            for number in range(1, count_pages(entries, ROWS_A_PAGE) + 1):
                make = partial(_page, view, sheets, name, narrowed, number)
                yield PagePlan(sheet.address(option, number), f"{what} {number}", make)


def _narrowings(sheet: Sheet) -> Iterator[tuple[_Narrowed, Option | None]]:
    yield (), None
    for facet, options in sheet.options.items():
        for part, option in options.items():
            yield (facet, part), option


def downloads(view: View, register: Register[Any]) -> tuple[Download, ...]:
    """Return the files of a register."""
    return tuple(
        Download(
            form,
            view.edition.t(f"register.download.{form}"),
            view.edition.link(register.file_address(view.lang, form)),
        )
        for form in register.forms
    )


def _page(
    view: View, sheets: Sheets, name: RegisterName, narrowed_by: _Narrowed, number: int
) -> Page:
    """Return page *number* of a register, whole or narrowed by a value of a facet."""
    sheet = sheets[name]
    option = sheet.options[narrowed_by[0]][narrowed_by[1]] if narrowed_by else None
    entries = option.entries if option else sheet.entries
    t, register = view.edition.t, sheet.register
    heading = t(f"register.title.{name}")
    narrowed = None
    if option is not None:
        label = t(f"register.facet.{option.tag.facet}")
        narrowed = t("register.narrowed", facet=label, value=option.tag.label)
    title = f"{heading} – {narrowed}" if narrowed else heading
    address = partial(sheet.address, option)
    page = page_of(view.edition, entries, ROWS_A_PAGE, address, number)
    whole = Link(heading, view.edition.link(sheet.address(None)))
    first = option is None and page.is_first
    return view.page(
        kind=name,
        address=page.address,
        title=page.titled(view.edition, title),
        description=t(f"register.intro.{name}"),
        alternate=Alternate(
            view.other_lang,
            view.edition.link(sheet.address(option, page.number, view.other_lang)),
            True,
        ),
        crumbs=_crumbs(view, whole if option else None),
        indexed=bool(entries) or option is None,
        body=RegisterBody(
            register=name,
            heading=heading,
            intro=t(f"register.intro.{name}"),
            table=sheet.table(page.shown, title, entries),
            total=len(entries),
            today=view.site.today,
            facets=sheet.all_facets if first else sheet.facets(option),
            whole=whole,
            leading=register.leading,
            months=month_grids(view, sheet) if first else (),
            wall=wall_years(view) if first and register.walled else (),
            narrowed=narrowed,
            pager=page.pager,
            in_place=first,
            further=_further(view, sheet) if first else (),
            downloads=downloads(view, register),
            data=view.directory_crumb("data") if view.has("data") else None,
            note=t(f"register.note.{name}") if register.noted else None,
            changed=max((e.changed for e in page.shown if e.changed), default=None),
            rows=tuple(entry.source for entry in page.shown),
            leads=None if sheet.entries else leads(view, sheets, register),
            over_time=view.directory_crumb("over_time")
            if register is AGREEMENTS and first and entries
            else None,
        ),
    )


def _crumbs(view: View, whole: Link | None) -> tuple[Link, ...]:
    hub = view.directory_crumb("registers")
    return (view.home_crumb, hub, whole) if whole else (view.home_crumb, hub)


def _further(view: View, sheet: Sheet) -> tuple[str, ...]:
    """Return the further pages of the whole register."""
    numbers = range(2, count_pages(sheet.entries, ROWS_A_PAGE) + 1)
    return tuple(view.edition.link(sheet.address(None, number)) for number in numbers)
