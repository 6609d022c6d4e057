"""An organisation's agreements along the years."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from plugins.core.pages import Timeline, TimelineRow
from plugins.editions.registers.sheet import Sheets
from plugins.editions.view import View
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.agreements.names import agreement_link
from plugins.registers.agreements.rows import AgreementRow

_FEWEST: Final = 2  # one agreement alone makes no timeline
_MOST: Final = 12
_MARKS: Final = 7  # years written along the line, at most
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class _Span:
    """From when to when, as far as it is known."""

    row: AgreementRow
    start: dt.date | None
    end: dt.date | None


def organisation_timeline(view: View, sheets: Sheets, body: str) -> Timeline | None:
    """Return the newest agreements of *body* by time; ``None`` where fewer than two have a day."""
    if not view.has(AGREEMENTS.name):
        return None
    option = sheets[AGREEMENTS.name].option("party", f"org:{body}")
    spans = [_span(entry.source) for entry in (option.entries if option else ())]
    if sum(bool(span.start or span.end) for span in spans) < _FEWEST:
        return None
    return _timeline(view, spans[:_MOST])


def _span(row: AgreementRow) -> _Span:
    block = row.fact.block
    first = block.valid_from.first_day() if block.valid_from else None
    last = block.valid_to.last_day() if block.valid_to else None
    return _Span(row, first or block.signed.first_day(), last)


def _timeline(view: View, spans: list[_Span]) -> Timeline:
    today = view.site.today
    days = [day for span in spans for day in (span.start, span.end) if day] + [today]
    line = _Line(min(days).year, max(days).year)
    return Timeline(
        rows=tuple(_row(view, span, line) for span in spans),
        years=tuple((year, line.place(dt.date(year, 1, 1))) for year in line.marks()),
        today=line.place(today),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """Whole years from ``first`` to ``last``, as a line from 0 to 100."""

    first: int
    last: int

    def place(self, day: dt.date) -> float:
        begin = dt.date(self.first, 1, 1).toordinal()
        end = dt.date(self.last, 12, 31).toordinal()
        return round(100 * (day.toordinal() - begin) / (end - begin), 2)

    def marks(self) -> range:
        years = self.last - self.first + 1
        step = next((step for step in _STEPS if years <= step * _MARKS), _STEPS[-1])
        return range(-(-self.first // step) * step, self.last + 1, step)


def _row(view: View, span: _Span, line: _Line) -> TimelineRow:
    values, row = view.values, span.row
    block = row.fact.block
    name, state = agreement_link(values, row), values.validity(row.state, row.days_left)
    period = values.period(block.valid_from, block.valid_to) or values.date(block.signed)
    if span.start is None and span.end is None:
        return TimelineRow(name, period, state)
    begin = line.place(span.start) if span.start else 0
    end = line.place(span.end) if span.end else 100
    return TimelineRow(
        name=name,
        period=period,
        state=state,
        start=begin,
        length=max(round(end - begin, 2), 0.5),
        open_start=span.start is None,
        open_end=span.end is None,
    )
