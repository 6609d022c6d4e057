"""Awards as rows of a table and in a few words: to whom, what, by which body on whose behalf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.register_pages import Pointer
from plugins.core.text import sort_key
from plugins.language.values import Values
from plugins.registers.awards.roll import roll
from plugins.registers.awards.rows import AwardRow
from plugins.registers.facets import Tag, party_tags, year_heading, year_tag
from plugins.registers.register import Cell, cell, story_link


def cells(values: Values, row: AwardRow) -> tuple[Cell, ...]:
    """Return the cells of an award."""
    lang, t = values.edition.lang, values.edition.t
    block, fact = row.fact.words(lang), row.fact
    kind = t(f"facts.award_kind.{block.award}")
    title = story_link(
        values,
        fact.story,
        block.title or kind,
        fact.words_lang(lang, "title") if block.title else lang,
    )
    if block.title and kind.casefold() not in block.title.casefold():
        title = replace(title, note=kind)
    said = (("on_behalf", block.on_behalf_of), ("by_authority", block.by_authority_of))
    notes = [t(f"register.{key}", name=values.name(name) or "") for key, name in said if name]
    by = values.listed_party(
        block.awarded_by, fact.words_lang(lang, "awarded_by"), "; ".join(notes) or None
    )
    return (roll(values, row), cell(title), cell(by), cell(values.date(block.year)))


def tags(values: Values, row: AwardRow) -> Iterator[Tag]:
    """Yield its year, its kind, who gave it and whose people received it."""
    block = row.fact.block
    yield year_tag(values, block.year)
    yield Tag("award", f"is:{block.award}", values.edition.t(f"facts.award_kind.{block.award}"))
    words = row.fact.words(values.edition.lang)
    yield from party_tags(values, "body", [(block.awarded_by, values.party(words.awarded_by))])
    yield from party_tags(
        values, "received", ((name, values.party(name)) for name in row.received_by)
    )


def order(values: Values, row: AwardRow) -> object:
    """Return the newest year first, then bodies as the edition's language sorts them."""
    block = row.fact.words(values.edition.lang)
    return -(row.year or 0), sort_key(values.name(block.awarded_by) or "")


def heading(values: Values, row: AwardRow) -> tuple[str, str]:
    """Return the year."""
    return year_heading(values, row.fact.block.year)


def pointer(values: Values, row: AwardRow) -> Pointer:
    """Return an award, the body that gave it, and its year where it is known."""
    lang, words = values.edition.lang, row.fact.words(values.edition.lang)
    return Pointer(
        story_link(
            values,
            row.fact.story,
            words.title or values.edition.t(f"facts.award_kind.{words.award}"),
            row.fact.words_lang(lang, "title") if words.title else None,
        ),
        values.name(words.awarded_by) or "",
        date=values.date(words.year) if words.year.at else None,
    )
