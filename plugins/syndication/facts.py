"""Rows of registers and organisations as schema.org nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from plugins.core.pages import AgreementBody, OrganisationBody, Page, RegisterBody, StoryBody
from plugins.core.reference import Organisation
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node, filled, organisation_node
from plugins.registers import BY_NAME, registers_of, story_blocks
from plugins.registers.agreements import AGREEMENTS
from plugins.registers.register import Register

_MOST: Final = 100


def facts_of(page: Page, localizer: Localizer) -> tuple[list[Node], Node]:
    """Return the nodes of what *page* says of facts, and what its ``WebPage`` says of them."""
    match page.body:
        case StoryBody(card=card):
            nodes = _of_story(localizer, card.story_id)
            return nodes, {"about": [{"@id": node["@id"]} for node in nodes]} if nodes else {}
        case RegisterBody(register=name, rows=rows):
            listed = list_of(_nodes(BY_NAME[name], localizer, rows))
            return [], {"mainEntity": listed} if listed else {}
        case AgreementBody(id=name):
            row = AGREEMENTS.row(localizer.registers, name)
            if row is None:
                return [], {}
            [node] = _nodes(AGREEMENTS, localizer, [row])
            return [node], {"mainEntity": {"@id": node["@id"]}}
        case OrganisationBody(organisation=body):
            node = _organisation(localizer, body)
            return [node], {"about": {"@id": node["@id"]}}
        case _:
            return [], {}


def _of_story(localizer: Localizer, story_id: str) -> list[Node]:
    """Return the nodes of the rows that a story reports."""
    found = []
    for register, _ in story_blocks():
        if register.of_story and register in registers_of(localizer.registers.site):
            rows = localizer.registers.by_story[register.name].get(story_id, ())
            found += _nodes(register, localizer, rows)
    return found


def _nodes(register: Register[Any], localizer: Localizer, rows: Sequence[Any]) -> list[Node]:
    """Return a node for each row that schema.org has a type for."""
    if register.node is None:
        return []
    made = (register.node(localizer, row) for row in rows[:_MOST])
    return [node for node in made if node is not None]


def _organisation(localizer: Localizer, body: Organisation) -> Node:
    """Return an organisation with its relatives and how to reach it."""
    lang, contact, registers = localizer.lang, body.contact, localizer.registers
    url = localizer.absolute(registers.site.organisation_address(body.id, lang))
    children = registers.children.get(body.id, ())
    return filled(
        {
            "@type": "Organization",
            "@id": f"{url}#organisation",
            "url": url,
            "name": body.name[lang],
            "alternateName": body.short[lang] if body.short else None,
            "description": body.description[lang] if body.description else None,
            "foundingDate": body.founded.iso() if body.founded else None,
            "parentOrganization": organisation_node(localizer, body.parent)
            if body.parent
            else None,
            "subOrganization": [organisation_node(localizer, child) for child in children],
            "address": contact.address[lang] if contact and contact.address else None,
            "telephone": contact.phone if contact else None,
            "email": contact.email if contact else None,
            "sameAs": contact.url if contact else None,
        }
    )


def list_of(nodes: Sequence[Node]) -> Node | None:
    """Return *nodes* as an ``ItemList``, or ``None`` without any."""
    if not nodes:
        return None
    return {
        "@type": "ItemList",
        "numberOfItems": len(nodes),
        "itemListElement": list(_numbered(nodes)),
    }


def _numbered(nodes: Sequence[Node]) -> Iterator[Node]:
    for position, node in enumerate(nodes, start=1):
        yield {"@type": "ListItem", "position": position, "item": node}
