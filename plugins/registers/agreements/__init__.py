"""The register of agreements: between whom, signed when, in force until when."""

from __future__ import annotations

from typing import Final

from plugins.registers.agreements import panel, record, search, table
from plugins.registers.agreements.rows import PATHS, AgreementRow, collect
from plugins.registers.checks import Checks, InOrder
from plugins.registers.facets import VALIDITY, YEAR, Facet
from plugins.registers.register import (
    FoundRows,
    FrontBand,
    InDigest,
    NewBlock,
    Register,
    StoryBlocks,
)

AGREEMENTS: Final[Register[AgreementRow]] = Register(
    name="agreements",
    called=("Thỏa thuận",),
    paths=PATHS,
    collect=collect,
    story=lambda row: row.fact.story,
    columns=(
        ("agreement", "title"),
        ("state", "state"),
        ("parties", "text"),
        ("signed", "date"),
        ("period", "date"),
    ),
    sorts={"agreement": "", "state": "state", "parties": "party", "signed": "year", "period": ""},
    labels=frozenset({"signed"}),
    facets=(VALIDITY, Facet("party", {"vi": "ben", "en": "party"}), YEAR),
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    carried=True,
    own_pages=True,
    state=lambda row: row.state,
    stories=lambda row: row.stories,
    blocks=StoryBlocks(
        field="agreements",
        panel=panel.panel,
        words=search.words,
        spellings=search.spellings,
        rank=3,
    ),
    front=FrontBand(
        rank=1,
        pointer=table.pointer,
        living=lambda row: row.state in {"in_force", "ending"},
        day=table.day,
    ),
    digest=InDigest(rank=2, pointer=table.pointer_then),
    node=record.node,
    found=FoundRows(search.document, year=lambda row: row.year),
    checks=Checks(
        parties=(
            ("agreements", "*", "parties", "*"),
            ("agreements", "*", "signatories", "*", "party"),
        ),
        same=tuple(("agreements", "*", day) for day in ("signed", "valid_from", "valid_to")),
        in_order=(
            InOrder(("agreements", "*"), "valid_from", ("valid_to",), "S243"),
            InOrder(("agreements", "*"), "signed", ("valid_to",), "S254", unless_slipped=True),
        ),
    ),
    pairs={"signatories": ("name", "office")},
    new=NewBlock(
        ("thỏa thuận", "thoả thuận", "ký kết", "chương trình phối hợp"),
        ("contract",),
    ),
)
REGISTER: Final = AGREEMENTS
