"""Agreements along the years: those of an organisation, and all on one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plugins.core import addresses
from plugins.core.page_parts import FactValue
from plugins.core.pages import Link, OverTimeBody, Page, Timeline
from plugins.core.text import sort_key
from plugins.core.timeline import Axis, Bar, TimelineGroup, TimelineRow
from plugins.editions.registers.sheet import Option, Sheet, Sheets
from plugins.editions.view import View
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.agreements.names import agreement_link, parties
from plugins.registers.agreements.rows import AgreementRow

_OF_ORGANISATION: Final = 8
_MARKS: Final = 12  # years written along the axis, at most
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
_SHORTEST: Final = 0.5  # per cent: a bar that can be seen


def organisation_timeline(view: View, sheets: Sheets, body: str) -> Timeline | None:
    """Return the newest agreements of *body* by time; ``None`` where it has none."""
    if not view.has(AGREEMENTS.name):
        return None
    option = sheets[AGREEMENTS.name].option("party", f"org:{body}")
    if option is None:
        return None
    rows = [entry.source for entry in option.entries[:_OF_ORGANISATION]]
    axis = _axis(rows, view.site.today)
    group = TimelineGroup(None, tuple(_row(view, row, axis, option.tag.label) for row in rows))
    return Timeline((group,), axis.shown if axis else None)


def over_time_page(view: View, sheets: Sheets) -> Page:
    """Return the page of all agreements on one axis: each once, under the party it is listed by."""
    t, sheet = view.edition.t, sheets[AGREEMENTS.name]
    rows: list[AgreementRow] = [entry.source for entry in sheet.entries]
    axis = _axis(rows, view.site.today)
    groups = tuple(
        TimelineGroup(
            _party(view, sheet, option),
            tuple(_row(view, row, axis, option.tag.label) for row in found),
        )
        for option, found in _by_party(sheet)
    )
    title, register = t("register.over_time"), view.edition.link(sheet.address(None))
    whole = Link(t("register.title.agreements"), register, count=len(rows))
    return view.page(
        kind="over_time",
        address=addresses.listing(view.lang, "over_time"),
        title=title,
        description=t("register.over_time_intro"),
        alternate=view.alternate("over_time"),
        crumbs=(view.home_crumb, view.directory_crumb("registers"), replace(whole, count=None)),
        indexed=bool(rows),
        body=OverTimeBody(
            heading=title,
            intro=t("register.over_time_intro"),
            timeline=Timeline(groups, axis.shown if axis else None),
            register=whole,
        ),
    )


def _party(view: View, sheet: Sheet, option: Option) -> FactValue:
    """Return the name of a party with the way to what it agreed on."""
    return FactValue(
        option.tag.label, view.edition.link(sheet.address(option)), lang=option.tag.lang
    )


def _by_party(sheet: Sheet) -> list[tuple[Option, list[AgreementRow]]]:
    """Return the agreements by the party that each is listed by, parties in the order of their names.

    A union is party to most of its agreements and tells none from another: the partner outside does,
    of several the one with most agreements; among the union's own bodies it is the one with fewest.
    """
    options: dict[str, list[Option]] = {}
    for option in sheet.options["party"].values():
        for entry in option.entries:
            options.setdefault(entry.row.id, []).append(option)
    found: dict[str, tuple[Option, list[AgreementRow]]] = {}
    for entry in sheet.entries:
        chosen = min(options[entry.row.id], key=_rank)
        found.setdefault(chosen.part, (chosen, []))[1].append(entry.source)
    return sorted(found.values(), key=lambda pair: sort_key(pair[0].tag.label))


def _rank(option: Option) -> tuple[bool, int, str]:
    own = option.tag.key.startswith("org:")
    return own, len(option.entries) * (1 if own else -1), option.part


@dataclass(frozen=True, slots=True)
class _Axis:
    """Whole years from ``first`` to ``last``, as a line from 0 to 100."""

    first: int
    last: int
    today: dt.date

    @property
    def shown(self) -> Axis:
        years = tuple((year, self.place(dt.date(year, 1, 1))) for year in self._marks())
        return Axis(years, self.place(self.today), self.today)

    def place(self, day: dt.date) -> float:
        begin = dt.date(self.first, 1, 1).toordinal()
        end = dt.date(self.last, 12, 31).toordinal()
        return round(100 * (day.toordinal() - begin) / (end - begin), 2)

    def _marks(self) -> Iterable[int]:
        years = self.last - self.first + 1
        step = next((step for step in _STEPS if years <= step * _MARKS), _STEPS[-1])
        return range(-(-self.first // step) * step, self.last + 1, step)


def _axis(rows: Sequence[AgreementRow], today: dt.date) -> _Axis | None:
    """Return the years of *rows* and of *today*; ``None`` where no day of theirs is known."""
    days = [day for row in rows for day in _span(row) if day]
    if not days:
        return None
    days.append(today)
    return _Axis(min(days).year, max(days).year, today)


def _span(row: AgreementRow) -> tuple[dt.date | None, dt.date | None]:
    """Return from when to when, as far as it is known."""
    block = row.fact.block
    first = block.valid_from.first_day() if block.valid_from else None
    last = block.valid_to.last_day() if block.valid_to else None
    return first or block.signed.first_day(), last


def _row(view: View, row: AgreementRow, axis: _Axis | None, party: str) -> TimelineRow:
    """Return *row* as what stands under *party*, which it does not name again."""
    values, block = view.values, row.fact.words(view.lang)
    period = values.period(block.valid_from, block.valid_to)
    if period is None and block.signed.at:
        signed = values.date(block.signed)
        period = signed and replace(
            signed, text=view.edition.t("register.signed_on", date=signed.text)
        )
    return TimelineRow(
        name=replace(agreement_link(values, row), note=block.number),
        parties=tuple(one for one in parties(values, row) if one.text != party),
        period=period,
        state=values.validity(row.state, row.days_left),
        bar=_bar(row, axis) if axis else None,
    )


def _bar(row: AgreementRow, axis: _Axis) -> Bar | None:
    """Return the bar of *row*; one that holds until further notice runs on, and is not open."""
    start, end = _span(row)
    if start is None and end is None:
        return None
    begin = axis.place(start) if start else 0
    length = (axis.place(end) if end else 100) - begin
    return Bar(
        begin,
        max(round(length, 2), _SHORTEST),
        open_start=start is None,
        open_end=end is None and row.state != "in_force",
    )
