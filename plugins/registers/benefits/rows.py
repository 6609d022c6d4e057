"""Benefits: what members are offered, as the reference data of the site says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plugins.core.reference import Partner
from plugins.core.registers import Registers, Validity, validity
from plugins.core.site import Site, Story
from plugins.core.text import sort_key
from plugins.registers.agreements.rows import known_agreements

PATHS: Final = {"vi": "phuc-loi", "en": "benefits"}


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """A benefit for members. ``agreement`` is the id of a row of the register it rests on."""

    partner: Partner
    state: Validity
    days_left: int | None = None
    agreement: str | None = None

    @property
    def id(self) -> str:
        """Its id in ``partners.yaml``."""
        return self.partner.id

    @property
    def in_force(self) -> bool:
        """Whether members have it now."""
        return self.state in {"in_force", "ending"}


def collect(site: Site, stories: Iterable[Story], registers: Registers) -> tuple[BenefitRow, ...]:
    """Return the benefits by category, then partner."""
    known = known_agreements(registers)
    rows = []
    for partner in site.reference.partners:
        state, days = validity(partner.valid_from, partner.valid_to, site.today)
        agreement = partner.agreement if partner.agreement in known else None
        rows.append(BenefitRow(partner, state, days, agreement))
    return tuple(sorted(rows, key=_order))


def _order(row: BenefitRow) -> tuple[object, ...]:
    partner = row.partner
    return sort_key(partner.category.vi), sort_key(partner.partner.vi), partner.id


def in_force_now(registers: Registers) -> tuple[BenefitRow, ...]:
    """Return what members are offered now, what ends first before the others."""
    rows: tuple[BenefitRow, ...] = registers.rows["benefits"]
    held = (row for row in rows if row.in_force)
    last = 1 << 30  # days: what has no end comes last
    return tuple(sorted(held, key=lambda row: row.days_left if row.days_left is not None else last))
