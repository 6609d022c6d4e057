"""Benefits as rows of a table and in a few words: what is offered, how to claim it, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core import addresses
from plugins.core.page_parts import FactValue
from plugins.core.reference import Bilingual
from plugins.core.register_pages import Pointer
from plugins.core.text import sort_key
from plugins.language.values import Values
from plugins.registers.agreements.names import agreement_link
from plugins.registers.agreements.rows import known_agreements
from plugins.registers.benefits.rows import PATHS, BenefitRow
from plugins.registers.facets import VALIDITY, Tag, state_tag, text_key
from plugins.registers.register import Cell, cell


def cells(values: Values, row: BenefitRow) -> tuple[Cell, ...]:
    """Return the cells of a benefit."""
    lang, benefit = values.edition.lang, row.benefit
    state = values.validity(row.state, row.days_left)
    until = values.period(benefit.valid_from, benefit.valid_to)
    notes = [words for words in (until.text if until else None, state.note) if words]
    shown = replace(state, note="; ".join(notes) or None)
    known = known_agreements(values.registers)
    basis = agreement_link(values, known[row.agreement]) if row.agreement else None
    who = benefit.who[lang] if benefit.who else None
    return (
        cell(FactValue(benefit.partner[lang])),
        cell(FactValue(benefit.offer[lang], note=who)),
        cell(values.text(benefit.how[lang]) if benefit.how else None),
        cell(*(FactValue(place[lang]) for place in _places(lang, row))),
        cell(shown, basis),
    )


def _places(lang: str, row: BenefitRow) -> list[Bilingual]:
    return sorted(row.benefit.places, key=lambda place: sort_key(place[lang]))


def tags(values: Values, row: BenefitRow) -> Iterator[Tag]:
    """Yield its state, its category and where it is given."""
    lang, benefit = values.edition.lang, row.benefit
    yield state_tag(values, VALIDITY, row.state)
    yield Tag("category", text_key(benefit.category.vi), benefit.category[lang])
    for place in benefit.places:
        yield Tag("place", text_key(place.vi), place[lang])


def heading(values: Values, row: BenefitRow) -> tuple[str, str]:
    """Return the category."""
    category = row.benefit.category
    return text_key(category.vi), category[values.edition.lang]


def order(values: Values, row: BenefitRow) -> object:
    """Return categories, then partners, as the edition's language sorts them."""
    lang, benefit = values.edition.lang, row.benefit
    return sort_key(benefit.category[lang]), sort_key(benefit.partner[lang])


def pointer(values: Values, row: BenefitRow) -> Pointer:
    """Return what is offered, by whom, and until when."""
    lang = values.edition.lang
    url = values.edition.link(addresses.register_row(lang, PATHS[lang], row.id))
    return Pointer(
        FactValue(row.benefit.offer[lang], url),
        row.benefit.partner[lang],
        mark=values.validity(row.state, row.days_left),
    )
