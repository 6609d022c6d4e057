"""What other pages show of the registers: organisations, the front page, the look-up page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from plugins.core import addresses
from plugins.core.pages import Link, Page
from plugins.core.register_pages import (
    Extract,
    HubBody,
    HubEntry,
    LookUp,
)
from plugins.editions.registers.sheet import Option, Sheet, Sheets
from plugins.editions.registers.wall_pages import wall_link
from plugins.editions.view import View
from plugins.registers import registers_of
from plugins.registers.meetings import MEETINGS
from plugins.registers.register import FrontBand, Register

EXTRACTED: Final = 5  # rows of a register on another page
_ON_FRONT: Final = 3


def organisation_extracts(view: View, sheets: Sheets, body: str) -> tuple[Extract, ...]:
    """Return what the registers hold of the organisation *body*, each cut to a few rows."""
    return tuple(_organisation_extracts(view, sheets, body))


def _organisation_extracts(view: View, sheets: Sheets, body: str) -> Iterator[Extract]:
    t = view.edition.t
    for register, shown in (
        (one, way) for one in registers_of(view.site) for way in one.organisations
    ):
        sheet = sheets[register.name]
        option = sheet.option(shown.facet, f"org:{body}")
        if option is None:
            continue
        heading = t(f"register.of_organisation.{shown.key}")
        table = sheet.extract(option.entries[:EXTRACTED], heading, shown.key, shown.repeated)
        yield Extract(register.name, heading, table, all_rows(view, sheet, option))


def all_rows(view: View, sheet: Sheet, option: Option | None = None) -> Link:
    """Return the way from an extract to the whole register, or to all rows of *option*."""
    count = len(option.entries if option else sheet.entries)
    return Link(
        view.edition.t("register.all_rows", n=count),
        view.edition.link(sheet.address(option)),
        count=count,
    )


def register_link(view: View, register: Register[Any]) -> Link:
    """Return the link to a register, with how many rows it holds."""
    return Link(
        view.edition.t(f"register.title.{register.name}"),
        view.edition.link(register.address(view.lang)),
        count=len(register.rows(view.registers)),
    )


def look_up(view: View, *, newest: bool = False) -> tuple[LookUp, ...]:
    """Return the front page's registers: how many rows each has, and its next or latest ones.

    *newest* leaves out those that show other rows than their first. How many are in force or still to come is said where there are any: a register of old facts
    is no empty one.
    """
    bands = [
        (one, one.front)
        for one in registers_of(view.site)
        if one.front is not None and not (newest and one.front.rows)
    ]
    found = (_look_up(view, one, band) for one, band in sorted(bands, key=lambda b: b[1].rank))
    return tuple(one for one in found if one is not None)


def _look_up(view: View, register: Register[Any], band: FrontBand[Any]) -> LookUp | None:
    t, name = view.edition.t, register.name
    rows = band.rows(view.registers) if band.rows else register.rows(view.registers)
    if band.hidden_empty and not rows:
        return None
    living = sum(map(band.living, rows))
    label = t(f"register.figure.{name}", n=len(rows))
    return LookUp(
        register=name,
        figure=len(rows),
        figure_label=f"{label}, {t(f'register.living.{name}', n=living)}" if living else label,
        heading=Link(t(f"register.title.{name}"), view.edition.link(register.address(view.lang))),
        pointers=tuple(band.pointer(view.values, row) for row in rows[:_ON_FRONT]),
        empty=t(f"register.empty.{name}"),
    )


def hub_page(view: View) -> Page:
    """Return the look-up page: every register, and the other ways to find something."""
    t = view.edition.t
    registers = tuple(
        HubEntry(register_link(view, one), t(f"register.intro.{one.name}"))
        for one in registers_of(view.site)
    )
    others = tuple(
        HubEntry(view.directory_crumb(kind), t(f"hub.{kind}"))
        for kind in ("organisation", "archive", "section", "topic", "galleries", "glossary", "data")
        if view.has(kind)
    )
    if view.has(MEETINGS.name):
        others = (HubEntry(wall_link(view), t("wall.intro")), *others)
    title = t("nav.registers")
    return view.page(
        kind="registers",
        address=addresses.listing(view.lang, "registers"),
        title=title,
        description=t("hub.intro"),
        alternate=view.alternate("registers"),
        crumbs=(view.home_crumb,),
        body=HubBody(t("hub.intro"), registers, others),
    )
