"""The register of benefits: what members are offered, how to claim it, and until when."""

from __future__ import annotations

from typing import Final

from plugins.registers.benefits import record, table
from plugins.registers.benefits.rows import PATHS, BenefitRow, collect, in_force_now
from plugins.registers.facets import VALIDITY, Facet
from plugins.registers.register import FoundRows, FrontBand, NewBlock, Register

BENEFITS: Final[Register[BenefitRow]] = Register(
    name="benefits",
    called=("Ưu đãi",),
    paths=PATHS,
    collect=collect,
    story=lambda row: None,
    columns=(
        ("discount", "figure"),
        ("offer", "title"),
        ("how", "fold"),
        ("places", "text"),
        ("valid", "state"),
    ),
    facets=(
        Facet("place", {"vi": "noi", "en": "place"}),
        Facet("category", {"vi": "nhom", "en": "category"}),
        VALIDITY,
    ),
    leading="place",
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    heading=table.heading,
    folded=(table.ENDED,),
    order=table.order,
    noted=True,
    state=lambda row: row.state,
    front=FrontBand(rank=5, pointer=table.pointer, rows=in_force_now),
    node=record.node,
    found=FoundRows(record.document),
    new=NewBlock(("ưu đãi", "phúc lợi"), ("offer",), data_file="benefits.yaml"),
)
REGISTER: Final = BENEFITS
