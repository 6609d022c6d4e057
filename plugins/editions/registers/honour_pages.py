"""The roll of honour of each year: everybody whom the register of awards names, led by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.core.honour_pages import HonoursBody
from plugins.core.pages import Alternate, Link, Page
from plugins.editions.page_plan import PagePlan
from plugins.editions.view import View
from plugins.registers import registers_of
from plugins.registers.register import Register


def honour_pages(view: View) -> Iterator[PagePlan]:
    """Yield the rolls of honour of the site's registers."""
    for register in registers_of(view.site):
        for year in register.roll_years(view.registers):
            make = partial(_page, view, register, year)
            yield PagePlan(register.roll_address(view.lang, year), f"honours {year}", make)


def rolls(view: View, register: Register[Any], current: int | None = None) -> tuple[Link, ...]:
    """Return the ways to the rolls of honour of a register, the newest year first."""
    return tuple(
        Link(
            str(year),
            view.edition.link(register.roll_address(view.lang, year)),
            current=year == current,
        )
        for year in register.roll_years(view.registers)
    )


def roll_of_year(view: View, year: int) -> Link | None:
    """Return the way to the roll of honour of *year*, where there is one."""
    for register in registers_of(view.site):
        if year in register.roll_years(view.registers):
            url = view.edition.link(register.roll_address(view.lang, year))
            return Link(view.edition.t("honours.title", year=year), url)
    return None


def _page(view: View, register: Register[Any], year: int) -> Page:
    edition, roll = view.edition, register.roll
    assert roll is not None
    rows = register.rows(view.registers)
    heading = edition.t("honours.title", year=year)
    intro = edition.t("honours.intro", year=year)
    whole = Link(
        edition.t(f"register.title.{register.name}"), edition.link(register.address(view.lang))
    )
    there = edition.link(register.roll_address(view.other_lang, year))
    told = [register.story(row) for row in rows if row.year == year]
    return view.page(
        kind="honours",
        address=register.roll_address(view.lang, year),
        title=heading,
        description=intro,
        alternate=Alternate(view.other_lang, there, True),
        crumbs=(view.home_crumb, view.directory_crumb("registers"), whole),
        body=HonoursBody(
            year=year,
            heading=heading,
            intro=intro,
            honours=roll.honours(view.values, rows, year),
            years=rolls(view, register, year),
            changed=max((story.date.day for story in told if story), default=None),
        ),
    )
