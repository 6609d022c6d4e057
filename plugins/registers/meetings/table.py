"""Meetings as rows of a table, by month; the day of the event apart from that of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.page_parts import FactValue
from plugins.language import formats
from plugins.language.values import Values
from plugins.registers.facets import Tag, party_tags, year_tag
from plugins.registers.meetings.panel import attendance
from plugins.registers.meetings.rows import MeetingRow
from plugins.registers.register import Cell, cell, story_link


def cells(values: Values, row: MeetingRow) -> tuple[Cell, ...]:
    """Return the cells of a meeting."""
    edition, fact = values.edition, row.fact
    lang = edition.lang
    block, text = fact.words(lang), fact.text(lang)
    kind = edition.t(f"facts.kind.{block.kind}") if block.kind else None
    published = FactValue(
        edition.short_date(text.fields.date), datetime=edition.iso(text.fields.date)
    )
    return (
        cell(values.held(block.start, block.end)),
        cell(replace(story_link(values, fact.story, text.fields.title, text.lang), note=kind)),
        cell(values.text(block.venue, fact.words_lang(lang, "venue"))),
        cell(attendance(values, block, fact.words_lang(lang, "attendance_note"))),
        cell(published),
    )


def tags(values: Values, row: MeetingRow) -> Iterator[Tag]:
    """Yield its year, its kind and the organisations that its story is about."""
    yield year_tag(values, row.start)
    if row.fact.block.kind:
        kind = row.fact.block.kind
        yield Tag("kind", f"is:{kind}", values.edition.t(f"facts.kind.{kind}"))
    bodies = row.fact.story.main.fields.organisations
    yield from party_tags(values, "organisation", ((name, values.party(name)) for name in bodies))


def heading(values: Values, row: MeetingRow) -> tuple[str, str]:
    """Return «coming», else the month, else the year, else that the day is not known."""
    t, start = values.edition.t, row.start
    if row.state != "past" or start.at is None:
        return row.state, t(f"register.timing.{row.state}")
    if start.precision == "year":
        return str(start.year), t("archive.year", year=start.year)
    shown = values.edition.month(start.at.year, start.at.month)
    return f"{start.at:%Y-%m}", formats.capital(shown)
