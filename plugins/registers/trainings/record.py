"""A course in the register's files, in the calendar and as a schema.org node."""

from __future__ import annotations

from typing import Final

from plugins.core import addresses
from plugins.language.localizer import Localizer
from plugins.language.nodes import Node, filled, organisation_node
from plugins.registers import fields, references
from plugins.registers.calendar_event import CalendarEvent, described, event_time, labelled
from plugins.registers.fields import Field
from plugins.registers.references import Record, iso
from plugins.registers.trainings.rows import PATHS, TrainingRow

FIELDS: Final = (
    fields.ID,
    Field("title", stated=True),
    Field("organiser", "party", stated=True),
    Field("start", "date"),
    Field("end", "date"),
    fields.TIMING,
    Field("venue"),
    Field("seats", "integer"),
    Field("apply_by", "date"),
    Field("days_left", "integer"),
    Field("contact"),
    fields.URL,
    fields.STORY,
)


def record(localizer: Localizer, row: TrainingRow) -> Record:
    """Return the values of a course."""
    words = row.fact.words(localizer.lang)
    return {
        "title": words.title,
        "organiser": references.party(localizer, words.organiser),
        "start": iso(words.start),
        "end": iso(words.end),
        "state": row.state,
        "venue": words.venue,
        "seats": words.seats,
        "apply_by": iso(words.apply_by),
        "days_left": row.days_left,
        "contact": words.contact,
        "story_url": localizer.story(row.fact.story),
    }


def event(localizer: Localizer, row: TrainingRow) -> CalendarEvent | None:
    """Return a course whose first day is known, with by when and with whom to apply."""
    time = event_time(row.fact.block.start, row.fact.block.end)
    if time is None:
        return None
    lang, words = localizer.lang, row.fact.words(localizer.lang)
    notes = {
        "organiser": localizer.name(words.organiser),
        "apply_by": localizer.partial(words.apply_by) if words.apply_by else "",
        "contact": words.contact or "",
    }
    other = row.fact.words(localizer.edition.other.lang).title
    story = row.fact.story
    return CalendarEvent(
        uid=f"training-{row.id}",
        story=story,
        summary=words.title,
        lang=row.fact.words_lang(lang, "title"),
        start=time[0],
        end=time[1],
        description=described(localizer, story, labelled(localizer, notes), other),
        category=localizer.t("register.title.trainings"),
        place=words.venue,
        place_lang=row.fact.words_lang(lang, "venue"),
    )


def node(localizer: Localizer, row: TrainingRow) -> Node | None:
    """Return a course as an ``EducationEvent``; one without a day is none."""
    if row.fact.block.start.precision not in {"day", "minute"}:
        return None
    lang, words = localizer.lang, row.fact.words(localizer.lang)
    here = localizer.absolute(addresses.register_row(lang, PATHS[lang], row.id))
    return filled(
        {
            "@type": "EducationEvent",
            "@id": here,
            "url": localizer.story(row.fact.story),
            "name": words.title,
            "inLanguage": row.fact.words_lang(lang, "title"),
            "eventStatus": "https://schema.org/EventScheduled",
            "startDate": words.start.iso(),
            "endDate": words.end.iso() if words.end else None,
            "location": {"@type": "Place", "name": words.venue, "address": words.venue}
            if words.venue
            else None,
            "organizer": organisation_node(localizer, words.organiser),
            "maximumAttendeeCapacity": words.seats,
        }
    )
