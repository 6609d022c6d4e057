"""Awards: one kind handed out by one body, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plugins.core.fact_blocks import Award, Recipient
from plugins.core.registers import Registers, ReportedFact
from plugins.core.site import Site, Story
from plugins.core.text import name_key, sort_key

PATHS: Final = {"vi": "khen-thuong", "en": "awards"}


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One kind of award handed out by one body; ``recipients`` in alphabetical order.

    ``received_by`` are the ids of the organisations whose people or teams were honoured.
    """

    id: str
    fact: ReportedFact[Award]
    recipients: tuple[Recipient, ...] = ()
    received_by: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year whose work is honoured."""
        return self.fact.block.year.year


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[AwardRow, ...]:
    """Return the awards of *stories*: newest year first, then body and title."""
    bodies = site.reference.organisations
    rows = []
    for story in stories:
        for index, block in enumerate(story.main.fields.awards):
            names = (block.unit, *(name for item in block.recipients for name in _bodies(item)))
            received = dict.fromkeys(name for name in names if name in bodies)
            rows.append(
                AwardRow(
                    id=f"{story.id}-{index + 1}",
                    fact=ReportedFact(story, ("awards", index), block),
                    recipients=_in_order(block.recipients),
                    received_by=tuple(name for name in received if name),
                )
            )

    def order(row: AwardRow) -> tuple[object, ...]:
        block = row.fact.block
        name = site.party(block.awarded_by, "vi")[0]
        return -(row.year or 0), sort_key(name), block.award, sort_key(block.title or ""), row.id

    return tuple(sorted(rows, key=order))


def _bodies(recipient: Recipient) -> Iterator[str]:
    if recipient.type == "collective":
        yield recipient.name
    if recipient.unit:
        yield recipient.unit


def _in_order(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Return collectives by name, then persons as Vietnamese lists them: by given name."""
    return tuple(
        sorted(
            recipients,
            key=lambda item: (
                item.type == "person",
                name_key(item.name) if item.type == "person" else sort_key(item.name),
            ),
        )
    )
