"""A row as a calendar shows it: plain values, before any calendar format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.core.dates import PartialDate
from plugins.core.site import Story
from plugins.language.localizer import Localizer


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """``uid`` is the same in both editions, whatever title and days become. ``start`` and ``end`` are
    whole days, the last included, or aware datetimes. ``lang`` is the language of the ``summary``.
    """

    uid: str
    story: Story
    summary: str
    lang: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None
    description: str
    category: str
    place: str | None = None
    place_lang: str = ""


def event_time(
    start: PartialDate, end: PartialDate | None
) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime | None] | None:
    """Return from when to when, ``None`` where not even the first day is known.

    By the hour only where no end that is a mere day contradicts it; an end before the start, or less
    exact than a day, is none.
    """
    if start.at is None or start.precision not in {"day", "minute"}:
        return None
    last = end.at if end is not None and end.precision in {"day", "minute"} else None
    if last is not None and last.date() < start.at.date():
        last = None
    by_day = last is not None and end is not None and end.precision != "minute"
    if start.precision == "minute" and not by_day:
        return start.at, last if last and last > start.at else None
    return start.at.date(), last.date() if last else start.at.date()


def described(localizer: Localizer, story: Story, notes: Iterable[str], other: str) -> str:
    """Return *notes* and where the story is told; below it the *other* language's title, and where."""
    other_lang = localizer.edition.other.lang
    lines = [*notes, localizer.story(story)]
    if story.shown(localizer.lang).lang != story.shown(other_lang).lang:
        lines += ["", other, localizer.story(story, other_lang)]
    return "\n".join(lines)


def labelled(localizer: Localizer, facts: Mapping[str, str]) -> list[str]:
    """Return what is known of *facts* (by the key of a column), each under its column's name."""
    return [
        f"{localizer.t(f'register.column.{key}')}: {words}" for key, words in facts.items() if words
    ]
