"""Days that contradict one another: an end before its beginning, a deadline before its document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.dates import PartialDate
from plugins.core.field_path import FieldPath
from plugins.core.problems import Problem, problem
from plugins.registers import REGISTERS
from plugins.registers.checks import InOrder
from plugins.stories.written import Written, as_date, as_text, each_value


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as written, and where."""

    path: FieldPath
    value: Any

    @property
    def date(self) -> PartialDate | None:
        return as_date(self.value)


def check_dates(story: Written) -> Iterator[Problem]:
    """Yield what is wrong with the days of a story's facts. A day left open contradicts none."""
    ours = _Day(("date",), story.values.get("date"))
    yield from _in_order(story, "S383", ours, _Day(("embargo",), story.values.get("embargo")))
    yield from _in_order(story, "S277", ours, _Day(("updated",), story.values.get("updated")))
    for path, correction in story.rows("corrections", "*"):
        yield from _in_order(story, "S277", ours, _day(path, correction, "date"))
    for path, source in story.rows("source"):
        yield from _in_order(story, "S380", _day(path, source, "date"), ours)
    for register in REGISTERS:
        yield from _facts_in_order(story, register.checks.in_order)


def _facts_in_order(story: Written, rules: Iterable[InOrder]) -> Iterator[Problem]:
    slipped: set[FieldPath] = set()
    for rule in rules:
        for path, row in story.rows(*rule.at):
            if rule.unless_slipped and path in slipped:
                continue
            ends = [_Day(at, value) for at, value in each_value(row, rule.last, path)]
            if not ends and rule.otherwise:
                ends = [_day(path, row, rule.otherwise)]
            for end in ends:
                for found in _in_order(story, rule.code, _day(path, row, rule.first), end):
                    slipped.add(path)
                    yield found


def check_publication(story: Written, is_far_ahead: Callable[[dt.date], bool]) -> Iterator[Problem]:
    """Yield the days of publication and of edits that are years ahead: 2062 for 2026."""
    for key in ("date", "embargo", "updated"):
        day = _day((), story.values, key)
        first = day.date.first_day() if day.date else None
        where = story.where(day.path)
        if first is not None and where is not None and is_far_ahead(first):
            yield problem("WS272", where, field=key, text=as_text(day.value))


def check_benefits(benefits: Written) -> Iterator[Problem]:
    """Yield the offers of ``benefits.yaml`` that end before they begin."""
    for path, row in benefits.rows("*"):
        first, last = _day(path, row, "valid_from"), _day(path, row, "valid_to")
        yield from _in_order(benefits, "S243", first, last)


def _day(path: FieldPath, row: Mapping[str, Any], key: str) -> _Day:
    return _Day((*path, key), row.get(key))


def _in_order(file: Written, code: str, first: _Day, last: _Day) -> Iterator[Problem]:
    """Yield the problem *code* where *last* is before *first*, whatever either may mean."""
    if first.date is None or last.date is None or not _before(last.date, first.date):
        return
    if (where := file.where(last.path, first.path)) is not None:
        yield problem(
            code,
            where,
            first=first.path[-1],
            start=as_text(first.value),
            last=last.path[-1],
            field=last.path[0],
            end=as_text(last.value),
        )


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Say whether *one* is certainly before *other*: a bare year or month counts whole."""
    if one.at and other.at and one.precision == other.precision == "minute":
        return one.at < other.at
    last, first = one.last_day(), other.first_day()
    return last is not None and first is not None and last < first
