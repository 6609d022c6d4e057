"""Official documents: number, issuer, effect, and what replaced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.fact_blocks import Document, Effect
from plugins.core.registers import Registers, ReportedFact
from plugins.core.site import Site, Story
from plugins.core.text import number_key
from plugins.registers.dated import newest_first

PATHS: Final = {"vi": "van-ban", "en": "documents"}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An official document. ``effect`` is the editor's, unless another document has replaced it.

    ``id`` is its story's. ``predecessor`` and ``successors`` are ids of rows of this register.
    """

    fact: ReportedFact[Document]
    effect: Effect | None = None
    predecessor: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the story that reports it: a story reports one document."""
        return self.fact.story.id


def known_documents(registers: Registers) -> Mapping[str, DocumentRow]:
    """Return the documents that the register holds, by the id of their story."""
    return registers.by_id["documents"]


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[DocumentRow, ...]:
    """Return the documents of *stories*, newest first."""
    facts = [
        ReportedFact(story, ("document",), story.main.fields.document)
        for story in stories
        if story.main.fields.document is not None
    ]
    by_number: dict[tuple[str, str], ReportedFact[Document]] = {}
    for fact in reversed(facts):  # the oldest report of a number wins
        by_number[number_key(fact.block.number), fact.block.issuer] = fact
    successors: defaultdict[str, list[str]] = defaultdict(list)
    predecessors: dict[str, str] = {}
    for fact in facts:
        wanted = fact.block.replaces
        key = number_key(wanted or "")  # signs alone name no document
        found = by_number.get((key, fact.block.issuer)) if key else None
        if found is not None and found is not fact and not _issued_after(found, fact):
            predecessors[fact.story.id] = found.story.id
            successors[found.story.id].append(fact.story.id)
    rows = [
        DocumentRow(
            fact=fact,
            effect=_effect(fact.block, bool(successors[fact.story.id])),
            predecessor=predecessors.get(fact.story.id),
            successors=tuple(sorted(successors[fact.story.id])),
        )
        for fact in facts
    ]
    return newest_first(rows, lambda row: row.fact.block.issued)


def _issued_after(one: ReportedFact[Document], other: ReportedFact[Document]) -> bool:
    """Say whether *one* is certainly newer, so that *other* cannot have replaced it."""
    first, last = one.block.issued.first_day(), other.block.issued.last_day()
    return first is not None and last is not None and first > last


def _effect(block: Document, followed: bool) -> Effect | None:
    """Return the effect: what another document has replaced is no longer in force."""
    return "replaced" if followed and block.effect in (None, "in_force") else block.effect
