"""Agreements: who agreed on what, for how long, what followed it, and which stories tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core import addresses
from plugins.core.dates import PartialDate
from plugins.core.fact_blocks import Agreement
from plugins.core.registers import Registers, ReportedFact, Validity, validity
from plugins.core.site import Site, Story
from plugins.registers.dated import newest_first

PATHS: Final = {"vi": "thoa-thuan", "en": "agreements"}


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement. ``days_left`` counts from the build's day to its last day, while it is in force.

    ``predecessor`` and ``successors`` are ids that the register holds. ``stories`` report or mention
    it, newest first, the reporting one among them.
    """

    fact: ReportedFact[Agreement]
    state: Validity
    days_left: int | None = None
    predecessor: str | None = None
    successors: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()

    @property
    def id(self) -> str:
        """The agreement's id, the last part of its page's address."""
        return self.fact.block.id

    @property
    def first_known(self) -> PartialDate | None:
        """The day of signing, else its first day."""
        block = self.fact.block
        return block.signed if block.signed.at else block.valid_from

    @property
    def year(self) -> int | None:
        """The year of signing, else that of its first day."""
        block = self.fact.block
        return block.signed.year or (block.valid_from.year if block.valid_from else None)


def known_agreements(registers: Registers) -> Mapping[str, AgreementRow]:
    """Return the agreements that the register holds, by id."""
    return registers.by_id["agreements"]


def address(agreement: str, lang: str) -> str:
    """Return the address of the page of the agreement with that id."""
    return addresses.folder(lang, PATHS[lang], agreement)


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[AgreementRow, ...]:
    """Return the agreements of *stories*, newest first. The first to report one is its story."""
    facts: dict[str, ReportedFact[Agreement]] = {}
    mentioned: defaultdict[str, dict[str, Story]] = defaultdict(dict)
    for story in stories:
        for index, block in enumerate(story.main.fields.agreements):
            facts.setdefault(block.id, ReportedFact(story, ("agreements", index), block))
            mentioned[block.id][story.id] = story
        for name in story.main.fields.mentions:
            mentioned[name][story.id] = story
    successors: defaultdict[str, list[str]] = defaultdict(list)
    for name, fact in facts.items():
        if fact.block.replaces in facts and fact.block.replaces != name:
            successors[fact.block.replaces].append(name)
    rows = []
    for name, fact in facts.items():
        block = fact.block
        state, days = validity(block.valid_from, block.valid_to, site.today)
        followed = any(_began(facts[other], site) for other in successors[name])
        if state == "unknown" and followed:
            state = "ended"
        rows.append(
            AgreementRow(
                fact=fact,
                state=state,
                days_left=days,
                predecessor=block.replaces if block.replaces in facts else None,
                successors=tuple(sorted(successors[name])),
                stories=tuple(mentioned[name].values()),
            )
        )
    return newest_first(rows, lambda row: row.first_known)


def _began(fact: ReportedFact[Agreement], site: Site) -> bool:
    """Say whether an agreement has begun, as far as is known."""
    start = fact.block.valid_from or fact.block.signed
    first = start.first_day()
    return first is not None and first <= site.today
