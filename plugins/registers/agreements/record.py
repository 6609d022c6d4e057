"""An agreement in the register's files and as a schema.org node."""

from __future__ import annotations

from plugins.core.fact_blocks import Agreement
from plugins.core.site import Story
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node, filled, organisation_node, period
from plugins.registers import fields, references
from plugins.registers.agreements.rows import AgreementRow, address, known_agreements
from plugins.registers.fields import Field
from plugins.registers.references import Record, iso

FIELDS = (
    fields.ID,
    Field("title"),
    Field("number"),
    Field("parties", "parties", stated=True),
    Field("signed", "date"),
    fields.VALID_FROM,
    fields.VALID_TO,
    fields.VALIDITY,
    fields.DAYS_LEFT,
    Field("scope"),
    Field("signatories", "signatories", stated=True),
    Field("replaces", "reference"),
    Field("replaced_by", "references", stated=True),
    Field("stories", "stories", stated=True),
    fields.URL,
    fields.STORY,
)


def record(localizer: Localizer, row: AgreementRow) -> Record:
    """Return the values of an agreement."""
    words, known = row.fact.words(localizer.lang), known_agreements(localizer.registers)
    signatories = [
        {
            "name": person.name,
            "office": person.office,
            "party": localizer.name(person.party) if person.party else None,
        }
        for person in words.signatories
    ]
    before = agreement_reference(localizer, known[row.predecessor]) if row.predecessor else None
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
        "replaces": before,
        "replaced_by": [agreement_reference(localizer, known[name]) for name in row.successors],
        "stories": [_story(localizer, story) for story in row.stories],
        "story_url": localizer.story(row.fact.story),
    }


def agreement_reference(localizer: Localizer, row: AgreementRow) -> Record:
    """Return a reference to an agreement, by its title or else its parties."""
    words = row.fact.words(localizer.lang)
    name = words.title or " – ".join(map(localizer.name, words.parties))
    has_pages = localizer.registers.site.reference.settings.features.agreements
    url = localizer.absolute(address(row.id, localizer.lang)) if has_pages else None
    return {"id": row.id, "name": name, "url": url}


def _unnamed(words: Agreement) -> list[Record]:
    """Return the parties that a source only counts."""
    if not words.unnamed_parties:
        return []
    return [{"name": words.unnamed_parties, "organisation": None, "url": None}]


def _story(localizer: Localizer, story: Story) -> Record:
    text = story.shown(localizer.lang)
    day = story.date.day.isoformat()
    return {"title": text.fields.title, "url": localizer.absolute(text.address), "date": day}


def node(localizer: Localizer, row: AgreementRow) -> Node:
    """Return an agreement as a ``DigitalDocument``: its parties, its period, what it follows."""
    words, block, lang = row.fact.words(localizer.lang), row.fact.block, localizer.lang
    url = localizer.absolute(address(row.id, lang))
    before = row.predecessor if row.predecessor in known_agreements(localizer.registers) else None
    return filled(
        {
            "@type": "DigitalDocument",
            "@id": f"{url}#agreement",
            "url": url,
            "name": words.title or " – ".join(map(localizer.name, block.parties)),
            "identifier": block.number or row.id,
            "about": words.scope,
            "inLanguage": row.fact.words_lang(lang, "title"),
            "contributor": [organisation_node(localizer, name) for name in words.parties],
            "dateCreated": block.signed.iso(),
            "temporalCoverage": period(block.valid_from, block.valid_to),
            "isBasedOn": {"@id": f"{localizer.absolute(address(before, lang))}#agreement"}
            if before
            else None,
        }
    )
