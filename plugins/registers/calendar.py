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
from plugins.registers.say import Say

_OTHER: Final = {"vi": "en", "en": "vi"}
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar, and how many rows have no day and so cannot stand in it."""

    content: bytes
    left_out: int


def calendar_file(name: CalendarName, say: Say) -> CalendarFile:
    """Return a register as a calendar in one edition's words; valid without any event too.

    An event has the same UID in both editions, whatever its title and dates become.
    """
    registers = say.registers
    made: list[Event | None]
    if name == "meetings":
        made = [_meeting(say, row) for row in registers.meetings]
    else:
        made = [_deadline(say, row) for row in registers.deadlines]
    events = [event for event in made if event is not None]
    whole = _calendar(name, say)
    for event in events:
        whole.add_component(event)
    return CalendarFile(whole.to_ical(), len(made) - len(events))


def _calendar(name: CalendarName, say: Say) -> Calendar:
    title = vText(say.t(f"register.calendar.{name}", site=say.site))
    own = say.absolute(addresses.register_file(say.lang, name, "ics"))
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{say.host}//{name}//{say.lang.upper()}")
    whole.add("name", title)
    whole.add("x-wr-calname", title)
    whole.add("x-wr-timezone", ZONE.key)
    whole.add("url", say.absolute(addresses.listing(say.lang, name)))
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


def _meeting(say: Say, row: MeetingRow) -> Event | None:
    """Return a meeting whose day is known; with an hour, only as exact as both its ends are."""
    start, end = row.start, row.told.block.end
    if start.at is None or start.precision not in {"day", "minute"}:
        return None
    story, words = row.told.story, row.told.words(say.lang)
    text = row.told.text(say.lang)
    kind = say.t(f"facts.kind.{words.kind}") if words.kind else None
    when = {"start": say.partial(words.start)}
    if words.end and words.end.at:
        when["end"] = say.partial(words.end)
    notes = [*_labelled(say, when), text.fields.summary]
    event = _event(say, f"meeting-{row.id}", story)
    event.add("summary", text.fields.title, parameters={"LANGUAGE": text.lang})
    _when(event, start.at, start.precision == "minute", _known_end(start, end))
    if words.venue:
        lang = row.told.words_lang(say.lang, "venue")
        event.add("location", words.venue, parameters={"LANGUAGE": lang})
    other = _other_title(say, story, story.shown(_OTHER[say.lang]).fields.title)
    event.add("description", _description(say, story, notes, other))
    event.add("categories", [kind or say.t("register.title.meetings")])
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


def _deadline(say: Say, row: DeadlineRow) -> Event | None:
    """Return a deadline as a note on its last day, which keeps nobody busy."""
    if row.last_day is None:
        return None
    story, words, document = row.told.story, row.words(say.lang), row.told.words(say.lang)
    lang = row.told.words_lang(say.lang, "deadlines", row.index, "what")
    due = say.partial(words.due)
    asked = (words.who,) if words.who else document.addressees
    facts = {
        "due": say.t("facts.before", date=due) if row.deadline.before else due,
        "who": "; ".join(map(say.name, asked)),
        "document": f"{document.number}, {say.name(document.issuer)}",
    }
    event = _event(say, f"deadline-{row.id}", story)
    summary = say.t("register.calendar.deadline", what=words.what)
    event.add("summary", summary, parameters={"LANGUAGE": lang})
    _whole_days(event, row.last_day, row.last_day)
    other = _other_title(say, story, row.words(_OTHER[say.lang]).what)
    event.add("description", _description(say, story, _labelled(say, facts), other))
    event.add("categories", [say.t("register.title.deadlines")])
    return event


def _event(say: Say, uid: str, story: Story) -> Event:
    fields = story.main.fields
    changed = (fields.updated or fields.date).at.astimezone(dt.UTC)
    event = Event()
    event.add("uid", f"{uid}@{say.host}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("created", fields.date.at.astimezone(dt.UTC))
    event.add("url", say.story(story))
    event.add("transp", "TRANSPARENT")  # a union's calendar does not say that its reader is busy
    return event


def _other_title(say: Say, story: Story, title: str) -> str | None:
    """Return *title* where the story is told in the other language as well."""
    both = story.shown(say.lang).lang != story.shown(_OTHER[say.lang]).lang
    return title if both else None


def _labelled(say: Say, facts: Mapping[str, str]) -> list[str]:
    """Return what is known of *facts* (by the key of a column), each under its column's name."""
    return [f"{say.t(f'register.column.{key}')}: {words}" for key, words in facts.items() if words]


def _description(say: Say, story: Story, notes: Iterable[str], other: str | None) -> str:
    """Return what the edition says and where; below it the other language's title, and where."""
    lines = [*notes, say.story(story)]
    if other:
        lines += ["", other, say.story(story, _OTHER[say.lang])]
    return "\n".join(lines)
