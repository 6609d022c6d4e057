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
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.meetings import MEETINGS
from plugins.registers.register import FrontBand, Register

EXTRACTED: Final = 5  # rows of a register on another page
_ON_FRONT: Final = 3
# The other ways to find something, each with the part of the site that it belongs to.
_OTHER_WAYS: Final = {
    kind: kind
    for kind in ("organisation", "archive", "section", "topic", "galleries", "glossary", "data")
} | {"over_time": AGREEMENTS.name}


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
    """Return the front page's registers: how many rows are in force or to come, and the next or latest ones.

    *newest* leaves out those that show other rows than their first. A register of old facts is no empty one: it
    says when the last one was.
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
    if not rows:
        return None
    figure, label = _figure(view, register, band, rows)
    return LookUp(
        register=name,
        figure=figure,
        figure_label=label,
        heading=Link(t(f"register.title.{name}"), view.edition.link(register.address(view.lang))),
        pointers=tuple(band.pointer(view.values, row) for row in rows[:_ON_FRONT]),
    )


def _figure(
    view: View, register: Register[Any], band: FrontBand[Any], rows: tuple[Any, ...]
) -> tuple[int | None, str]:
    """Return how many *rows* are in force or to come, and what they are; else when the last one was."""
    t, name, count = view.edition.t, register.name, len(rows)
    living = sum(map(band.living, rows)) if band.living else count
    if living == count:
        return count, t(f"register.figure.{name}", n=count)
    if living:
        return living, t(f"register.living.{name}", n=living, total=view.edition.number(count))
    last = band.day(view.values, rows[0])
    known = last is not None and last.text
    return None, t(f"register.lately.{name}", date=known or t("facts.unknown"))


def hub_page(view: View) -> Page:
    """Return the look-up page: every register, and the other ways to find something."""
    t = view.edition.t
    registers = tuple(
        HubEntry(register_link(view, one), t(f"register.intro.{one.name}"))
        for one in registers_of(view.site)
    )
    others = tuple(
        HubEntry(view.directory_crumb(kind), t(f"hub.{kind}"))
        for kind, part in _OTHER_WAYS.items()
        if view.has(part)
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
