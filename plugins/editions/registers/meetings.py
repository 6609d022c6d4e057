"""The calendar of meetings, by month; the day of the event apart from that of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.core.pages import FactValue
from plugins.core.registers import MeetingRow
from plugins.editions.registers.shape import (
    Cell,
    Shape,
    Tag,
    cell,
    party_tags,
    story_link,
    year_tag,
)
from plugins.editions.values import Values
from plugins.language import formats


def _cells(values: Values, row: MeetingRow) -> tuple[Cell, ...]:
    edition, told = values.edition, row.told
    lang, t = edition.lang, edition.t
    block, text = told.words(lang), told.text(lang)
    when = values.date(block.start)
    if when and block.end:
        when = replace(when, text=f"{when.text} – {edition.partial(block.end)}")
    people = None
    if block.attendance is not None:
        people = FactValue(
            t("facts.meeting.people", n=block.attendance),
            note=f"({block.attendance_note})" if block.attendance_note else None,
            note_lang=values.foreign(told.words_lang(lang, "attendance_note")),
        )
    kind = t(f"facts.kind.{block.kind}") if block.kind else None
    published = FactValue(
        edition.short_date(text.fields.date), datetime=edition.iso(text.fields.date)
    )
    return (
        cell(when),
        cell(replace(story_link(values, told.story, text.fields.title, text.lang), note=kind)),
        cell(values.text(block.venue, told.words_lang(lang, "venue"))),
        cell(people),
        cell(published),
    )


def _tags(values: Values, row: MeetingRow) -> Iterator[Tag]:
    yield year_tag(values, row.start)
    if row.told.block.kind:
        kind = row.told.block.kind
        yield Tag("kind", f"is:{kind}", values.edition.t(f"facts.kind.{kind}"))
    bodies = row.told.story.main.fields.organisations
    yield from party_tags(values, "organisation", ((name, values.party(name)) for name in bodies))


def _heading(values: Values, row: MeetingRow) -> tuple[str, str]:
    """Return «coming», else the month, else the year, else that the day is not known."""
    t, start = values.edition.t, row.start
    if row.state != "past" or start.at is None:
        return row.state, t(f"register.timing.{row.state}")
    if start.precision == "year":
        return str(start.year), t("archive.year", year=start.year)
    shown = values.edition.month(start.at.year, start.at.month)
    return f"{start.at:%Y-%m}", formats.capital(shown)


MEETINGS: Final[Shape[MeetingRow]] = Shape(
    name="meetings",
    columns=(
        ("when", "date"),
        ("meeting", "title"),
        ("venue", "text"),
        ("attendance", "text"),
        ("published", "date"),
    ),
    facets=("year", "kind", "organisation"),
    cells=_cells,
    tags=_tags,
    row_id=lambda row: row.id,
    story=lambda row: row.told.story,
    heading=_heading,
)
