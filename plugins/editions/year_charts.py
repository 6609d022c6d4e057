"""How many stories each month of a year holds, ready to be drawn: every bar leads to its month."""

from __future__ import annotations

from plugins.core import addresses
from plugins.core.pages import Link, YearChart
from plugins.editions.view import View
from plugins.language import formats


def year_chart(view: View, year: int, current: int | None = None) -> YearChart:
    """Return the chart of *year*; *current* is the month whose page it stands on."""
    months = (
        month_link(view, year, month, current=month == current)
        if (year, month) in view.own.by_month
        else Link(_name(view, month), "", count=0)
        for month in range(1, 13)
    )
    return YearChart(year, tuple(months))


def month_link(
    view: View, year: int, month: int, *, current: bool = False, full: bool = False
) -> Link:
    """Return the way to a month that has stories, and how many; its name says the year where *full*."""
    where = addresses.listing(view.lang, "archive", year, f"{month:02}")
    label = formats.capital(view.edition.month(year, month)) if full else _name(view, month)
    count = len(view.own.by_month[year, month])
    return Link(label, view.edition.link(where), count=count, current=current)


def _name(view: View, month: int) -> str:
    return formats.capital(formats.month_name(month, view.lang))
