"""Fact blocks as ruled tables: every label in the edition's language, every date readable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.core.dates import PartialDate
from plugins.core.facts import Agreement, Award, Dispatch, Meeting, StoryFields
from plugins.core.pages import FactBlock, FactRow, FactValue
from plugins.core.reference import Organisation
from plugins.core.site import Site, Story
from plugins.editions.contact import contact_rows
from plugins.editions.edition import Edition


def fact_blocks(
    site: Site, edition: Edition, fields: StoryFields, agreements: Mapping[str, Story]
) -> tuple[FactBlock, ...]:
    """Return the facts of a story, one block a meeting, agreement, award, document, and figures.

    *agreements* says which story reports an agreement, by the agreement's id.
    """
    panel = _Panel(site, edition, agreements)
    blocks: list[FactBlock] = []
    if fields.meeting:
        blocks.append(panel.meeting(fields.meeting))
    blocks += [panel.agreement(agreement) for agreement in fields.agreements]
    blocks += [panel.award(award) for award in fields.awards]
    if fields.dispatch:
        blocks.append(panel.dispatch(fields.dispatch))
    if fields.statistics:
        rows = [
            panel.figure(item.label, item.value, item.unit, item.as_of, item.source)
            for item in fields.statistics
        ]
        blocks.append(FactBlock("statistics", edition.t("facts.statistics.title"), tuple(rows)))
    return tuple(blocks)


def organisation_facts(site: Site, edition: Edition, body: Organisation) -> tuple[FactBlock, ...]:
    """Return what the reference data says of an organisation."""
    panel = _Panel(site, edition, {})
    lang = edition.lang
    rows: list[FactRow | None] = []
    if body.short:
        rows.append(panel.row("organisation.short", panel.text(body.short[lang])))
    rows.append(panel.row("organisation.level", panel.text(edition.t(f"level.{body.level}"))))
    if body.parent:
        rows.append(panel.row("organisation.parent", panel.party(body.parent)))
    children = [
        panel.party(child.id)
        for child in site.reference.organisations.values()
        if child.parent == body.id
    ]
    rows.append(panel.row("organisation.children", *children))
    if body.founded:
        rows.append(panel.row("organisation.founded", panel.date(body.founded)))
    rows += contact_rows(body.contact, lang, edition.t)
    for item in body.statistics:
        unit = item.unit[lang] if item.unit else None
        source = item.source[lang] if item.source else None
        rows.append(panel.figure(item.label[lang], item.value, unit, item.as_of, source))
    kept = tuple(row for row in rows if row is not None)
    title = edition.t("facts.organisation.title")
    return (FactBlock("organisation", title, kept),) if kept else ()


def _anchor(agreement: str) -> str:
    """Return the fragment id of an agreement: an editor's id alone could take another's."""
    return f"agreement-{agreement}"


class _Panel:
    """Makes rows in one edition's words."""

    def __init__(self, site: Site, edition: Edition, agreements: Mapping[str, Story]) -> None:
        self._site = site
        self._edition = edition
        self._agreements = agreements

    def meeting(self, meeting: Meeting) -> FactBlock:
        t = self._edition.t
        attendance = meeting.attendance
        people = (
            FactValue(t("facts.meeting.people", n=attendance), note=meeting.attendance_note)
            if attendance is not None
            else None
        )
        video = FactValue(t("facts.meeting.watch"), meeting.video) if meeting.video else None
        kind = self.text(t(f"facts.kind.{meeting.kind}")) if meeting.kind else None
        return self._block(
            "meeting",
            "",
            self.row("meeting.kind", kind),
            self.row("meeting.start", self.date(meeting.start)),
            self.row("meeting.end", self.date(meeting.end)),
            self.row("meeting.venue", self.text(meeting.venue)),
            self.row("meeting.attendance", people),
            self.row("meeting.chair", self.text(meeting.chair)),
            self.row("meeting.video", video),
        )

    def agreement(self, agreement: Agreement) -> FactBlock:
        signatories = [
            FactValue(
                person.name,
                note=", ".join(word for word in (person.office, self._name(person.party)) if word)
                or None,
            )
            for person in agreement.signatories
        ]
        return self._block(
            "agreement",
            _anchor(agreement.id),
            self.row("agreement.name", self.text(agreement.title)),
            self.row("agreement.number", self.text(agreement.number)),
            self.row("agreement.parties", *map(self.party, agreement.parties)),
            self.row("agreement.signed", self.date(agreement.signed)),
            self.row("agreement.valid", self._period(agreement.valid_from, agreement.valid_to)),
            self.row("agreement.scope", self.text(agreement.scope)),
            self.row("agreement.signatories", *signatories),
            self.row("agreement.replaces", self._predecessor(agreement)),
        )

    def award(self, award: Award) -> FactBlock:
        t = self._edition.t
        recipients = [
            FactValue(item.name, note=item.unit or t(f"facts.recipient_type.{item.type}"))
            for item in award.recipients
        ] or [FactValue(t("facts.award.unnamed"))]
        on_behalf = self.party(award.on_behalf_of) if award.on_behalf_of else None
        return self._block(
            "award",
            "",
            self.row("award.name", self.text(award.title)),
            self.row("award.awarded_by", self.party(award.awarded_by)),
            self.row("award.on_behalf_of", on_behalf),
            self.row("award.presented_by", self.text(award.presented_by)),
            self.row("award.year", self.date(award.year)),
            self.row("award.decision", self.text(award.decision)),
            self.row("award.recipients", *recipients),
            title=t(f"facts.award_kind.{award.award}"),
        )

    def dispatch(self, dispatch: Dispatch) -> FactBlock:
        t = self._edition.t
        deadlines = [
            FactValue(
                self._edition.partial(item.due),
                datetime=item.due.iso() or None,
                note=f"{item.what} ({self._name(item.who)})" if item.who else item.what,
            )
            for item in dispatch.deadlines
        ]
        effect = self.text(t(f"facts.effect.{dispatch.effect}")) if dispatch.effect else None
        return self._block(
            "dispatch",
            "",
            self.row("dispatch.number", self.text(dispatch.number)),
            self.row("dispatch.type", self.text(t(f"facts.dispatch_type.{dispatch.type}"))),
            self.row("dispatch.issued", self.date(dispatch.issued)),
            self.row("dispatch.issuer", self.party(dispatch.issuer)),
            self.row("dispatch.signer", self.text(dispatch.signer)),
            self.row("dispatch.subject", self.text(dispatch.subject)),
            self.row("dispatch.addressees", *map(self.party, dispatch.addressees)),
            self.row("dispatch.deadlines", *deadlines),
            self.row("dispatch.contact", self.text(dispatch.contact)),
            self.row("dispatch.effect", effect),
            self.row("dispatch.replaces", self.text(dispatch.replaces)),
        )

    def figure(
        self,
        label: str,
        value: int | float,
        unit: str | None,
        as_of: PartialDate,
        source: str | None,
    ) -> FactRow:
        """Return a figure with its unit and the day on which it was true."""
        e = self._edition
        number = f"{e.number(value)}\u00a0{unit}" if unit else e.number(value)
        notes = [e.t("facts.as_of", date=e.partial(as_of))]
        if source:
            notes.append(e.t("facts.source", name=source))
        return FactRow(label, (FactValue(number, note="; ".join(notes)),))

    def row(self, key: str, *values: FactValue | None) -> FactRow | None:
        kept = tuple(value for value in values if value is not None)
        return FactRow(self._edition.t(f"facts.{key}"), kept) if kept else None

    def text(self, words: str | None) -> FactValue | None:
        return FactValue(words) if words else None

    def party(self, name: str) -> FactValue:
        shown, address = self._site.party(name, self._edition.lang)
        return FactValue(shown, self._edition.link(address) if address else None)

    def date(self, value: PartialDate | None) -> FactValue | None:
        if value is None:
            return None
        return FactValue(self._edition.partial(value), datetime=value.iso() or None)

    def _name(self, party: str | None) -> str | None:
        return self._site.party(party, self._edition.lang)[0] if party else None

    def _period(self, start: PartialDate | None, end: PartialDate | None) -> FactValue | None:
        e = self._edition
        if start is None and end is None:
            return None
        if start is None or end is None:
            key = "facts.from" if end is None else "facts.until"
            known = start or end
            assert known is not None
            return FactValue(e.t(key, date=e.partial(known)))
        short = start.precision == end.precision == "year"
        dash = "–" if short else " – "
        return FactValue(f"{e.partial(start)}{dash}{e.partial(end)}")

    def _predecessor(self, agreement: Agreement) -> FactValue | None:
        wanted = agreement.replaces
        if wanted is None:
            return None
        if (story := self._agreements.get(wanted)) is not None:
            text = story.texts.get(self._edition.lang) or story.main
            named = (item.title for item in text.fields.agreements if item.id == wanted)
            url = f"{self._edition.link(text.address)}#{_anchor(wanted)}"
            return FactValue(next(named, None) or text.fields.title, url)
        return FactValue(wanted)

    def _block(
        self, kind: str, anchor: str, *rows: FactRow | None, title: str | None = None
    ) -> FactBlock:
        kept: Iterable[FactRow] = (row for row in rows if row is not None)
        heading = title or self._edition.t(f"facts.{kind}.title")
        return FactBlock(kind, heading, tuple(kept), anchor)
