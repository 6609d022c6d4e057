"""The register of deadlines: what is due, by when, of whom, from which document."""

from __future__ import annotations

from typing import Final

from plugins.registers.checks import Checks, InOrder
from plugins.registers.deadlines import record, table
from plugins.registers.deadlines.rows import PATHS, DeadlineRow, collect, due_after, is_coming
from plugins.registers.documents.due import due
from plugins.registers.facets import TIMING, YEAR, Facet
from plugins.registers.register import FrontBand, InDigest, OfOrganisation, Register

DEADLINES: Final[Register[DeadlineRow]] = Register(
    name="deadlines",
    called=("Thời hạn",),
    paths=PATHS,
    collect=collect,
    story=lambda row: row.fact.story,
    columns=(
        ("due", "date"),
        ("what", "title"),
        ("who", "text"),
        ("document", "text"),
        ("calendar", "text"),
        ("state", "state"),
    ),
    facets=(TIMING, Facet("who", {"vi": "ai-lam", "en": "who"}), YEAR),
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    heading=table.heading,
    in_heading="state",
    folded=("past",),
    days=lambda row: (row.last_day, row.last_day),
    state=lambda row: row.state,
    organisations=(OfOrganisation("who", "deadlines", "who"),),
    front=FrontBand(
        rank=4,
        pointer=table.pointer,
        living=is_coming,
        day=lambda values, row: due(values, row.deadline),
    ),
    digest=InDigest(rank=4, pointer=table.pointer_then, rows=due_after, title="digest.deadlines"),
    event=record.event,
    upcoming=is_coming,
    checks=Checks(
        parties=(("document", "deadlines", "*", "who"),),
        same=(("document", "deadlines", "*", "due"),),
        in_order=(InOrder(("document",), "issued", ("deadlines", "*", "due"), "S249"),),
    ),
    pairs={"deadlines": ("due", "what")},
)
REGISTER: Final = DEADLINES
