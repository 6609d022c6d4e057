"""The register of awards: what, by which body on whose behalf, to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from plugins.core.pages import FactValue
from plugins.core.registers import AwardRow
from plugins.core.text import sort_key
from plugins.editions.facts_panel import FactsPanel
from plugins.editions.registers.shape import (
    Cell,
    Shape,
    Tag,
    cell,
    party_tags,
    story_link,
    year_heading,
    year_tag,
)
from plugins.editions.values import Values


def _cells(values: Values, row: AwardRow) -> tuple[Cell, ...]:
    lang, t = values.edition.lang, values.edition.t
    block, told = row.told.words(lang), row.told
    kind = t(f"facts.award_kind.{block.award}")
    title = story_link(
        values,
        told.story,
        block.title or kind,
        told.words_lang(lang, "title") if block.title else lang,
    )
    if block.title:
        title = replace(title, note=kind)
    said = (("on_behalf", block.on_behalf_of), ("by_authority", block.by_authority_of))
    notes = [t(f"register.{key}", name=values.name(name) or "") for key, name in said if name]
    by = values.party(
        block.awarded_by, told.words_lang(lang, "awarded_by"), "; ".join(notes) or None
    )
    return (cell(title), cell(by), tuple(_recipients(values, row)), cell(values.date(block.year)))


def _recipients(values: Values, row: AwardRow) -> list[FactValue]:
    """Return who was honoured; where nobody is named, at least whose people they were."""
    lang_of = partial(row.told.words_lang, values.edition.lang)
    unit = row.told.words(values.edition.lang).unit
    if unit and not row.recipients:
        return [values.party(unit, lang_of("unit"), values.edition.t("facts.award.unnamed"))]
    return FactsPanel(values).recipients(row.recipients, lang_of)


def _tags(values: Values, row: AwardRow) -> Iterator[Tag]:
    block = row.told.block
    yield year_tag(values, block.year)
    yield Tag("award", f"is:{block.award}", values.edition.t(f"facts.award_kind.{block.award}"))
    words = row.told.words(values.edition.lang)
    yield from party_tags(values, "body", [(block.awarded_by, values.party(words.awarded_by))])
    yield from party_tags(
        values, "received", ((name, values.party(name)) for name in row.received_by)
    )


def _order(values: Values, row: AwardRow) -> object:
    block = row.told.words(values.edition.lang)
    return -(row.year or 0), sort_key(values.name(block.awarded_by) or "")


AWARDS: Final[Shape[AwardRow]] = Shape(
    name="awards",
    columns=(("award", "title"), ("awarded_by", "text"), ("recipients", "text"), ("year", "date")),
    facets=("year", "award", "body", "received"),
    cells=_cells,
    tags=_tags,
    row_id=lambda row: row.id,
    story=lambda row: row.told.story,
    heading=lambda values, row: year_heading(values, row.told.block.year),
    in_heading="year",
    order=_order,
)
