"""Official documents as rows of a table and in a few words: number, effect, subject, issuer, annexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plugins.core.page_parts import FactValue
from plugins.core.register_pages import Pointer
from plugins.language.attachments import attachments
from plugins.language.values import Values
from plugins.registers.documents.rows import DocumentRow, known_documents
from plugins.registers.facets import Tag, party_tags, year_heading, year_tag
from plugins.registers.register import Cell, cell, story_link

EFFECTS: Final = ("in_force", "replaced", "expired", "unknown")  # as the register sorts them


def cells(values: Values, row: DocumentRow) -> tuple[Cell, ...]:
    """Return the cells of a document."""
    lang, t = values.edition.lang, values.edition.t
    block, fact = row.fact.words(lang), row.fact
    number = story_link(values, fact.story, block.number)
    kind = t(f"facts.document_type.{block.type}")
    names = [values.name(name) or "" for name in block.addressees]
    to = t("register.addressees", names="; ".join(names)) if names else None
    subject = FactValue(
        block.subject,
        lang=values.foreign(fact.words_lang(lang, "subject")),
        note=to,
        note_lang=values.foreign(fact.words_lang(lang, "addressees", 0)),
    )
    issuer = values.listed_party(block.issuer, fact.words_lang(lang, "issuer"))
    signer = values.text(block.signer, fact.words_lang(lang, "signer"))
    return (
        cell(replace(number, note=kind)),
        cell(values.date(block.issued)),
        cell(_effect(values, row), *_chain(values, row)),
        cell(subject),
        cell(issuer, signer),
        tuple(_annexes(values, row)),
    )


def _effect(values: Values, row: DocumentRow) -> FactValue:
    effect = row.effect or "unknown"
    order = str(EFFECTS.index(effect))
    return FactValue(values.edition.t(f"register.effect.{effect}"), mark=effect, order=order)


def _chain(values: Values, row: DocumentRow) -> Iterator[FactValue]:
    """Yield what the document replaces, and what has replaced it."""
    known, block, t = known_documents(values.registers), row.fact.block, values.edition.t
    if row.predecessor:
        before = known[row.predecessor].fact
        words = t("register.replaces", number=before.block.number)
        yield story_link(values, before.story, words)
    elif block.replaces:
        yield FactValue(t("register.replaces", number=block.replaces))
    for name in row.successors:
        after = known[name].fact
        words = t("register.replaced_by", number=after.block.number)
        yield story_link(values, after.story, words)


def _annexes(values: Values, row: DocumentRow) -> Iterator[FactValue]:
    text = row.fact.text(values.edition.lang)
    for item in attachments(values.registers.site, values.edition, row.fact.story, text):
        kind = f"{item.type}, {item.size}"
        yield FactValue(item.title, item.url, note=kind, short=kind)


def tags(values: Values, row: DocumentRow) -> Iterator[Tag]:
    """Yield its year, its type and who issued it."""
    block, t = row.fact.block, values.edition.t
    yield year_tag(values, block.issued)
    yield Tag("type", f"is:{block.type}", t(f"facts.document_type.{block.type}"))
    words = row.fact.words(values.edition.lang)
    yield from party_tags(values, "issuer", [(block.issuer, values.party(words.issuer))])


def heading(values: Values, row: DocumentRow) -> tuple[str, str]:
    """Return the year of issue."""
    return year_heading(values, row.fact.block.issued)


def pointer(values: Values, row: DocumentRow) -> Pointer:
    """Return a document by its kind and number, what it is about, and when it was issued."""
    lang, block = values.edition.lang, row.fact.block
    kind = values.edition.t(f"facts.document_type.{block.type}")
    return Pointer(
        story_link(values, row.fact.story, f"{kind} {block.number}"),
        row.fact.words(lang).subject,
        date=values.date(block.issued),
        detail_lang=values.foreign(row.fact.words_lang(lang, "subject")),
    )
