"""Where a register that holds nothing yet leads: what the site does hold of its matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from plugins.core.register_pages import Extract, Leads, LeadSection
from plugins.editions.cards import section_link
from plugins.editions.registers.extracts import EXTRACTED, all_rows, register_link
from plugins.editions.registers.sheet import Sheets
from plugins.editions.view import View
from plugins.registers import registers_of
from plugins.registers.register import Register

_STORIES: Final = 5  # of a section


def leads(view: View, sheets: Sheets, register: Register[Any]) -> Leads | None:
    """Return where the empty *register* leads; ``None`` where the site holds nothing at all.

    The sections that ``sections.yaml`` gives to the register come first, then the agreements and
    documents of their stories, then the registers that do hold something.
    """
    mine = [
        term.id for term in view.site.reference.sections.values() if term.look_up == register.name
    ]
    sections = tuple(
        LeadSection(
            section_link(view.site, view.edition, name),
            tuple(view.cards[text] for text in texts[:_STORIES]),
        )
        for name in mine
        if (texts := view.own.by_section.get(name, ()))
    )
    others = tuple(
        register_link(view, one) for one in registers_of(view.site) if one.rows(view.registers)
    )
    found = Leads(sections, tuple(_extracts(view, sheets, register, mine)), others)
    return found if found.sections or found.extracts or found.others else None


def _extracts(
    view: View, sheets: Sheets, register: Register[Any], sections: list[str]
) -> Iterator[Extract]:
    """Yield what the stories of *sections* carry, whichever edition tells them."""
    stories = {
        text.story_id
        for index in (view.own, view.others)
        for name in sections
        for text in index.by_section.get(name, ())
    }
    for other in (one for one in registers_of(view.site) if one.carried and one is not register):
        name, sheet = other.name, sheets[other.name]
        entries = [entry for entry in sheet.entries if entry.stories & stories]
        if not entries:
            continue
        heading = view.edition.t(f"register.carried.{name}")
        table = sheet.extract(entries[:EXTRACTED], heading, name)
        yield Extract(name, heading, table, all_rows(view, sheet))
