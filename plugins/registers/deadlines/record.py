"""A deadline in the register's files and in the calendar."""

from __future__ import annotations

from plugins.language.localizer import Localizer
from plugins.registers import fields, references
from plugins.registers.calendar_event import CalendarEvent, described, labelled
from plugins.registers.deadlines.rows import DeadlineRow
from plugins.registers.documents.record import document_reference
from plugins.registers.documents.rows import known_documents
from plugins.registers.fields import Field
from plugins.registers.references import Record, iso

FIELDS = (
    fields.ID,
    Field("what", stated=True),
    Field("due", "date"),
    Field("before", "boolean", stated=True),
    Field("last_day", "day"),
    fields.TIMING,
    fields.DAYS_LEFT,
    Field("who", "parties", stated=True),
    Field("document", "reference", stated=True),
    Field("document_issuer", "party", stated=True),
    fields.URL,
    fields.STORY,
)


def record(localizer: Localizer, row: DeadlineRow) -> Record:
    """Return the values of a deadline."""
    words, document = row.words(localizer.lang), row.fact.words(localizer.lang)
    source = known_documents(localizer.registers)[row.fact.story.id]
    return {
        "what": words.what,
        "due": iso(words.due),
        "before": row.deadline.before,
        "last_day": row.last_day.isoformat() if row.last_day else None,
        "state": row.state,
        "days_left": row.days_left,
        "who": references.parties(localizer, (words.who,) if words.who else document.addressees),
        "document": document_reference(localizer, source),
        "document_issuer": references.party(localizer, document.issuer),
        "story_url": localizer.story(row.fact.story),
    }


def event(localizer: Localizer, row: DeadlineRow) -> CalendarEvent | None:
    """Return a deadline as a note on its last day, which keeps nobody busy."""
    if row.last_day is None:
        return None
    lang, story = localizer.lang, row.fact.story
    words, document = row.words(lang), row.fact.words(lang)
    due = localizer.partial(words.due)
    asked = (words.who,) if words.who else document.addressees
    facts = {
        "due": localizer.t("facts.before", date=due) if row.deadline.before else due,
        "who": "; ".join(map(localizer.name, asked)),
        "document": f"{document.number}, {localizer.name(document.issuer)}",
    }
    other = row.words(localizer.edition.other.lang).what
    return CalendarEvent(
        uid=f"deadline-{row.id}",
        story=story,
        summary=localizer.t("register.calendar.deadline", what=words.what),
        lang=row.words_lang(lang, "what"),
        start=row.last_day,
        end=row.last_day,
        description=described(localizer, story, labelled(localizer, facts), other),
        category=localizer.t("register.title.deadlines"),
    )
