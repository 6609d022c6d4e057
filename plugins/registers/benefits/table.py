"""Benefits as rows of a table and in a few words: what is taken off, of what, by whom, until when, how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plugins.core import addresses
from plugins.core.page_parts import FactValue
from plugins.core.reference import Bilingual
from plugins.core.register_pages import Pointer
from plugins.core.text import sort_key
from plugins.language.values import Values
from plugins.registers.agreements.names import agreement_link
from plugins.registers.agreements.rows import known_agreements
from plugins.registers.benefits.discount import discount
from plugins.registers.benefits.rows import PATHS, BenefitRow
from plugins.registers.facets import VALIDITY, Tag, state_tag, text_key
from plugins.registers.register import Cell, cell

ENDED: Final = "_ended"  # no category's key: those have no such sign
_APART: Final = {"coming": "_coming", "ended": ENDED}  # in this order below what holds
_THOUSAND, _MILLION = 1_000, 1_000_000


def cells(values: Values, row: BenefitRow) -> tuple[Cell, ...]:
    """Return the cells of a benefit."""
    lang, benefit = values.edition.lang, row.benefit
    known = known_agreements(values.registers)
    basis = agreement_link(values, known[row.agreement]) if row.agreement else None
    return (
        cell(_discount(values, row)),
        cell(FactValue(benefit.offer[lang]), FactValue(benefit.partner[lang])),
        cell(*(values.text(both[lang]) for both in (benefit.who, benefit.how) if both), basis),
        cell(*(FactValue(place[lang]) for place in _places(lang, row))),
        cell(_until(values, row)),
    )


def _discount(values: Values, row: BenefitRow) -> FactValue | None:
    """Return how much is taken off: «−13%», «đến −2 triệu»."""
    found = discount(row.benefit.offer.vi)
    if found is None:
        return None
    value, unit = found.value, "percent" if found.per_cent else "dong"
    if not found.per_cent and values.edition.lang == addresses.DEFAULT_LANGUAGE:
        for name, size in (("million", _MILLION), ("thousand", _THOUSAND)):
            if value >= size and value * 10 % size == 0:
                value, unit = value / size, name
                break
    t, whole = values.edition.t, int(value) if value == int(value) else value
    shown = t(f"register.discount.{unit}", figure=values.edition.number(whole))
    return FactValue(t("register.discount.up_to", figure=shown) if found.up_to else shown)


def _until(values: Values, row: BenefitRow) -> FactValue:
    """Return until when it holds, in words: «còn 4 ngày, đến hết 31/12/2026»."""
    t, benefit, state = values.edition.t, row.benefit, row.state
    known = {
        key: values.edition.partial(date)
        for key, date in (("from", benefit.valid_from), ("to", benefit.valid_to))
        if date is not None and date.at is not None
    }
    if state == "unknown" or not known:
        return FactValue(t("register.state.unknown"), mark="unknown")
    if state == "coming":
        form = "span" if len(known) == 2 else "from"
        return FactValue(t(f"register.valid.{form}", **known), mark=state)
    if "to" not in known:
        return FactValue(t("register.valid.open"), mark=state)
    form = "ended" if state == "ended" else "to"
    words = t(f"register.valid.{form}", **known)
    left = values.days_left(row.days_left) if state == "ending" else None
    return FactValue(words, note=left, mark=state)


def _places(lang: str, row: BenefitRow) -> list[Bilingual]:
    return sorted(row.benefit.places, key=lambda place: sort_key(place[lang]))


def tags(values: Values, row: BenefitRow) -> Iterator[Tag]:
    """Yield where it is given, its category and its state."""
    lang, benefit = values.edition.lang, row.benefit
    for place in benefit.places:
        yield Tag("place", text_key(place.vi), place[lang])
    yield Tag("category", text_key(benefit.category.vi), benefit.category[lang])
    yield state_tag(values, VALIDITY, row.state)


def heading(values: Values, row: BenefitRow) -> tuple[str, str]:
    """Return the category of what holds; what is to come and what has ended stand apart."""
    if (apart := _APART.get(row.state)) is not None:
        return apart, values.edition.t(f"register.state.{row.state}")
    category = row.benefit.category
    return text_key(category.vi), category[values.edition.lang]


def order(values: Values, row: BenefitRow) -> object:
    """Return what holds before what is to come and what has ended, each by category, then partner, as the
    edition's language sorts them.
    """
    lang, benefit = values.edition.lang, row.benefit
    rank = list(_APART).index(row.state) if row.state in _APART else -1
    return rank, sort_key(benefit.category[lang]), sort_key(benefit.partner[lang])


def pointer(values: Values, row: BenefitRow) -> Pointer:
    """Return what is offered, by whom, and until when."""
    lang = values.edition.lang
    url = values.edition.link(addresses.register_row(lang, PATHS[lang], row.id))
    return Pointer(
        FactValue(row.benefit.offer[lang], url),
        row.benefit.partner[lang],
        mark=values.validity(row.state, row.days_left),
    )
