"""The lists of a year and of a month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from plugins.core import addresses, lunar
from plugins.core.pages import Alternate, Link, Rail
from plugins.editions.digest_pages import digest_way
from plugins.editions.listing import StoryList
from plugins.editions.registers.honour_pages import roll_of_year
from plugins.editions.view import View
from plugins.editions.year_charts import month_link, year_chart
from plugins.language import formats

Period = TypeVar("Period")


def period_address(parts: tuple[int | str, ...], lang: str, page: int) -> str:
    """Return the address of page *page* of a year or month: *parts* are the year, and the month."""
    return addresses.listing(lang, "archive", *parts, page=page)


def year_listing(view: View, year: int) -> StoryList:
    """Return the list of *year*, beside it its months and the years next to it."""
    years = list(view.own.by_year)
    return StoryList(
        kind="archive_year",
        heading=view.edition.t("archive.year", year=year),
        intro=_lunar(view, year),
        described=False,
        address=lambda lang, page: period_address((year,), lang, page),
        texts=view.own.by_year[year],
        others=view.others.by_year.get(year, ()),
        crumbs=_archive_crumbs(view),
        rail=Rail(
            chart=year_chart(view, year),
            siblings=tuple(_year_link(view, other) for other in _beside(years, year)),
        ),
        alternate=_alternate(view, year in view.others.by_year, year),
        roll=roll_of_year(view, year),
    )


def month_listing(view: View, year: int, month: int) -> StoryList:
    """Return the list of a month, beside it its year and the months next to it."""
    edition, part = view.edition, f"{month:02}"
    months = list(view.own.by_month)
    return StoryList(
        kind="archive_month",
        heading=formats.capital(edition.month(year, month)),
        intro=_lunar(view, year) if lunar.new_year(year).month == month else None,
        described=False,
        address=lambda lang, page: period_address((year, part), lang, page),
        texts=view.own.by_month[year, month],
        others=view.others.by_month.get((year, month), ()),
        crumbs=(*_archive_crumbs(view), _year_link(view, year, counted=False)),
        rail=Rail(
            chart=year_chart(view, year, month),
            siblings=tuple(
                month_link(view, *other, full=True) for other in _beside(months, (year, month))
            ),
        ),
        alternate=_alternate(view, (year, month) in view.others.by_month, year, part),
        digest=digest_way(view, year, month),
    )


def _beside(periods: Sequence[Period], period: Period) -> Sequence[Period]:
    """Return the newer and the older neighbour of *period*, as far as there are any."""
    at = periods.index(period)
    return [*periods[max(0, at - 1) : at], *periods[at + 1 : at + 2]]


def _archive_crumbs(view: View) -> tuple[Link, ...]:
    return view.home_crumb, view.directory_crumb("archive")


def _year_link(view: View, year: int, *, counted: bool = True) -> Link:
    url = view.edition.link(addresses.listing(view.lang, "archive", year))
    count = len(view.own.by_year[year]) if counted else None
    return Link(view.edition.t("archive.year", year=year), url, count=count)


def _lunar(view: View, year: int) -> str:
    """Return which lunar year begins in *year*, and when: readers date by it as well."""
    name, animal = lunar.year_name(year), lunar.year_animal(year, view.lang)
    day = view.edition.short_date(lunar.new_year(year))
    return view.edition.t("archive.lunar", name=name, animal=animal, date=day)


def _alternate(view: View, exists: bool, *parts: str | int) -> Alternate:
    other = view.other_lang
    where = addresses.listing(other, "archive", *(parts if exists else ()))
    return Alternate(other, view.edition.link(where), exists)
