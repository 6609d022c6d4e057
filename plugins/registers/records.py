"""Rows as records: plain values in one language, with the keys of ``core.register_fields``.

What is not stated is ``None``, or an empty list; but recipients whom the source leaves out are
``None``: there were some. Words that a translation does not restate are the main text's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from plugins.core import addresses
from plugins.core.fact_blocks import Agreement
from plugins.core.names import ending_of
from plugins.core.register_fields import FIELDS
from plugins.core.register_names import RegisterName
from plugins.core.registers import (
    AgreementRow,
    AwardRow,
    DeadlineRow,
    DocumentRow,
    MeetingRow,
    OfferRow,
)
from plugins.core.site import Story
from plugins.language.localizer import Localizer
from plugins.registers import references
from plugins.registers.references import Record, iso


def records(name: RegisterName, localizer: Localizer) -> list[Record]:
    """Return the rows of a register in its order, each with exactly the keys of its fields."""
    make, keys = _MAKERS[name], [field.key for field in FIELDS[name]]
    found = []
    for row in localizer.registers.rows(name):
        made = make(localizer, row) | {"id": row.id, "url": localizer.row(name, row.id)}
        found.append({key: made[key] for key in keys})
    return found


def _agreement(localizer: Localizer, row: AgreementRow) -> Record:
    told, words = row.told, row.told.words(localizer.lang)
    known = localizer.registers.agreement_by_id
    signatories = [
        {
            "name": person.name,
            "office": person.office,
            "party": localizer.name(person.party) if person.party else None,
        }
        for person in words.signatories
    ]
    return {
        "title": words.title,
        "number": words.number,
        "parties": [*references.parties(localizer, words.parties), *_unnamed(words)],
        "signed": iso(words.signed),
        "valid_from": iso(words.valid_from),
        "valid_to": iso(words.valid_to),
        "state": row.state,
        "days_left": row.days_left,
        "scope": words.scope,
        "signatories": signatories,
        "replaces": references.agreement(localizer, known[row.predecessor])
        if row.predecessor
        else None,
        "replaced_by": [references.agreement(localizer, known[name]) for name in row.successors],
        "stories": [_story(localizer, story) for story in row.stories],
        "story_url": localizer.story(told.story),
    }


def _unnamed(words: Agreement) -> list[Record]:
    """Return the parties that a source only counts."""
    if not words.unnamed_parties:
        return []
    return [{"name": words.unnamed_parties, "organisation": None, "url": None}]


def _story(localizer: Localizer, story: Story) -> Record:
    text = story.shown(localizer.lang)
    day = story.date.day.isoformat()
    return {"title": text.fields.title, "url": localizer.absolute(text.address), "date": day}


def _award(localizer: Localizer, row: AwardRow) -> Record:
    words = row.told.words(localizer.lang)
    recipients = [
        {
            "name": localizer.name(item.name) if item.type == "collective" else item.name,
            "type": item.type,
            "unit": localizer.name(item.unit) if item.unit else None,
        }
        for item in row.recipients
    ]
    return {
        "award": words.award,
        "title": words.title,
        "awarded_by": references.party(localizer, words.awarded_by),
        "on_behalf_of": references.party_or_none(localizer, words.on_behalf_of),
        "by_authority_of": references.party_or_none(localizer, words.by_authority_of),
        "presented_by": words.presented_by,
        "year": iso(words.year),
        "decision": words.decision,
        "unit": references.party_or_none(localizer, words.unit),
        "recipients": recipients or None,
        "story_url": localizer.story(row.told.story),
    }


def _document(localizer: Localizer, row: DocumentRow) -> Record:
    words = row.told.words(localizer.lang)
    known = localizer.registers.document_by_id
    replaces = None
    if row.predecessor:
        replaces = references.document(localizer, known[row.predecessor])
    elif words.replaces:
        replaces = {"id": None, "name": words.replaces, "url": None}
    return {
        "number": words.number,
        "type": words.type,
        "issued": iso(words.issued),
        "issuer": references.party(localizer, words.issuer),
        "signer": words.signer,
        "subject": words.subject,
        "addressees": references.parties(localizer, words.addressees),
        "contact": words.contact,
        "effect": row.effect,
        "replaces": replaces,
        "replaced_by": [references.document(localizer, known[name]) for name in row.successors],
        "annexes": _annexes(localizer, row),
        "story_url": localizer.story(row.told.story),
    }


def _annexes(localizer: Localizer, row: DocumentRow) -> list[Record]:
    """Return the published files of the story that reports a document; ``bytes`` is their size."""
    story, root = row.told.story, localizer.registers.site.root
    return [
        {
            "title": item.title,
            "number": item.number,
            "url": localizer.absolute(addresses.attachment(story.id, item.file)),
            "type": ending_of(item.file),
            "bytes": (root / story.assets[item.file].path).stat().st_size,
        }
        for item in row.told.text(localizer.lang).fields.attachments
        if item.file in story.assets
    ]


def _deadline(localizer: Localizer, row: DeadlineRow) -> Record:
    words, document = row.words(localizer.lang), row.told.words(localizer.lang)
    return {
        "what": words.what,
        "due": iso(words.due),
        "before": row.deadline.before,
        "last_day": row.last_day.isoformat() if row.last_day else None,
        "state": row.state,
        "days_left": row.days_left,
        "who": references.parties(localizer, (words.who,) if words.who else document.addressees),
        "document": references.document(
            localizer, localizer.registers.document_by_id[row.told.story.id]
        ),
        "document_issuer": references.party(localizer, document.issuer),
        "story_url": localizer.story(row.told.story),
    }


def _meeting(localizer: Localizer, row: MeetingRow) -> Record:
    words, fields = row.told.words(localizer.lang), row.told.text(localizer.lang).fields
    return {
        "title": fields.title,
        "kind": words.kind,
        "start": iso(words.start),
        "end": iso(words.end),
        "state": row.state,
        "venue": words.venue,
        "attendance": words.attendance,
        "attendance_note": words.attendance_note,
        "chair": words.chair,
        "video": words.video,
        "organisations": references.parties(localizer, fields.organisations),
        "published": row.told.story.date.day.isoformat(),
        "story_url": localizer.story(row.told.story),
    }


def _offer(localizer: Localizer, row: OfferRow) -> Record:
    partner, lang = row.partner, localizer.lang
    known = localizer.registers.agreement_by_id
    return {
        "partner": partner.partner[lang],
        "category": partner.category[lang],
        "offer": partner.offer[lang],
        "who_may_claim": partner.who[lang] if partner.who else None,
        "how_to_claim": partner.how[lang] if partner.how else None,
        "valid_from": iso(partner.valid_from),
        "valid_to": iso(partner.valid_to),
        "state": row.state,
        "days_left": row.days_left,
        "places": [place[lang] for place in partner.places],
        "agreement": references.agreement(localizer, known[row.agreement])
        if row.agreement
        else None,
    }


_MAKERS: Final[Mapping[RegisterName, Callable[[Localizer, Any], Record]]] = {
    "agreements": _agreement,
    "awards": _award,
    "documents": _document,
    "deadlines": _deadline,
    "meetings": _meeting,
    "benefits": _offer,
}
