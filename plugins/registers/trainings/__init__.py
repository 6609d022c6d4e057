"""The register of courses: what is taught, when and where, and until when one may apply."""

from __future__ import annotations

from typing import Final

from plugins.registers.checks import Checks, InOrder
from plugins.registers.facets import TIMING, YEAR, Facet
from plugins.registers.register import (
    FrontBand,
    InDigest,
    NewBlock,
    OfOrganisation,
    Register,
    StoryBlocks,
)
from plugins.registers.trainings import panel, record, search, table
from plugins.registers.trainings.rows import PATHS, TrainingRow, collect, coming

_ROW: Final = ("trainings", "*")

TRAININGS: Final[Register[TrainingRow]] = Register(
    name="trainings",
    called=("Lớp tập huấn", "tập huấn", "đào tạo"),
    paths=PATHS,
    collect=collect,
    story=lambda row: row.fact.story,
    columns=(
        ("when", "text"),
        ("training", "title"),
        ("organiser", "text"),
        ("venue", "text"),
        ("apply", "text"),
        ("state", "state"),
    ),
    sorts={"when": "year", "training": "", "organiser": "organiser", "apply": ""},
    labels=frozenset({"apply"}),
    facets=(TIMING, Facet("organiser", {"vi": "don-vi-mo-lop", "en": "organiser"}), YEAR),
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    heading=table.heading,
    in_heading="state",
    days=lambda row: row.days,
    noted=True,
    state=lambda row: row.state,
    blocks=StoryBlocks(field="trainings", panel=panel.panel, words=search.words, rank=5),
    organisations=(OfOrganisation("organiser", "trainings", "organiser"),),
    front=FrontBand(rank=6, pointer=table.pointer, rows=coming),
    digest=InDigest(rank=5, pointer=table.pointer_then),
    event=record.event,
    node=record.node,
    of_story=True,
    checks=Checks(
        parties=((*_ROW, "organiser"),),
        same=tuple((*_ROW, field) for field in ("start", "end", "seats", "apply_by")),
        blocks=("trainings",),
        in_order=(
            InOrder(_ROW, "start", ("end",), "S243"),
            InOrder(_ROW, "apply_by", ("end",), "S257", otherwise="start", unless_slipped=True),
        ),
    ),
    pairs={"trainings": ("title", "organiser")},
    new=NewBlock(
        ("lớp tập huấn", "tập huấn", "khóa tập huấn", "khóa học", "lớp học", "đào tạo"),
        ("course", "class"),
    ),
)
REGISTER: Final = TRAININGS
