"""A meeting in the register's files, in the calendar and as a schema.org node."""

from __future__ import annotations

from typing import Final

from plugins.core.fact_blocks import Meeting
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node, filled, organisation_node
from plugins.registers import fields, references
from plugins.registers.calendar_event import CalendarEvent, described, event_time, labelled
from plugins.registers.fields import Field, choices
from plugins.registers.meetings.rows import MeetingRow
from plugins.registers.references import Record, iso

FIELDS = (
    fields.ID,
    Field("title", stated=True),
    Field("kind", "enum", False, choices(Meeting, "kind"), "facts.kind"),
    Field("start", "date"),
    Field("end", "date"),
    fields.TIMING,
    Field("venue"),
    Field("attendance", "integer"),
    Field("attendance_note"),
    Field("chair"),
    Field("video", "url"),
    Field("organisations", "parties", stated=True),
    Field("published", "day", stated=True),
    fields.URL,
    fields.STORY,
)
# https://schema.org/EventStatusType is a closed list.
_SCHEDULED: Final = "https://schema.org/EventScheduled"


def record(localizer: Localizer, row: MeetingRow) -> Record:
    """Return the values of a meeting."""
    words, text = row.fact.words(localizer.lang), row.fact.text(localizer.lang).fields
    return {
        "title": text.title,
        "kind": words.kind,
        "start": iso(words.start),
        "end": iso(words.end),
        "state": row.state,
        "venue": words.venue,
        "attendance": words.attendance,
        "attendance_note": words.attendance_note,
        "chair": words.chair,
        "video": words.video,
        "organisations": references.parties(localizer, text.organisations),
        "published": row.fact.story.date.day.isoformat(),
        "story_url": localizer.story(row.fact.story),
    }


def event(localizer: Localizer, row: MeetingRow) -> CalendarEvent | None:
    """Return a meeting whose day is known; with an hour, only as exact as both its ends are."""
    time = event_time(row.start, row.fact.block.end)
    if time is None:
        return None
    lang, story, words = localizer.lang, row.fact.story, row.fact.words(localizer.lang)
    text = row.fact.text(lang)
    when = {"start": localizer.partial(words.start)}
    if words.end and words.end.at:
        when["end"] = localizer.partial(words.end)
    notes = [*labelled(localizer, when), text.fields.summary]
    other = story.shown(localizer.edition.other.lang).fields.title
    kind = localizer.t(f"facts.kind.{words.kind}") if words.kind else None
    return CalendarEvent(
        uid=f"meeting-{row.id}",
        story=story,
        summary=text.fields.title,
        lang=text.lang,
        start=time[0],
        end=time[1],
        description=described(localizer, story, notes, other),
        category=kind or localizer.t("register.title.meetings"),
        place=words.venue,
        place_lang=row.fact.words_lang(lang, "venue"),
    )


def node(localizer: Localizer, row: MeetingRow) -> Node | None:
    """Return a meeting as an ``Event``; one without a day is none."""
    if row.start.precision not in {"day", "minute"}:
        return None
    words, text = row.fact.words(localizer.lang), row.fact.text(localizer.lang)
    url = localizer.absolute(text.address)
    return filled(
        {
            "@type": "Event",
            "@id": f"{url}#event",
            "url": url,
            "name": text.fields.title,
            "description": text.fields.summary,
            "inLanguage": text.lang,
            "eventStatus": _SCHEDULED,
            "startDate": row.start.iso(),
            "endDate": words.end.iso() if words.end else None,
            "location": {"@type": "Place", "name": words.venue, "address": words.venue}
            if words.venue
            else None,
            "organizer": [organisation_node(localizer, name) for name in text.fields.organisations],
        }
    )
