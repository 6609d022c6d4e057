"""Who was honoured, as the table lists them: people and teams under the body that they are of."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from plugins.core.fact_blocks import Recipient
from plugins.core.page_parts import FactValue
from plugins.language.values import LangOf, Values
from plugins.registers.awards.rows import AwardRow


def roll(values: Values, row: AwardRow) -> tuple[FactValue, ...]:
    """Return who was honoured, each body once with its people; where nobody is named, that.

    Whoever has no unit stands under the award's; ``tổ 2, Công ty May`` under ``Công ty May`` where
    others of the row are of that.
    """
    edition = values.edition
    lang_of = partial(row.fact.words_lang, edition.lang)
    if not row.recipients:
        return (_unnamed(values, row, lang_of),)
    whole = row.fact.words(edition.lang).unit
    units = dict.fromkeys(item.unit for item in row.recipients)
    people: dict[str | None, list[FactValue]] = {}
    for item in row.recipients:
        body, part = _within(item.unit or (whole if whole != item.name else None), units)
        people.setdefault(body, []).append(_named(values, item, part, lang_of))
    first = people.pop(None, [])  # of no body that is known
    bodies = [_body(values, name, found, lang_of) for name, found in people.items() if name]
    alone = [FactValue("", members=tuple(first))] if first else []
    shown = (*alone, *bodies)
    return (replace(shown[0], order=_order(row.recipients[0])), *shown[1:])


def _unnamed(values: Values, row: AwardRow, lang_of: LangOf) -> FactValue:
    unit, words = row.fact.words(values.edition.lang).unit, values.edition.t("facts.unnamed")
    return values.listed_party(unit, lang_of("unit"), words) if unit else FactValue(words)


def _within(unit: str | None, units: dict[str | None, None]) -> tuple[str | None, str | None]:
    """Return the body that *unit* is of, and the part of it that *unit* is."""
    part, comma, body = (unit or "").rpartition(", ")
    return (body, part) if comma and body in units else (unit, None)


def _named(values: Values, item: Recipient, part: str | None, lang_of: LangOf) -> FactValue:
    note = f"({part})" if part else None
    if item.type == "collective":
        return values.listed_party(item.name, lang_of("recipients"), note)
    return FactValue(item.name, note=note)  # a person's name is in no language


def _body(values: Values, name: str, people: list[FactValue], lang_of: LangOf) -> FactValue:
    return replace(values.listed_party(name, lang_of("recipients")), members=tuple(people))


def _order(item: Recipient) -> str:
    """Return what a row sorts by: persons by their given name, as Vietnamese lists them."""
    given = item.name.rpartition(" ")[2]
    return f"{given} {item.name}" if item.type == "person" else item.name
