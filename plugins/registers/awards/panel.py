"""An award in a story's facts panel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from plugins.core.fact_blocks import Award, Recipient
from plugins.core.page_parts import FactBlock, FactValue
from plugins.core.site import Text
from plugins.language.values import LangOf, Values
from plugins.registers.panel import panel_block, panel_row


def panel(values: Values, text: Text) -> Iterator[FactBlock]:
    """Yield the awards that *text* reports, one block a kind handed out by one body."""
    for at, award in enumerate(text.fields.awards):
        yield _block(values, award, partial(text.words_lang, "awards", at))


def _block(values: Values, award: Award, lang_of: LangOf) -> FactBlock:
    def party(field: str) -> FactValue | None:
        name = getattr(award, field)
        return values.party(name, lang_of(field)) if name else None

    def text(field: str) -> FactValue | None:
        return values.text(getattr(award, field), lang_of(field))

    return panel_block(
        values,
        "award",
        panel_row(values, "award.name", text("title")),
        panel_row(values, "award.awarded_by", party("awarded_by")),
        panel_row(values, "award.on_behalf_of", party("on_behalf_of")),
        panel_row(values, "award.by_authority_of", party("by_authority_of")),
        panel_row(values, "award.presented_by", text("presented_by")),
        panel_row(values, "award.year", values.date(award.year)),
        panel_row(values, "award.decision", text("decision")),
        panel_row(values, "award.unit", party("unit")),
        panel_row(values, "award.recipients", *recipients(values, award.recipients, lang_of)),
        title=values.edition.t(f"facts.award_kind.{award.award}"),
    )


def recipients(values: Values, named: Iterable[Recipient], lang_of: LangOf) -> list[FactValue]:
    """Return who was honoured; where nobody is named, that."""
    t = values.edition.t
    found = []
    for item in named:
        note = values.name(item.unit) or t(f"facts.recipient_type.{item.type}")
        if item.type == "collective":
            found.append(values.party(item.name, lang_of("recipients"), note))
        else:
            found.append(FactValue(item.name, note=note))  # a person's name is in no language
    return found or [FactValue(t("facts.unnamed"))]
