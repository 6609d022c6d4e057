"""The roll of honour of a year: who was honoured, one by one, led by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from plugins.core.fact_blocks import Recipient
from plugins.core.honour_pages import Honour
from plugins.core.page_parts import FactValue
from plugins.core.text import name_key, slugify, sort_key
from plugins.language.values import Values
from plugins.registers.awards.rows import AwardRow
from plugins.registers.register import story_link


def years(rows: Iterable[AwardRow]) -> tuple[int, ...]:
    """Return the years in which somebody who is named was honoured, the newest first."""
    return tuple(sorted({row.year for row in rows if row.year and row.recipients}, reverse=True))


def honours(values: Values, rows: Iterable[AwardRow], year: int) -> tuple[Honour, ...]:
    """Return everybody whom *rows* name for *year*: collectives by name, then persons by given name.

    Each has a fragment of their own, which others who are added leave alone.
    """
    named = [(item, row) for row in rows if row.year == year for item in row.recipients]
    taken: set[str] = set()
    found = {
        id(item): _honour(values, row, item, _fragment(row, item, taken)) for item, row in named
    }
    return tuple(found[id(item)] for item, _ in sorted(named, key=_place))


def _place(named: tuple[Recipient, AwardRow]) -> tuple[object, ...]:
    item = named[0]
    person = item.type == "person"
    return person, name_key(item.name) if person else sort_key(item.name), named[1].id


def _fragment(row: AwardRow, item: Recipient, taken: set[str]) -> str:
    name = f"{row.id}-{slugify(item.name)}".strip("-")
    number, fragment = 1, name
    while fragment in taken:
        number += 1
        fragment = f"{name}-{number}"
    taken.add(fragment)
    return fragment


def _honour(values: Values, row: AwardRow, item: Recipient, fragment: str) -> Honour:
    edition, fact = values.edition, row.fact
    lang, block = edition.lang, fact.words(edition.lang)
    lang_of = partial(fact.words_lang, lang)
    kind = edition.t(f"facts.award_kind.{block.award}")
    unit = item.unit or (block.unit if block.unit != item.name else None)
    told = lang_of("title") if block.title else lang
    said = (("on_behalf", block.on_behalf_of), ("by_authority", block.by_authority_of))
    day = block.year if block.year.precision in {"month", "day", "minute"} else None
    return Honour(
        id=fragment,
        name=values.party(item.name, lang_of("recipients"))
        if item.type == "collective"
        else FactValue(item.name),
        body=values.party(unit, lang_of("recipients")) if unit else None,
        award=story_link(values, fact.story, block.title or kind, told),
        by=values.party(block.awarded_by, lang_of("awarded_by")),
        notes=tuple(
            edition.t(f"register.{key}", name=values.name(name) or "") for key, name in said if name
        ),
        decision=values.text(block.decision, lang_of("decision")),
        day=values.date(day),
    )
