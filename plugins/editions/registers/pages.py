"""Every page of the registers: whole, narrowed by each value, and a page for each agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from plugins.core.pages import Alternate, Link, Page
from plugins.core.register_pages import Download, RegisterBody
from plugins.editions.pager import ListPage, cut
from plugins.editions.registers.leads import leads
from plugins.editions.registers.sheet import Option, Sheet, SheetRow, Sheets, make_sheet
from plugins.editions.view import View
from plugins.language.values import Values
from plugins.registers import REGISTERS
from plugins.registers.register import Register
from plugins.routes.paging import ROWS_A_PAGE


def make_sheets(values: Values) -> Sheets:
    """Return every register, ready for one edition."""
    return {register.name: make_sheet(register, values) for register in REGISTERS}


def register_pages(view: View, sheets: Sheets) -> Iterator[Page]:
    """Yield every register, whole and narrowed by each value of its facets."""
    for sheet in sheets.values():
        yield from _cut(view, sheets, sheet, None, sheet.entries)
        for options in sheet.options.values():
            for option in options.values():
                yield from _cut(view, sheets, sheet, option, option.entries)


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


def _cut(
    view: View, sheets: Sheets, sheet: Sheet, option: Option | None, entries: Sequence[SheetRow]
) -> Iterator[Page]:
    t, register = view.edition.t, sheet.register
    name = register.name
    heading = t(f"register.title.{name}")
    narrowed = None
    if option is not None:
        label = t(f"register.facet.{option.tag.facet}")
        narrowed = t("register.narrowed", facet=label, value=option.tag.label)
    title = f"{heading} – {narrowed}" if narrowed else heading
    pages = cut(view.edition, entries, ROWS_A_PAGE, partial(sheet.address, option))
    whole = Link(heading, view.edition.link(sheet.address(None)))
    facets = sheet.facets(option)
    for page in pages:
        first = option is None and page.is_first
        yield view.page(
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
                table=sheet.table(page.shown, title),
                total=len(entries),
                today=view.site.today,
                facets=sheet.all_facets if first else facets,
                whole=whole,
                narrowed=narrowed,
                pager=page.pager,
                in_place=first,
                further=_further(view, pages) if first else (),
                downloads=downloads(view, register),
                data=view.directory_crumb("data"),
                note=t(f"register.note.{name}") if register.noted else None,
                changed=max((e.changed for e in page.shown if e.changed), default=None),
                rows=tuple(entry.source for entry in page.shown),
                leads=None if sheet.entries else leads(view, sheets, register),
            ),
        )


def _crumbs(view: View, whole: Link | None) -> tuple[Link, ...]:
    hub = view.directory_crumb("registers")
    return (view.home_crumb, hub, whole) if whole else (view.home_crumb, hub)


def _further(view: View, pages: Sequence[ListPage[SheetRow]]) -> tuple[str, ...]:
    return tuple(view.edition.link(page.address) for page in pages[1:])
