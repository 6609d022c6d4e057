"""Meetings as rows of a table, by month; the day of the event apart from that of the story."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.page_parts import FactValue
from plugins.language import formats
from plugins.language.values import Values
from plugins.registers.facets import Tag, party_tags, year_tag
from plugins.registers.meetings.panel import attendance
from plugins.registers.meetings.rows import PATHS, MeetingRow, has_file
from plugins.registers.register import Cell, calendar_link, cell, story_link


def cells(values: Values, row: MeetingRow) -> tuple[Cell, ...]:
    """Return the cells of a meeting."""
    edition, fact = values.edition, row.fact
    lang = edition.lang
    block, text = fact.words(lang), fact.text(lang)
    kind = edition.t(f"facts.kind.{block.kind}") if block.kind else None
    by = calendar_link(values, PATHS, row.id, text.fields.title) if has_file(row) else None
    return (
        cell(values.leaf(block.start, block.end)),
        cell(story_link(values, fact.story, text.fields.title, text.lang)),
        cell(values.text(kind)),
        cell(values.text(block.venue, fact.words_lang(lang, "venue"))),
        cell(attendance(values, block, fact.words_lang(lang, "attendance_note"))),
        cell(_published(values, row)),
        cell(by),
    )


def _published(values: Values, row: MeetingRow) -> FactValue | None:
    """Return when a past meeting was reported, where that was on none of its own days."""
    date, first, last = row.fact.text(values.edition.lang).fields.date, *row.days
    if row.state == "coming" or (first and last and first <= date.day <= last):
        return None
    words = values.edition.t("register.reported", date=values.edition.short_date(date))
    return FactValue(words, datetime=values.edition.iso(date))


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
