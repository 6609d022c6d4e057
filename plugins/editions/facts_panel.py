"""Fact blocks as ruled tables: every label in the edition's language, every date readable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from plugins.core.fact_blocks import Award, Dispatch, Meeting, Recipient
from plugins.core.pages import FactBlock, FactRow, FactValue
from plugins.core.reference import Organisation
from plugins.core.registers import AgreementRow, DocumentRow, Registers, ReportedFact
from plugins.core.site import Text
from plugins.editions.contact import contact_rows
from plugins.editions.values import LangOf, Values
from plugins.language.edition import Edition


def fact_blocks(registers: Registers, edition: Edition, text: Text) -> tuple[FactBlock, ...]:
    """Return the facts of a story, one block a meeting, agreement, award, document, and figures."""
    panel = FactsPanel(Values(registers, edition))
    fields = text.fields
    blocks: list[FactBlock] = []
    if fields.meeting:
        lang_of = partial(text.words_lang, "meeting")
        blocks.append(panel.meeting(fields.meeting, lang_of, fields.date.day))
    for agreement in fields.agreements:
        row = registers.agreement_by_id.get(agreement.id)
        if row is None:  # only a text that no list shows has one that no register holds
            story = registers.story_of(text)
            at = fields.agreements.index(agreement)
            row = AgreementRow(ReportedFact(story, ("agreements", at), agreement), "unknown")
        blocks.append(panel.agreement(row))
    for index, award in enumerate(fields.awards):
        blocks.append(panel.award(award, partial(text.words_lang, "awards", index)))
    if fields.dispatch:
        row_of = registers.document_by_id.get(text.story_id)
        lang_of = partial(text.words_lang, "dispatch")
        blocks.append(panel.dispatch(fields.dispatch, row_of, lang_of))
    if fields.statistics:
        rows = [
            panel.values.figure(
                item.label,
                item.value,
                item.unit,
                item.as_of,
                item.source,
                text.words_lang("statistics", index, "label"),
            )
            for index, item in enumerate(fields.statistics)
        ]
        blocks.append(FactBlock("statistics", edition.t("facts.statistics.title"), tuple(rows)))
    return tuple(blocks)


def organisation_facts(
    registers: Registers, edition: Edition, body: Organisation
) -> tuple[FactBlock, ...]:
    """Return what the reference data says of an organisation."""
    values = Values(registers, edition)
    panel = FactsPanel(values)
    lang = edition.lang
    rows: list[FactRow | None] = []
    if body.short:
        rows.append(panel.row("organisation.short", values.text(body.short[lang])))
    rows.append(
        panel.row("organisation.level", values.text(edition.t(f"facts.level.{body.level}")))
    )
    if body.parent:
        rows.append(panel.row("organisation.parent", values.party(body.parent)))
    children = [values.party(child) for child in registers.children.get(body.id, ())]
    rows.append(panel.row("organisation.children", *children))
    if body.founded:
        rows.append(panel.row("organisation.founded", values.date(body.founded)))
    rows += contact_rows(body.contact, lang, edition.t)
    for item in body.statistics:
        unit = item.unit[lang] if item.unit else None
        source = item.source[lang] if item.source else None
        rows.append(values.figure(item.label[lang], item.value, unit, item.as_of, source))
    kept = tuple(row for row in rows if row is not None)
    title = edition.t("facts.organisation.title")
    return (FactBlock("organisation", title, kept),) if kept else ()


class FactsPanel:
    """Makes blocks of labelled rows in one edition's words."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self._edition = values.edition

    def meeting(self, meeting: Meeting, lang_of: LangOf, told: dt.date) -> FactBlock:
        """Return a meeting of which a story *told*: one announced says so once it is past."""
        v, t = self.values, self._edition.t
        start, first = v.date(meeting.start), meeting.start.first_day()
        if start and first and told < first:
            start = replace(start, state=v.past(meeting.last_day))
        attendance = meeting.attendance
        people = (
            FactValue(
                t("facts.meeting.people", n=attendance),
                note=f"({meeting.attendance_note})" if meeting.attendance_note else None,
                note_lang=v.foreign(lang_of("attendance_note")),
            )
            if attendance is not None
            else None
        )
        video = FactValue(t("facts.meeting.watch"), meeting.video) if meeting.video else None
        kind = v.text(t(f"facts.kind.{meeting.kind}")) if meeting.kind else None
        return self._block(
            "meeting",
            "",
            self.row("meeting.kind", kind),
            self.row("meeting.start", start),
            self.row("meeting.end", v.date(meeting.end)),
            self.row("meeting.venue", v.text(meeting.venue, lang_of("venue"))),
            self.row("meeting.attendance", people),
            self.row("meeting.chair", v.text(meeting.chair, lang_of("chair"))),
            self.row("meeting.video", video),
        )

    def agreement(self, row: AgreementRow, own_page: bool = False) -> FactBlock:
        """Return an agreement; its *own_page* says name, state and neighbours elsewhere, and once."""
        v, registers = self.values, self.values.registers
        lang = self._edition.lang
        agreement, told = row.told.words(lang), row.told
        held = row.id in registers.agreement_by_id
        name = v.agreement(row) if held and not own_page else v.text(agreement.title)
        signatories = [
            FactValue(
                person.name,
                note=", ".join(word for word in (person.office, v.name(person.party)) if word)
                or None,
                note_lang=v.foreign(told.words_lang(lang, "signatories", at, "office")),
            )
            for at, person in enumerate(agreement.signatories)
        ]
        known = registers.agreement_by_id
        before = v.agreement(known[row.predecessor]) if row.predecessor else None
        after = [v.agreement(known[name]) for name in row.successors]
        state = v.validity(row.state, row.days_left) if held else None
        return self._block(
            "agreement",
            f"agreement-{row.id}",
            self.row("agreement.state", None if own_page else state),
            self.row("agreement.name", None if own_page else name),
            self.row("agreement.number", v.text(agreement.number)),
            self.row("agreement.parties", *v.parties(row)),
            self.row("agreement.signed", v.date(agreement.signed)),
            self.row("agreement.valid", v.period(agreement.valid_from, agreement.valid_to)),
            self.row("agreement.scope", v.text(agreement.scope, told.words_lang(lang, "scope"))),
            self.row("agreement.signatories", *signatories),
            self.row("agreement.replaces", None if own_page else before),
            self.row("agreement.replaced_by", *(() if own_page else after)),
        )

    def award(self, award: Award, lang_of: LangOf) -> FactBlock:
        """Return one kind of award handed out by one body."""
        v = self.values
        on_behalf = award.on_behalf_of and v.party(award.on_behalf_of, lang_of("on_behalf_of"))
        by_authority = award.by_authority_of and v.party(
            award.by_authority_of, lang_of("by_authority_of")
        )
        unit = award.unit and v.party(award.unit, lang_of("unit"))
        return self._block(
            "award",
            "",
            self.row("award.name", v.text(award.title, lang_of("title"))),
            self.row("award.awarded_by", v.party(award.awarded_by, lang_of("awarded_by"))),
            self.row("award.on_behalf_of", on_behalf or None),
            self.row("award.by_authority_of", by_authority or None),
            self.row("award.presented_by", v.text(award.presented_by, lang_of("presented_by"))),
            self.row("award.year", v.date(award.year)),
            self.row("award.decision", v.text(award.decision, lang_of("decision"))),
            self.row("award.unit", unit or None),
            self.row("award.recipients", *self.recipients(award.recipients, lang_of)),
            title=self._edition.t(f"facts.award_kind.{award.award}"),
        )

    def recipients(self, recipients: Iterable[Recipient], lang_of: LangOf) -> list[FactValue]:
        """Return who was honoured; where nobody is named, that."""
        v, t = self.values, self._edition.t
        return [
            (v.party if item.type == "collective" else _person)(
                item.name,
                lang_of("recipients"),
                v.name(item.unit) or t(f"facts.recipient_type.{item.type}"),
            )
            for item in recipients
        ] or [FactValue(t("facts.award.unnamed"))]

    def dispatch(self, dispatch: Dispatch, row: DocumentRow | None, lang_of: LangOf) -> FactBlock:
        """Return an official document; *row* is what the register holds of it."""
        v, t = self.values, self._edition.t
        effect = row.effect if row else dispatch.effect
        known = v.registers.document_by_id
        before = v.document(known[row.predecessor]) if row and row.predecessor else None
        after = [v.document(known[name]) for name in (row.successors if row else ())]
        deadlines = []
        for at, item in enumerate(dispatch.deadlines):
            who = v.name(item.who)
            note = f"{item.what} ({who})" if who else item.what
            foreign = v.foreign(lang_of("deadlines", at, "what"))
            past = v.past(item.last_day)
            deadlines.append(replace(v.due(item), note=note, note_lang=foreign, state=past))
        shown = v.text(t(f"facts.effect.{effect}")) if effect else None
        addressees = [
            v.party(name, lang_of("addressees", at)) for at, name in enumerate(dispatch.addressees)
        ]
        return self._block(
            "dispatch",
            "",
            self.row("dispatch.number", v.text(dispatch.number)),
            self.row("dispatch.type", v.text(t(f"facts.dispatch_type.{dispatch.type}"))),
            self.row("dispatch.issued", v.date(dispatch.issued)),
            self.row("dispatch.issuer", v.party(dispatch.issuer, lang_of("issuer"))),
            self.row("dispatch.signer", v.text(dispatch.signer, lang_of("signer"))),
            self.row("dispatch.subject", v.text(dispatch.subject, lang_of("subject"))),
            self.row("dispatch.addressees", *addressees),
            self.row("dispatch.deadlines", *deadlines),
            self.row("dispatch.contact", v.text(dispatch.contact, lang_of("contact"))),
            self.row("dispatch.effect", shown),
            self.row("dispatch.replaces", before or v.text(dispatch.replaces)),
            self.row("dispatch.replaced_by", *after),
        )

    def row(self, key: str, *values: FactValue | None) -> FactRow | None:
        """Return a labelled row, or ``None`` where nothing is to be said."""
        kept = tuple(value for value in values if value is not None)
        return FactRow(self._edition.t(f"facts.{key}"), kept) if kept else None

    def _block(
        self, kind: str, anchor: str, *rows: FactRow | None, title: str | None = None
    ) -> FactBlock:
        kept: Iterable[FactRow] = (row for row in rows if row is not None)
        heading = title or self._edition.t(f"facts.{kind}.title")
        return FactBlock(kind, heading, tuple(kept), anchor)


def _person(name: str, lang: str | None, note: str | None) -> FactValue:
    del lang  # a person's name is in no language
    return FactValue(name, note=note)
