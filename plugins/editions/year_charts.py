"""How many stories each month of a year holds, ready to be drawn."""

from __future__ import annotations

from plugins.core.pages import YearChart
from plugins.editions.view import View


def year_charts(view: View) -> dict[int, YearChart]:
    """Return the chart of every year of the edition; all are drawn to one scale."""
    by_month = view.own.by_month
    peak = max((len(texts) for texts in by_month.values()), default=0)
    return {
        year: YearChart(
            year, tuple(len(by_month.get((year, month), ())) for month in range(1, 13)), peak
        )
        for year in view.own.by_year
    }
