"""An official document in a story's facts panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.page_parts import FactBlock, FactValue
from plugins.core.site import Text
from plugins.language.values import Values
from plugins.registers.documents.due import due
from plugins.registers.documents.rows import DocumentRow, known_documents
from plugins.registers.panel import panel_block, panel_row


def panel(values: Values, text: Text) -> Iterator[FactBlock]:
    """Yield the document that *text* reports, with what the register holds of it."""
    document = text.fields.document
    if document is None:
        return
    known = known_documents(values.registers)
    row = known.get(text.story_id)
    effect = row.effect if row else document.effect
    before = _number(values, known[row.predecessor]) if row and row.predecessor else None
    after = [_number(values, known[name]) for name in (row.successors if row else ())]
    shown = values.text(values.edition.t(f"facts.effect.{effect}")) if effect else None

    def lang_of(*path: str | int) -> str:
        return text.words_lang("document", *path)

    addressees = [
        values.party(name, lang_of("addressees", at)) for at, name in enumerate(document.addressees)
    ]
    kind = values.edition.t(f"facts.document_type.{document.type}")
    due_in_all = len(document.deadlines)
    brief = values.edition.t("facts.document.brief_deadlines", n=due_in_all)
    yield panel_block(
        values,
        "document",
        panel_row(values, "document.number", values.text(document.number)),
        panel_row(values, "document.type", values.text(kind)),
        panel_row(values, "document.issued", values.date(document.issued)),
        panel_row(values, "document.issuer", values.party(document.issuer, lang_of("issuer"))),
        panel_row(values, "document.signer", values.text(document.signer, lang_of("signer"))),
        panel_row(values, "document.subject", values.text(document.subject, lang_of("subject"))),
        panel_row(values, "document.addressees", *addressees),
        panel_row(values, "document.deadlines", *_deadlines(values, text)),
        panel_row(values, "document.contact", values.text(document.contact, lang_of("contact"))),
        panel_row(values, "document.effect", shown),
        panel_row(values, "document.replaces", before or values.text(document.replaces)),
        panel_row(values, "document.replaced_by", *after),
        brief=(document.number or kind, *([brief] if due_in_all else [])),
    )


def _number(values: Values, row: DocumentRow) -> FactValue:
    """Return a document's number with the way to its story."""
    text = row.fact.text(values.edition.lang)
    return FactValue(row.fact.block.number, values.edition.link(text.address))


def _deadlines(values: Values, text: Text) -> Iterator[FactValue]:
    document = text.fields.document
    for at, item in enumerate(document.deadlines if document else ()):
        who = values.name(item.who)
        note = f"{item.what} ({who})" if who else item.what
        foreign = values.foreign(text.words_lang("document", "deadlines", at, "what"))
        past = values.past(item.last_day)
        yield replace(due(values, item), note=note, note_lang=foreign, state=past)
