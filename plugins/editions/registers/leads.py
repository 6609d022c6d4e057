"""Where a register that holds nothing yet leads: what the site does hold of its matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plugins.core.register_names import REGISTERS, RegisterName
from plugins.core.register_pages import Extract, Leads, LeadSection
from plugins.editions.cards import section_link
from plugins.editions.registers.extracts import EXTRACTED, all_rows, register_link
from plugins.editions.registers.sheet import Sheets
from plugins.editions.view import View

_STORIES: Final = 5  # of a section
_CARRIED: Final[tuple[RegisterName, ...]] = ("agreements", "documents")


def leads(view: View, sheets: Sheets, register: RegisterName) -> Leads | None:
    """Return where the empty *register* leads; ``None`` where the site holds nothing at all.

    The sections that ``sections.yaml`` gives to the register come first, then the agreements and
    documents of their stories, then the registers that do hold something.
    """
    mine = [term.id for term in view.site.reference.sections.values() if term.look_up == register]
    sections = tuple(
        LeadSection(
            section_link(view.site, view.edition, name),
            tuple(view.cards[text] for text in texts[:_STORIES]),
        )
        for name in mine
        if (texts := view.own.by_section.get(name, ()))
    )
    others = tuple(register_link(view, name) for name in REGISTERS if view.registers.rows(name))
    found = Leads(sections, tuple(_extracts(view, sheets, register, mine)), others)
    return found if found.sections or found.extracts or found.others else None


def _extracts(
    view: View, sheets: Sheets, register: RegisterName, sections: list[str]
) -> Iterator[Extract]:
    """Yield what the stories of *sections* carry, whichever edition tells them."""
    stories = {
        text.story_id
        for index in (view.own, view.others)
        for name in sections
        for text in index.by_section.get(name, ())
    }
    for name in _CARRIED:
        sheet = sheets[name]
        entries = [entry for entry in sheet.entries if entry.stories & stories]
        if name == register or not entries:
            continue
        heading = view.edition.t(f"register.carried.{name}")
        table = sheet.extract(entries[:EXTRACTED], heading, name)
        yield Extract(name, heading, table, all_rows(view, sheet))
