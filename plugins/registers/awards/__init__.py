"""The register of awards: what was handed out, by which body on whose behalf, to whom."""

from __future__ import annotations

from typing import Final

from plugins.registers.awards import honours, panel, record, search, table
from plugins.registers.awards.rows import PATHS, AwardRow, collect
from plugins.registers.checks import Checks
from plugins.registers.facets import YEAR, Facet
from plugins.registers.register import (
    FrontBand,
    InDigest,
    NewBlock,
    OfOrganisation,
    Register,
    Roll,
    StoryBlocks,
)

_KINDS: Final = {
    "emulation_flag": "co-thi-dua", "merit_certificate": "bang-khen", "certificate": "giay-khen",
    "commemorative_medal": "ky-niem-chuong", "other": "khac",
}  # fmt: skip

AWARDS: Final[Register[AwardRow]] = Register(
    name="awards",
    called=("Khen thưởng",),
    paths=PATHS,
    collect=collect,
    story=lambda row: row.fact.story,
    columns=(("recipients", "title"), ("award", "text"), ("awarded_by", "text"), ("year", "date")),
    sorts={"recipients": "received", "award": "award", "awarded_by": "body"},
    facets=(
        YEAR,
        Facet("award", {"vi": "hinh-thuc", "en": "award"}, _KINDS),
        Facet("body", {"vi": "don-vi", "en": "body"}),
        Facet("received", {"vi": "duoc-khen", "en": "received-by"}),
    ),
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    heading=table.heading,
    in_heading="year",
    order=table.order,
    blocks=StoryBlocks(field="awards", panel=panel.panel, words=search.words, rank=4),
    organisations=(
        OfOrganisation("body", "awards_given", "awarded_by"),
        OfOrganisation("received", "awards_received", "recipients"),
    ),
    front=FrontBand(rank=3, pointer=table.pointer),
    digest=InDigest(rank=3, pointer=lambda values, row, month: table.pointer(values, row)),
    roll=Roll({"vi": "bang-vang", "en": "roll-of-honour"}, honours.years, honours.honours),
    checks=Checks(
        parties=(
            ("awards", "*", "awarded_by"),
            ("awards", "*", "on_behalf_of"),
            ("awards", "*", "by_authority_of"),
            ("awards", "*", "unit"),
            ("awards", "*", "recipients", "*", "unit"),
        ),
        collectives=(("awards", "*", "recipients", "*"),),
        same=(("awards", "*", "award"), ("awards", "*", "year")),
        blocks=("awards",),
    ),
    choices={
        "award": {
            "emulation_flag": ("Cờ thi đua",), "merit_certificate": ("Bằng khen",),
            "certificate": ("Giấy khen",), "commemorative_medal": ("Kỷ niệm chương",),
            "other": ("Hình thức khác", "khác"),
        },
        "type": {"person": ("cá nhân",), "collective": ("tập thể",)},  # of a recipient
    },
    new=NewBlock(("khen thưởng", "giải thưởng"), ("prize", "certificate")),
)  # fmt: skip
REGISTER: Final = AWARDS
