"""Agreements as rows of a table and in a few words: state, parties, signed, period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.page_parts import FactValue
from plugins.core.register_pages import Pointer
from plugins.core.registers import validity
from plugins.language.values import Values
from plugins.registers.agreements import names
from plugins.registers.agreements.rows import AgreementRow
from plugins.registers.digest import Month
from plugins.registers.facets import VALIDITY, Tag, party_tags, state_tag, year_tag
from plugins.registers.register import Cell, cell


def cells(values: Values, row: AgreementRow) -> tuple[Cell, ...]:
    """Return the cells of an agreement."""
    block = row.fact.words(values.edition.lang)
    return (
        cell(replace(names.agreement_link(values, row), note=block.number)),
        cell(values.validity(row.state, row.days_left)),
        cell(*names.parties(values, row)),
        cell(values.date(block.signed)),
        cell(values.period(block.valid_from, block.valid_to)),
    )


def tags(values: Values, row: AgreementRow) -> Iterator[Tag]:
    """Yield its state, its parties and its year."""
    block = row.fact.block
    words = row.fact.words(values.edition.lang).parties
    shown = words if len(words) == len(block.parties) else block.parties
    yield state_tag(values, VALIDITY, row.state)
    yield from party_tags(
        values,
        "party",
        ((name, values.party(word)) for name, word in zip(block.parties, shown, strict=True)),
    )
    yield year_tag(values, row.first_known)


def pointer(values: Values, row: AgreementRow) -> Pointer:
    """Return an agreement, its parties and its state."""
    return Pointer(
        names.agreement_link(values, row),
        names.party_names(values, row.fact.words(values.edition.lang)),
        mark=values.validity(row.state, row.days_left),
    )


def day(values: Values, row: AgreementRow) -> FactValue | None:
    """Return when an agreement was signed, or else its period."""
    block = row.fact.block
    signed = values.date(block.signed) if block.signed.at else None
    return signed or values.period(block.valid_from, block.valid_to)


def pointer_then(values: Values, row: AgreementRow, month: Month) -> Pointer:
    """Return an agreement, its parties, when it was signed or else its period, and its state then."""
    block = row.fact.words(values.edition.lang)
    return Pointer(
        names.agreement_link(values, row),
        names.party_names(values, block),
        date=day(values, row),
        mark=values.validity(validity(block.valid_from, block.valid_to, month.until)[0], None),
    )
