"""Every page of the registers: whole, narrowed by each value, and a page for each agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from plugins.core import addresses
from plugins.core.pages import Alternate, Link, Page, Pager
from plugins.core.register_names import CALENDARS
from plugins.core.register_pages import Download, RegisterBody
from plugins.editions.pager import make_pager
from plugins.editions.registers.agreements import AGREEMENTS
from plugins.editions.registers.awards import AWARDS
from plugins.editions.registers.benefits import BENEFITS
from plugins.editions.registers.deadlines import DEADLINES
from plugins.editions.registers.documents import DOCUMENTS
from plugins.editions.registers.leads import leads
from plugins.editions.registers.meetings import MEETINGS
from plugins.editions.registers.shape import Shape
from plugins.editions.registers.sheet import Entry, Option, Sheet, Sheets, make_sheet
from plugins.editions.values import Values
from plugins.editions.view import View
from plugins.routes.paging import ROWS_A_PAGE

PER_PAGE: Final = ROWS_A_PAGE
SHAPES: Final[tuple[Shape[Any], ...]] = (
    AGREEMENTS, AWARDS, DOCUMENTS, DEADLINES, MEETINGS, BENEFITS,
)  # fmt: skip


def make_sheets(values: Values) -> Sheets:
    """Return every register, ready for one edition."""
    return {shape.name: make_sheet(shape, values) for shape in SHAPES}


def register_pages(view: View, sheets: Sheets) -> Iterator[Page]:
    """Yield every register, whole and narrowed by each value of its facets."""
    for sheet in sheets.values():
        yield from _cut(view, sheets, sheet, None, sheet.entries)
        for options in sheet.options.values():
            for option in options.values():
                yield from _cut(view, sheets, sheet, option, option.entries)


def downloads(view: View, register: str) -> tuple[Download, ...]:
    """Return the files of a register."""
    forms = ("csv", "json", "ics") if register in CALENDARS else ("csv", "json")
    return tuple(
        Download(
            form,
            view.edition.t(f"register.download.{form}"),
            view.edition.link(addresses.register_file(view.lang, register, form)),
        )
        for form in forms
    )


def _cut(
    view: View, sheets: Sheets, sheet: Sheet, option: Option | None, entries: Sequence[Entry]
) -> Iterator[Page]:
    t, name = view.edition.t, sheet.shape.name
    heading = t(f"register.title.{name}")
    narrowed = None
    if option is not None:
        label = t(f"register.facet.{option.tag.facet}")
        narrowed = t("register.narrowed", facet=label, value=option.tag.label)
    title = f"{heading} – {narrowed}" if narrowed else heading
    total = max(1, -(-len(entries) // PER_PAGE))
    whole = Link(heading, view.edition.link(sheet.address(None)))
    facets = sheet.facets(option)
    for number in range(1, total + 1):
        shown = entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        address = sheet.address(option, number)
        numbered = t("pager.page", number=number)
        yield view.page(
            kind=name,
            address=address,
            title=title if number == 1 else f"{title} – {numbered}",
            description=t(f"register.intro.{name}"),
            alternate=Alternate(
                view.other_lang,
                view.edition.link(sheet.address(option, number, view.other_lang)),
                True,
            ),
            crumbs=_crumbs(view, whole if option else None),
            indexed=bool(entries) or option is None,
            body=RegisterBody(
                register=name,
                heading=heading,
                intro=t(f"register.intro.{name}"),
                table=sheet.table(shown, title),
                total=len(entries),
                today=view.site.today,
                facets=sheet.all_facets if option is None and number == 1 else facets,
                whole=whole,
                narrowed=narrowed,
                pager=_pager(view, sheet, option, number, total),
                in_place=option is None and number == 1,
                further=_further(view, sheet, total) if option is None and number == 1 else (),
                downloads=downloads(view, name),
                data=view.directory_crumb("data"),
                note=t(f"register.note.{name}") if name in {"benefits", "meetings"} else None,
                changed=max((e.changed for e in shown if e.changed), default=None),
                rows=tuple(entry.source for entry in shown),
                leads=None if sheet.entries else leads(view, sheets, name),
            ),
        )


def _crumbs(view: View, whole: Link | None) -> tuple[Link, ...]:
    hub = view.directory_crumb("registers")
    return (view.home_crumb, hub, whole) if whole else (view.home_crumb, hub)


def _pager(
    view: View, sheet: Sheet, option: Option | None, number: int, total: int
) -> Pager | None:
    if total == 1:
        return None
    return make_pager(number, total, lambda page: view.edition.link(sheet.address(option, page)))


def _further(view: View, sheet: Sheet, total: int) -> tuple[str, ...]:
    return tuple(view.edition.link(sheet.address(None, page)) for page in range(2, total + 1))
