"""Facts as ruled tables: every label in the edition's language, every date readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from plugins.core.pages import FactBlock, FactRow
from plugins.core.reference import Organisation
from plugins.core.registers import Registers
from plugins.core.site import Text
from plugins.editions.contact import contact_rows
from plugins.language.edition import Edition
from plugins.language.values import Values
from plugins.registers import story_blocks
from plugins.registers.panel import panel_block, panel_row

_BRIEF: Final = 28  # letters beside the panel's name on a line of a phone


def fact_blocks(registers: Registers, edition: Edition, text: Text) -> tuple[FactBlock, ...]:
    """Return the facts of a story, a block each, in the order of ``FactFields``; then its figures."""
    values = Values(registers, edition)
    blocks = [block for _, way in story_blocks() for block in way.panel(values, text)]
    if text.fields.statistics:
        blocks.append(panel_block(values, "statistics", *_figures(values, text)))
    return tuple(blocks)


def facts_brief(blocks: Iterable[FactBlock]) -> str:
    """Return what *blocks* hold, for the line of a folded panel: “286/LĐLĐ · 3 hạn”."""
    words = list(dict.fromkeys(word for block in blocks for word in block.brief))
    shown = words[:1]
    for word in words[1:]:
        if len(" · ".join([*shown, word])) > _BRIEF:
            break
        shown.append(word)
    rest = len(words) - len(shown)
    return " · ".join([*shown, f"+{rest}"] if rest else shown)


def _figures(values: Values, text: Text) -> Iterator[FactRow]:
    for index, item in enumerate(text.fields.statistics):
        lang = text.words_lang("statistics", index, "label")
        yield values.figure(item.label, item.value, item.unit, item.as_of, item.source, lang)


def organisation_facts(
    registers: Registers, edition: Edition, body: Organisation
) -> tuple[FactBlock, ...]:
    """Return what the reference data says of an organisation."""
    values = Values(registers, edition)
    block = panel_block(values, "organisation", *_said_of(values, body))
    return (block,) if block.rows else ()


def _said_of(values: Values, body: Organisation) -> Iterator[FactRow | None]:
    edition, lang = values.edition, values.edition.lang
    if body.short:
        yield panel_row(values, "organisation.short", values.text(body.short[lang]))
    level = values.text(edition.t(f"facts.level.{body.level}"))
    yield panel_row(values, "organisation.level", level)
    if body.parent:
        yield panel_row(values, "organisation.parent", values.party(body.parent))
    children = [values.party(child) for child in values.registers.children.get(body.id, ())]
    yield panel_row(values, "organisation.children", *children)
    if body.founded:
        yield panel_row(values, "organisation.founded", values.date(body.founded))
    yield from contact_rows(body.contact, lang, edition.t)
    for item in body.statistics:
        unit = item.unit[lang] if item.unit else None
        source = item.source[lang] if item.source else None
        yield values.figure(item.label[lang], item.value, unit, item.as_of, source)
