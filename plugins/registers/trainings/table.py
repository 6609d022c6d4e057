"""Courses as rows of a table and in a few words: what, when, where, by when to apply."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.page_parts import FactValue
from plugins.core.register_pages import Pointer
from plugins.language.values import Values
from plugins.registers.digest import Month
from plugins.registers.facets import TIMING, Tag, party_tags, state_tag, year_tag
from plugins.registers.register import Cell, cell, story_link
from plugins.registers.trainings.rows import TrainingRow
from plugins.registers.trainings.words import apply_by, seats


def cells(values: Values, row: TrainingRow) -> tuple[Cell, ...]:
    """Return the cells of a course."""
    lang, fact = values.edition.lang, row.fact
    block = fact.words(lang)
    venue = values.text(block.venue, fact.words_lang(lang, "venue"))
    return (
        cell(values.held(block.start, block.end)),
        cell(_link(values, row)),
        cell(values.listed_party(block.organiser, fact.words_lang(lang, "organiser"))),
        cell(venue, seats(values, block)),
        cell(
            apply_by(values, block, row.days_left),
            values.text(block.contact, fact.words_lang(lang, "contact")),
        ),
        cell(values.timing(row.state)),
    )


def _link(values: Values, row: TrainingRow) -> FactValue:
    lang = values.edition.lang
    words, said_in = row.fact.words(lang).title, row.fact.words_lang(lang, "title")
    return story_link(values, row.fact.story, words, said_in)


def tags(values: Values, row: TrainingRow) -> Iterator[Tag]:
    """Yield its state, who runs it and its year."""
    organiser, words = row.fact.block.organiser, row.fact.words(values.edition.lang).organiser
    yield state_tag(values, TIMING, row.state)
    yield from party_tags(values, "organiser", [(organiser, values.party(words))])
    yield year_tag(values, row.fact.block.start)


def heading(values: Values, row: TrainingRow) -> tuple[str, str]:
    """Return whether it is to come."""
    return row.state, values.edition.t(f"register.timing.{row.state}")


def pointer(values: Values, row: TrainingRow) -> Pointer:
    """Return a course, who runs it, when it is held, and by when to apply."""
    return _pointer(values, row, apply_by(values, row.fact.block, row.days_left))


def pointer_then(values: Values, row: TrainingRow, month: Month) -> Pointer:
    """Return a course as any month's digest may say it: what is said holds whenever it is read."""
    return _pointer(values, row, values.date(row.fact.block.apply_by))


def _pointer(values: Values, row: TrainingRow, apply: FactValue | None) -> Pointer:
    block = row.fact.words(values.edition.lang)
    detail = [values.name(block.organiser) or ""]
    if apply is not None:
        by = values.edition.t("register.apply_by", date=apply.text)
        detail.append(f"{by} ({apply.note})" if apply.note else by)
    return Pointer(_link(values, row), " · ".join(detail), date=values.held(block.start, block.end))
