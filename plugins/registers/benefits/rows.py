"""Benefits: what members are offered, as the reference data of the site says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plugins.core.reference import Benefit
from plugins.core.registers import Registers, Validity, validity
from plugins.core.site import Site, Story
from plugins.core.text import sort_key
from plugins.registers.agreements.rows import known_agreements

PATHS: Final = {"vi": "phuc-loi", "en": "benefits"}


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """A benefit for members. ``agreement`` is the id of a row of the register it rests on."""

    benefit: Benefit
    state: Validity
    days_left: int | None = None
    agreement: str | None = None

    @property
    def id(self) -> str:
        """Its id in ``benefits.yaml``."""
        return self.benefit.id

    @property
    def in_force(self) -> bool:
        """Whether members have it now."""
        return self.state in {"in_force", "ending"}


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[BenefitRow, ...]:
    """Return the benefits by category, then partner."""
    known = known_agreements(registers)
    rows = []
    for benefit in site.reference.benefits:
        state, days = validity(benefit.valid_from, benefit.valid_to, site.today)
        agreement = benefit.agreement if benefit.agreement in known else None
        rows.append(BenefitRow(benefit, state, days, agreement))
    return tuple(sorted(rows, key=_order))


def _order(row: BenefitRow) -> tuple[object, ...]:
    benefit = row.benefit
    return sort_key(benefit.category.vi), sort_key(benefit.partner.vi), benefit.id


def in_force_now(registers: Registers) -> tuple[BenefitRow, ...]:
    """Return what members are offered now, what ends first before the others."""
    rows: tuple[BenefitRow, ...] = registers.rows["benefits"]
    held = (row for row in rows if row.in_force)
    last = 1 << 30  # days: what has no end comes last
    return tuple(sorted(held, key=lambda row: row.days_left if row.days_left is not None else last))
