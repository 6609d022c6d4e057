"""The glossary as schema.org's ``DefinedTermSet``."""

from __future__ import annotations

from plugins.core.glossary_page import GlossaryBody
from plugins.core.pages import Page
from plugins.language.nodes import Node


def defined_terms(page: Page, body: GlossaryBody) -> Node | None:
    """Return the abbreviations of *page* with what they stand for, or ``None`` without any."""
    if not body.entries:
        return None
    whole = f"{page.canonical}#terms"
    return {
        "@type": "DefinedTermSet",
        "@id": whole,
        "name": page.title,
        "url": page.canonical,
        "inLanguage": page.lang,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{page.canonical}#{entry.id}",
                "url": f"{page.canonical}#{entry.id}",
                "name": entry.short,
                "description": entry.full,
                "inDefinedTermSet": {"@id": whole},
            }
            for entry in body.entries
        ],
    }
