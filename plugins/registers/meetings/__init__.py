"""The register of meetings: the calendar, by the day of the event."""

from __future__ import annotations

from typing import Final

from plugins.registers.checks import Checks, InOrder
from plugins.registers.facets import YEAR, Facet
from plugins.registers.meetings import panel, record, search, table
from plugins.registers.meetings.rows import PATHS, MeetingRow, collect, has_file
from plugins.registers.register import NewBlock, Register, StoryBlocks

_KINDS: Final = {
    "conference": "hoi-nghi", "congress": "dai-hoi", "gathering": "gap-mat",
    "training": "tap-huan", "visit": "tham",
}  # fmt: skip

MEETINGS: Final[Register[MeetingRow]] = Register(
    name="meetings",
    called=("Sự kiện",),
    paths=PATHS,
    collect=collect,
    story=lambda row: row.fact.story,
    columns=(
        ("when", "leaf"),
        ("meeting", "title"),
        ("kind", "text"),
        ("venue", "text"),
        ("attendance", "text"),
        ("published", "date"),
        ("calendar", "text"),
    ),
    facets=(
        YEAR,
        Facet("kind", {"vi": "hinh-thuc", "en": "kind"}, _KINDS),
        Facet("organisation", {"vi": "don-vi", "en": "organisation"}),
    ),
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    heading=table.heading,
    sorts={"when": "year", "meeting": "", "venue": ""},
    labels=frozenset({"published"}),
    noted=True,
    days=lambda row: row.days,
    walled=True,
    state=lambda row: row.state,
    blocks=StoryBlocks(field="meeting", panel=panel.panel, words=search.words, rank=2),
    event=record.event,
    upcoming=has_file,
    node=record.node,
    of_story=True,
    checks=Checks(
        same=(("meeting", "start"), ("meeting", "end"), ("meeting", "kind")),
        blocks=("meeting",),
        in_order=(InOrder(("meeting",), "start", ("end",), "S243"),),
    ),
    choices={
        "kind": {
            "conference": ("Hội nghị",), "congress": ("Đại hội",), "gathering": ("Gặp mặt",),
            "training": ("Tập huấn",), "visit": ("Thăm, làm việc", "thăm", "làm việc"),
        },
    },
    new=NewBlock(
        ("hội nghị", "đại hội", "sự kiện", "gặp mặt", "cuộc họp"),
        ("conference", "congress", "event"),
    ),
)  # fmt: skip
REGISTER: Final = MEETINGS
