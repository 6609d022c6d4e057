"""The register of agreements: parties, signed, period, state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.core.registers import VALIDITIES, AgreementRow
from plugins.editions.registers.shape import Cell, Shape, Tag, cell, party_tags, year_tag
from plugins.editions.values import Values


def _cells(values: Values, row: AgreementRow) -> tuple[Cell, ...]:
    lang = values.edition.lang
    block = row.told.words(lang)
    title = replace(
        values.agreement(row),
        note=block.number,
    )
    return (
        cell(title),
        cell(*values.parties(row)),
        cell(values.date(block.signed)),
        cell(values.period(block.valid_from, block.valid_to)),
        cell(values.validity(row.state, row.days_left)),
    )


def _tags(values: Values, row: AgreementRow) -> Iterator[Tag]:
    block = row.told.block
    words = row.told.words(values.edition.lang).parties
    shown = words if len(words) == len(block.parties) else block.parties
    yield Tag("state", f"is:{row.state}", values.edition.t(f"register.state.{row.state}"))
    yield from party_tags(
        values,
        "party",
        ((name, values.party(word)) for name, word in zip(block.parties, shown, strict=True)),
    )
    first = block.signed if block.signed.at else block.valid_from
    yield year_tag(values, first)


AGREEMENTS: Final[Shape[AgreementRow]] = Shape(
    name="agreements",
    columns=(
        ("agreement", "title"),
        ("parties", "text"),
        ("signed", "date"),
        ("period", "date"),
        ("state", "state"),
    ),
    facets=("state", "party", "year"),
    cells=_cells,
    tags=_tags,
    row_id=lambda row: row.id,
    story=lambda row: row.told.story,
    fixed={"state": VALIDITIES},
)
