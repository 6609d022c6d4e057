"""The board of deadlines: what is due, by when, of whom, from which document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.core.pages import FactValue
from plugins.core.registers import TIMINGS, DeadlineRow
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


def _cells(values: Values, row: DeadlineRow) -> tuple[Cell, ...]:
    lang, t = values.edition.lang, values.edition.t
    deadline, told = row.words(lang), row.told
    block = told.words(lang)
    kind = t(f"facts.dispatch_type.{block.type}")
    source = story_link(values, told.story, f"{kind} {block.number}")
    return (
        cell(replace(values.due(deadline), note=_left(values, row))),
        cell(values.text(deadline.what, told.words_lang(lang, "deadlines", row.index, "what"))),
        cell(*(shown for _, shown in _addressees(values, row))),
        cell(replace(source, note=values.name(block.issuer))),
        cell(values.timing(row.state)),
    )


def _left(values: Values, row: DeadlineRow) -> str | None:
    return values.timing(row.state, row.days_left).note if row.state == "coming" else None


def _addressees(values: Values, row: DeadlineRow) -> Iterator[tuple[str, FactValue]]:
    lang = values.edition.lang
    deadline, block = row.words(lang), row.told.words(lang)
    if deadline.who:
        said_in = row.told.words_lang(lang, "deadlines", row.index, "who")
        yield row.addressees[0], values.party(deadline.who, said_in)
        return
    same = len(block.addressees) == len(row.addressees)
    for at, name in enumerate(row.addressees):
        shown = block.addressees[at] if same else name
        yield name, values.party(shown, row.told.words_lang(lang, "addressees", at))


def _tags(values: Values, row: DeadlineRow) -> Iterator[Tag]:
    yield Tag("state", f"is:{row.state}", values.edition.t(f"register.timing.{row.state}"))
    yield from party_tags(values, "who", _addressees(values, row))
    yield year_tag(values, row.deadline.due)


DEADLINES: Final[Shape[DeadlineRow]] = Shape(
    name="deadlines",
    columns=(
        ("due", "date"),
        ("what", "title"),
        ("who", "text"),
        ("document", "text"),
        ("state", "state"),
    ),
    in_heading="state",
    facets=("state", "who", "year"),
    cells=_cells,
    tags=_tags,
    row_id=lambda row: row.id,
    story=lambda row: row.told.story,
    heading=lambda values, row: (row.state, values.edition.t(f"register.timing.{row.state}")),
    fixed={"state": TIMINGS},
)
