"""Deadlines as rows of a table and in a few words: what is due, by when, of whom, from which document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.page_parts import FactValue
from plugins.core.register_pages import Pointer
from plugins.language.values import Values
from plugins.registers.deadlines.rows import DeadlineRow
from plugins.registers.digest import Month
from plugins.registers.documents.due import due
from plugins.registers.facets import TIMING, Tag, party_tags, state_tag, year_tag
from plugins.registers.register import Cell, cell, story_link


def cells(values: Values, row: DeadlineRow) -> tuple[Cell, ...]:
    """Return the cells of a deadline."""
    lang, t = values.edition.lang, values.edition.t
    deadline, block = row.words(lang), row.fact.words(lang)
    kind = t(f"facts.document_type.{block.type}")
    source = story_link(values, row.fact.story, f"{kind} {block.number}")
    return (
        cell(replace(due(values, deadline), note=_left(values, row))),
        cell(values.text(deadline.what, row.words_lang(lang, "what"))),
        cell(*(shown for _, shown in _addressees(values, row))),
        cell(replace(source, note=values.name(block.issuer))),
        cell(values.timing(row.state)),
    )


def _left(values: Values, row: DeadlineRow) -> str | None:
    return values.days_left(row.days_left) if row.state == "coming" else None


def _addressees(values: Values, row: DeadlineRow) -> Iterator[tuple[str, FactValue]]:
    lang = values.edition.lang
    deadline, block = row.words(lang), row.fact.words(lang)
    if deadline.who:
        yield row.addressees[0], values.party(deadline.who, row.words_lang(lang, "who"))
        return
    same = len(block.addressees) == len(row.addressees)
    for at, name in enumerate(row.addressees):
        shown = block.addressees[at] if same else name
        yield name, values.party(shown, row.fact.words_lang(lang, "addressees", at))


def tags(values: Values, row: DeadlineRow) -> Iterator[Tag]:
    """Yield its state, whom it asks and its year."""
    yield state_tag(values, TIMING, row.state)
    yield from party_tags(values, "who", _addressees(values, row))
    yield year_tag(values, row.deadline.due)


def heading(values: Values, row: DeadlineRow) -> tuple[str, str]:
    """Return whether it is to come."""
    return row.state, values.edition.t(f"register.timing.{row.state}")


def pointer(values: Values, row: DeadlineRow) -> Pointer:
    """Return what is due, by when, in how many days, and who must act; what is past says so."""
    asked = [party for _, party in _addressees(values, row)]
    foreign = {party.lang for party in asked}
    return Pointer(
        _link(values, row),
        values.listed([party.text for party in asked]),
        date=replace(due(values, row.deadline), note=_left(values, row)),
        detail_lang=foreign.pop() if len(foreign) == 1 else None,
        mark=values.timing(row.state) if row.state == "past" else None,
    )


def pointer_then(values: Values, row: DeadlineRow, month: Month) -> Pointer:
    """Return what is due, by when, and in how many days from the month's last day."""
    days = ((row.last_day or month.until) - month.until).days
    date = values.edition.short_date(month.until)
    left = values.edition.t("digest.days_left", n=days, date=date)
    return Pointer(_link(values, row), left, date=due(values, row.deadline))


def _link(values: Values, row: DeadlineRow) -> FactValue:
    lang = values.edition.lang
    return story_link(values, row.fact.story, row.words(lang).what, row.words_lang(lang, "what"))
