"""Meetings and deadlines as calendars to subscribe to: iCalendar (RFC 5545, RFC 7986).

There is no METHOD: the file is a calendar, not an invitation, and PUBLISH would ask for an
organiser's mailbox (RFC 5546, 3.2.1). There is no clock: stamps are those of the stories.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from plugins.core import addresses
from plugins.core.dates import ZONE, PartialDate
from plugins.core.register_names import CalendarName
from plugins.core.registers import DeadlineRow, MeetingRow
from plugins.core.site import Story
from plugins.language.localizer import Localizer

_OTHER: Final = {"vi": "en", "en": "vi"}
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar, and how many rows have no day and so cannot stand in it."""

    content: bytes
    left_out: int


def calendar_file(name: CalendarName, localizer: Localizer) -> CalendarFile:
    """Return a register as a calendar in one edition's words; valid without any event too.

    An event has the same UID in both editions, whatever its title and dates become.
    """
    registers = localizer.registers
    made: list[Event | None]
    if name == "meetings":
        made = [_meeting(localizer, row) for row in registers.meetings]
    else:
        made = [_deadline(localizer, row) for row in registers.deadlines]
    events = [event for event in made if event is not None]
    whole = _calendar(name, localizer)
    for event in events:
        whole.add_component(event)
    return CalendarFile(whole.to_ical(), len(made) - len(events))


def _calendar(name: CalendarName, localizer: Localizer) -> Calendar:
    title = vText(localizer.t(f"register.calendar.{name}", site=localizer.edition.name))
    own = localizer.absolute(addresses.register_file(localizer.lang, name, "ics"))
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{localizer.host}//{name}//{localizer.lang.upper()}")
    whole.add("name", title)
    whole.add("x-wr-calname", title)
    whole.add("x-wr-timezone", ZONE.key)
    whole.add("url", localizer.absolute(addresses.listing(localizer.lang, name)))
    whole.add("source", own, parameters={"VALUE": "URI"})
    whole.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "P1D")
    whole.add_component(_vietnam())
    return whole


def _vietnam() -> Timezone:
    """Return Vietnam's time, the same on every machine: UTC+7 since 13 June 1975, never changed."""
    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    zone.add_component(standard)
    return zone


def _meeting(localizer: Localizer, row: MeetingRow) -> Event | None:
    """Return a meeting whose day is known; with an hour, only as exact as both its ends are."""
    start, end = row.start, row.told.block.end
    if start.at is None or start.precision not in {"day", "minute"}:
        return None
    story, words = row.told.story, row.told.words(localizer.lang)
    text = row.told.text(localizer.lang)
    kind = localizer.t(f"facts.kind.{words.kind}") if words.kind else None
    when = {"start": localizer.partial(words.start)}
    if words.end and words.end.at:
        when["end"] = localizer.partial(words.end)
    notes = [*_labelled(localizer, when), text.fields.summary]
    event = _event(localizer, f"meeting-{row.id}", story)
    event.add("summary", text.fields.title, parameters={"LANGUAGE": text.lang})
    _when(event, start.at, start.precision == "minute", _known_end(start, end))
    if words.venue:
        lang = row.told.words_lang(localizer.lang, "venue")
        event.add("location", words.venue, parameters={"LANGUAGE": lang})
    other = _other_title(localizer, story, story.shown(_OTHER[localizer.lang]).fields.title)
    event.add("description", _description(localizer, story, notes, other))
    event.add("categories", [kind or localizer.t("register.title.meetings")])
    return event


def _known_end(start: PartialDate, end: PartialDate | None) -> PartialDate | None:
    """Return *end* where it is a day or an hour that is not before *start*."""
    if end is None or end.at is None or start.at is None:
        return None
    known = end.precision in {"day", "minute"} and end.at.date() >= start.at.date()
    return end if known else None


def _when(event: Event, start: dt.datetime, timed: bool, end: PartialDate | None) -> None:
    """Set the time of *event*: by the hour only where no end that is a mere day contradicts it."""
    last = end.at if end else None
    if timed and (end is None or end.precision == "minute"):
        event.add("dtstart", start)
        if last and last > start:
            event.add("dtend", last)
        return
    _whole_days(event, start.date(), last.date() if last else start.date())


def _whole_days(event: Event, first: dt.date, last: dt.date) -> None:
    """Set whole days; the end of a VEVENT is the day after its last (RFC 5545, 3.6.1).

    No day comes after 31/12/9999: an event that begins on it has no end and so lasts a day.
    """
    event.add("dtstart", first)
    after = min(last, dt.date.max - _DAY) + _DAY
    if after > first:
        event.add("dtend", after)


def _deadline(localizer: Localizer, row: DeadlineRow) -> Event | None:
    """Return a deadline as a note on its last day, which keeps nobody busy."""
    if row.last_day is None:
        return None
    story, words, document = (
        row.told.story,
        row.words(localizer.lang),
        row.told.words(localizer.lang),
    )
    lang = row.told.words_lang(localizer.lang, "deadlines", row.index, "what")
    due = localizer.partial(words.due)
    asked = (words.who,) if words.who else document.addressees
    facts = {
        "due": localizer.t("facts.before", date=due) if row.deadline.before else due,
        "who": "; ".join(map(localizer.name, asked)),
        "document": f"{document.number}, {localizer.name(document.issuer)}",
    }
    event = _event(localizer, f"deadline-{row.id}", story)
    summary = localizer.t("register.calendar.deadline", what=words.what)
    event.add("summary", summary, parameters={"LANGUAGE": lang})
    _whole_days(event, row.last_day, row.last_day)
    other = _other_title(localizer, story, row.words(_OTHER[localizer.lang]).what)
    event.add("description", _description(localizer, story, _labelled(localizer, facts), other))
    event.add("categories", [localizer.t("register.title.deadlines")])
    return event


def _event(localizer: Localizer, uid: str, story: Story) -> Event:
    fields = story.main.fields
    changed = (fields.updated or fields.date).at.astimezone(dt.UTC)
    event = Event()
    event.add("uid", f"{uid}@{localizer.host}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("created", fields.date.at.astimezone(dt.UTC))
    event.add("url", localizer.story(story))
    event.add("transp", "TRANSPARENT")  # a union's calendar does not say that its reader is busy
    return event


def _other_title(localizer: Localizer, story: Story, title: str) -> str | None:
    """Return *title* where the story is told in the other language as well."""
    both = story.shown(localizer.lang).lang != story.shown(_OTHER[localizer.lang]).lang
    return title if both else None


def _labelled(localizer: Localizer, facts: Mapping[str, str]) -> list[str]:
    """Return what is known of *facts* (by the key of a column), each under its column's name."""
    return [
        f"{localizer.t(f'register.column.{key}')}: {words}" for key, words in facts.items() if words
    ]


def _description(
    localizer: Localizer, story: Story, notes: Iterable[str], other: str | None
) -> str:
    """Return what the edition says and where; below it the other language's title, and where."""
    lines = [*notes, localizer.story(story)]
    if other:
        lines += ["", other, localizer.story(story, _OTHER[localizer.lang])]
    return "\n".join(lines)
