"""The register of official documents: number, issuer, subject, effect, annexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.core.pages import FactValue
from plugins.core.registers import DocumentRow
from plugins.editions.attachments import attachments
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


def _cells(values: Values, row: DocumentRow) -> tuple[Cell, ...]:
    lang, t = values.edition.lang, values.edition.t
    block, told = row.told.words(lang), row.told
    number = story_link(values, told.story, block.number)
    kind = t(f"facts.dispatch_type.{block.type}")
    names = [values.name(name) or "" for name in block.addressees]
    to = t("register.addressees", names="; ".join(names)) if names else None
    subject = FactValue(
        block.subject,
        lang=values.foreign(told.words_lang(lang, "subject")),
        note=to,
        note_lang=values.foreign(told.words_lang(lang, "addressees", 0)),
    )
    issuer = values.party(block.issuer, told.words_lang(lang, "issuer"))
    signer = values.text(block.signer, told.words_lang(lang, "signer"))
    return (
        cell(replace(number, note=kind)),
        cell(values.date(block.issued)),
        cell(subject),
        cell(issuer, signer),
        cell(_effect(values, row), *_chain(values, row)),
        tuple(_annexes(values, row)),
    )


def _effect(values: Values, row: DocumentRow) -> FactValue:
    effect = row.effect or "unknown"
    return FactValue(values.edition.t(f"register.effect.{effect}"), mark=effect)


def _chain(values: Values, row: DocumentRow) -> Iterator[FactValue]:
    """Yield what the document replaces, and what has replaced it."""
    known, block, t = values.registers.document_by_id, row.told.block, values.edition.t
    if row.predecessor:
        before = known[row.predecessor].told
        words = t("register.replaces", number=before.block.number)
        yield story_link(values, before.story, words)
    elif block.replaces:
        yield FactValue(t("register.replaces", number=block.replaces))
    for name in row.successors:
        after = known[name].told
        words = t("register.replaced_by", number=after.block.number)
        yield story_link(values, after.story, words)


def _annexes(values: Values, row: DocumentRow) -> Iterator[FactValue]:
    text = row.told.text(values.edition.lang)
    for item in attachments(values.registers.site, values.edition, row.told.story, text):
        yield FactValue(item.title, item.url, note=f"{item.type}, {item.size}")


def _tags(values: Values, row: DocumentRow) -> Iterator[Tag]:
    block, t = row.told.block, values.edition.t
    yield year_tag(values, block.issued)
    yield Tag("type", f"is:{block.type}", t(f"facts.dispatch_type.{block.type}"))
    words = row.told.words(values.edition.lang)
    yield from party_tags(values, "issuer", [(block.issuer, values.party(words.issuer))])


DOCUMENTS: Final[Shape[DocumentRow]] = Shape(
    name="documents",
    columns=(
        ("number", "title"),
        ("issued", "date"),
        ("subject", "text"),
        ("issuer", "text"),
        ("effect", "state"),
        ("annexes", "text"),
    ),
    facets=("year", "type", "issuer"),
    cells=_cells,
    tags=_tags,
    row_id=lambda row: row.id,
    story=lambda row: row.told.story,
    heading=lambda values, row: year_heading(values, row.told.block.issued),
)
