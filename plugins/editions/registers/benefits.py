"""The directory of benefits: what members are offered, how to claim it, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.core.pages import FactValue
from plugins.core.reference import Bilingual
from plugins.core.registers import VALIDITIES, OfferRow
from plugins.core.text import sort_key
from plugins.editions.registers.shape import Cell, Shape, Tag, cell, text_key
from plugins.editions.values import Values


def _cells(values: Values, row: OfferRow) -> tuple[Cell, ...]:
    lang, partner = values.edition.lang, row.partner
    state = values.validity(row.state, row.days_left)
    until = values.period(partner.valid_from, partner.valid_to)
    notes = [words for words in (until.text if until else None, state.note) if words]
    shown = replace(state, note="; ".join(notes) or None)
    known = values.registers.agreement_by_id
    basis = values.agreement(known[row.agreement]) if row.agreement else None
    who = partner.who[lang] if partner.who else None
    return (
        cell(FactValue(partner.partner[lang])),
        cell(FactValue(partner.offer[lang], note=who)),
        cell(values.text(partner.how[lang]) if partner.how else None),
        cell(*(FactValue(place[lang]) for place in _places(lang, row))),
        cell(shown, basis),
    )


def _places(lang: str, row: OfferRow) -> list[Bilingual]:
    return sorted(row.partner.places, key=lambda place: sort_key(place[lang]))


def _tags(values: Values, row: OfferRow) -> Iterator[Tag]:
    lang, partner = values.edition.lang, row.partner
    yield Tag("state", f"is:{row.state}", values.edition.t(f"register.state.{row.state}"))
    yield Tag("category", text_key(partner.category.vi), partner.category[lang])
    for place in partner.places:
        yield Tag("place", text_key(place.vi), place[lang])


BENEFITS: Final[Shape[OfferRow]] = Shape(
    name="benefits",
    columns=(
        ("partner", "title"),
        ("offer", "text"),
        ("how", "text"),
        ("places", "text"),
        ("valid", "state"),
    ),
    facets=("state", "category", "place"),
    cells=_cells,
    tags=_tags,
    row_id=lambda row: row.id,
    story=lambda row: None,
    heading=lambda values, row: (
        text_key(row.partner.category.vi),
        row.partner.category[values.edition.lang],
    ),
    order=lambda values, row: (
        sort_key(row.partner.category[values.edition.lang]),
        sort_key(row.partner.partner[values.edition.lang]),
    ),
    fixed={"state": VALIDITIES},
)
