"""An agreement in a story's facts panel, and on its own page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.page_parts import FactBlock, FactValue
from plugins.core.registers import ReportedFact
from plugins.core.site import Text
from plugins.language.values import Values
from plugins.registers.agreements import names
from plugins.registers.agreements.rows import AgreementRow, known_agreements
from plugins.registers.panel import panel_block, panel_row


def panel(values: Values, text: Text) -> Iterator[FactBlock]:
    """Yield the agreements that *text* reports."""
    known = known_agreements(values.registers)
    for at, agreement in enumerate(text.fields.agreements):
        row = known.get(agreement.id)
        if row is None:  # only a text that no list shows has one that no register holds
            story = values.registers.story_of(text)
            row = AgreementRow(ReportedFact(story, ("agreements", at), agreement), "unknown")
        yield agreement_block(values, row)


def agreement_block(values: Values, row: AgreementRow, *, own_page: bool = False) -> FactBlock:
    """Return an agreement; its *own_page* says name, state and neighbours elsewhere, and once."""
    lang, known = values.edition.lang, known_agreements(values.registers)
    agreement, fact = row.fact.words(lang), row.fact
    held = row.id in known
    scope = values.text(agreement.scope, fact.words_lang(lang, "scope"))
    rows = [
        panel_row(values, "agreement.number", values.text(agreement.number)),
        panel_row(values, "agreement.parties", *names.parties(values, row)),
        panel_row(values, "agreement.signed", values.date(agreement.signed)),
        panel_row(
            values, "agreement.valid", values.period(agreement.valid_from, agreement.valid_to)
        ),
        panel_row(values, "agreement.scope", scope),
        panel_row(values, "agreement.signatories", *_signatories(values, row)),
    ]
    if not own_page:
        name = names.agreement_link(values, row) if held else values.text(agreement.title)
        state = values.validity(row.state, row.days_left) if held else None
        before = names.agreement_link(values, known[row.predecessor]) if row.predecessor else None
        after = [names.agreement_link(values, known[other]) for other in row.successors]
        rows = [
            panel_row(values, "agreement.state", state),
            panel_row(values, "agreement.name", name),
            *rows,
            panel_row(values, "agreement.replaces", before),
            panel_row(values, "agreement.replaced_by", *after),
        ]
    return panel_block(values, "agreement", *rows, anchor=f"agreement-{row.id}")


def _signatories(values: Values, row: AgreementRow) -> Iterator[FactValue]:
    lang = values.edition.lang
    for at, person in enumerate(row.fact.words(lang).signatories):
        notes = [word for word in (person.office, values.name(person.party)) if word]
        note_lang = values.foreign(row.fact.words_lang(lang, "signatories", at, "office"))
        yield FactValue(person.name, note=", ".join(notes) or None, note_lang=note_lang)
