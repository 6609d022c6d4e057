"""A meeting in a story's facts panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.core.fact_blocks import Meeting
from plugins.core.page_parts import FactBlock, FactValue
from plugins.core.site import Text
from plugins.language.values import Values
from plugins.registers.panel import panel_block, panel_row


def panel(values: Values, text: Text) -> Iterator[FactBlock]:
    """Yield the meeting that *text* reports: one that was announced says so once it is past."""
    meeting = text.fields.meeting
    if meeting is None:
        return
    t = values.edition.t
    start, first = values.date(meeting.start), meeting.start.first_day()
    if start and first and text.fields.date.day < first:
        start = replace(start, state=values.past(meeting.last_day))
    people = attendance(values, meeting, text.words_lang("meeting", "attendance_note"))
    video = FactValue(t("facts.meeting.watch"), meeting.video) if meeting.video else None
    kind = values.text(t(f"facts.kind.{meeting.kind}")) if meeting.kind else None
    venue = values.text(meeting.venue, text.words_lang("meeting", "venue"))
    chair = values.text(meeting.chair, text.words_lang("meeting", "chair"))
    yield panel_block(
        values,
        "meeting",
        panel_row(values, "meeting.kind", kind),
        panel_row(values, "meeting.start", start),
        panel_row(values, "meeting.end", values.date(meeting.end)),
        panel_row(values, "meeting.venue", venue),
        panel_row(values, "meeting.attendance", people),
        panel_row(values, "meeting.chair", chair),
        panel_row(values, "meeting.video", video),
        brief=tuple(one.text for one in (kind, start) if one and (one is kind or one.datetime)),
    )


def attendance(values: Values, meeting: Meeting, note_lang: str) -> FactValue | None:
    """Return how many people came, where it is known; the note about them is in *note_lang*."""
    if meeting.attendance is None:
        return None
    return FactValue(
        values.edition.t("facts.meeting.people", n=meeting.attendance),
        note=f"({meeting.attendance_note})" if meeting.attendance_note else None,
        note_lang=values.foreign(note_lang),
    )
