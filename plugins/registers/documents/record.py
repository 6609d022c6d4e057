"""An official document in the register's files and as a schema.org node."""

from __future__ import annotations

from plugins.core import addresses
from plugins.core.fact_blocks import Document
from plugins.core.names import ending_of
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node, filled, organisation_node
from plugins.registers import fields, references
from plugins.registers.documents.rows import PATHS, DocumentRow, known_documents
from plugins.registers.fields import Field, choices
from plugins.registers.references import Record, iso

FIELDS = (
    fields.ID,
    Field("number", stated=True),
    Field("type", "enum", True, choices(Document, "type"), "facts.document_type"),
    Field("issued", "date"),
    Field("issuer", "party", stated=True),
    Field("signer"),
    Field("subject", stated=True),
    Field("addressees", "parties", stated=True),
    Field("contact"),
    Field("effect", "enum", False, choices(Document, "effect"), "facts.effect"),
    Field("replaces", "reference"),
    Field("replaced_by", "references", stated=True),
    Field("annexes", "annexes", stated=True),
    fields.URL,
    fields.STORY,
)


def record(localizer: Localizer, row: DocumentRow) -> Record:
    """Return the values of a document."""
    words, known = row.fact.words(localizer.lang), known_documents(localizer.registers)
    replaces: Record | None = None
    if row.predecessor:
        replaces = document_reference(localizer, known[row.predecessor])
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
        "replaced_by": [document_reference(localizer, known[name]) for name in row.successors],
        "annexes": _annexes(localizer, row),
        "story_url": localizer.story(row.fact.story),
    }


def document_reference(localizer: Localizer, row: DocumentRow) -> Record:
    """Return a reference to an official document, by its number."""
    lang = localizer.lang
    here = localizer.absolute(addresses.register_row(lang, PATHS[lang], row.id))
    has_register = localizer.registers.site.reference.settings.features.documents
    url = here if has_register else None
    return {"id": row.id, "name": row.fact.words(lang).number, "url": url}


def _annexes(localizer: Localizer, row: DocumentRow) -> list[Record]:
    """Return the published files of the story that reports a document; ``bytes`` is their size."""
    story, site = row.fact.story, localizer.registers.site
    return [
        {
            "title": item.title,
            "number": item.number,
            "url": localizer.absolute(addresses.attachment(story.id, item.file)),
            "type": ending_of(item.file),
            "bytes": (site.root / story.assets[item.file].path).stat().st_size,
        }
        for item in row.fact.text(localizer.lang).fields.attachments
        if item.file in story.assets
    ]


def node(localizer: Localizer, row: DocumentRow) -> Node:
    """Return a document as a ``DigitalDocument``: number, issuer, addressees, annexes."""
    lang, fact, words = localizer.lang, row.fact, row.fact.words(localizer.lang)
    text = fact.text(lang)
    url = localizer.absolute(text.address)
    return filled(
        {
            "@type": "DigitalDocument",
            "@id": f"{url}#document",
            "url": url,
            "name": words.subject,
            "identifier": words.number,
            "inLanguage": fact.words_lang(lang, "subject"),
            "dateCreated": words.issued.iso(),
            "publisher": organisation_node(localizer, words.issuer),
            "audience": [
                {"@type": "Audience", "name": localizer.name(name)} for name in words.addressees
            ],
            "hasPart": [
                filled(
                    {
                        "@type": "DigitalDocument",
                        "name": item.title,
                        "identifier": item.number,
                        "url": localizer.absolute(addresses.attachment(fact.story.id, item.file)),
                    }
                )
                for item in text.fields.attachments
                if item.file in fact.story.assets
            ],
        }
    )
