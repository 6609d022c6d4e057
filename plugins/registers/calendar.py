"""A register as a calendar to subscribe to: iCalendar (RFC 5545, RFC 7986).

There is no METHOD: the file is a calendar, not an invitation, and PUBLISH would ask for an
organiser's mailbox (RFC 5546, 3.2.1). There is no clock: stamps are those of the stories.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from plugins.core.dates import ZONE
from plugins.language.localizer import Localizer
from plugins.registers.calendar_event import CalendarEvent
from plugins.registers.register import Register

_DAY: Final = dt.timedelta(days=1)
_EVE: Final = dt.timedelta(hours=16)  # before midnight


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar, and how many rows have no day and so cannot stand in it."""

    content: bytes
    left_out: int


def calendar_file(register: Register[Any], localizer: Localizer) -> CalendarFile:
    """Return a register as a calendar in one edition's words; valid without any event too.

    An event has the same UID in both editions, whatever its title and dates become.
    """
    assert register.event is not None
    made = [register.event(localizer, row) for row in register.rows(localizer.registers)]
    events = [event for event in made if event is not None]
    whole = _calendar(register, localizer)
    for event in events:
        whole.add_component(_component(localizer, event))
    return CalendarFile(whole.to_ical(), len(made) - len(events))


def event_files(register: Register[Any], localizer: Localizer) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of a calendar for each row that is to come: the event, and an alarm.

    It has no name and no source: it is put into the reader's own calendar, and nobody subscribes to it.
    """
    assert register.event is not None
    for row in filter(register.upcoming, register.rows(localizer.registers)):
        shown = register.event(localizer, row)
        if shown is None:
            raise ValueError(f"{register.name}: {row.id} is upcoming, and no event")
        whole = _begun(register, localizer)
        event = _component(localizer, shown)
        event.add_component(_alarm(shown))
        whole.add_component(event)
        yield register.event_address(localizer.lang, row.id), whole.to_ical()


def _alarm(shown: CalendarEvent) -> Alarm:
    """Return a reminder: of whole days at eight in the morning of the day before, else a day ahead."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", shown.summary)
    alarm.add("trigger", -_DAY if isinstance(shown.start, dt.datetime) else -_EVE)
    return alarm


def _begun(register: Register[Any], localizer: Localizer) -> Calendar:
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{localizer.host}//{register.name}//{localizer.lang.upper()}")
    whole.add_component(_vietnam())
    return whole


def _calendar(register: Register[Any], localizer: Localizer) -> Calendar:
    name, lang = register.name, localizer.lang
    title = vText(localizer.t(f"register.calendar.{name}", site=localizer.edition.name))
    own = localizer.absolute(register.file_address(lang, "ics"))
    whole = _begun(register, localizer)
    whole.add("name", title)
    whole.add("x-wr-calname", title)
    whole.add("x-wr-timezone", ZONE.key)
    whole.add("url", localizer.absolute(register.address(lang)))
    whole.add("source", own, parameters={"VALUE": "URI"})
    whole.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "P1D")
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


def _component(localizer: Localizer, shown: CalendarEvent) -> Event:
    fields = shown.story.main.fields
    changed = (fields.updated or fields.date).at.astimezone(dt.UTC)
    event = Event()
    event.add("uid", f"{shown.uid}@{localizer.host}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("created", fields.date.at.astimezone(dt.UTC))
    event.add("url", localizer.story(shown.story))
    event.add("transp", "TRANSPARENT")  # a union's calendar does not say that its reader is busy
    event.add("summary", shown.summary, parameters={"LANGUAGE": shown.lang})
    _when(event, shown)
    if shown.place:
        event.add("location", shown.place, parameters={"LANGUAGE": shown.place_lang})
    event.add("description", shown.description)
    event.add("categories", [shown.category])
    return event


def _when(event: Event, shown: CalendarEvent) -> None:
    """Set the time of *event*. The end of whole days is the day after the last (RFC 5545, 3.6.1).

    No day comes after 31/12/9999: an event that begins on it has no end and so lasts a day.
    """
    event.add("dtstart", shown.start)
    if isinstance(shown.start, dt.datetime) or isinstance(shown.end, dt.datetime):
        if shown.end is not None:
            event.add("dtend", shown.end)
        return
    last = shown.end or shown.start
    after = min(last, dt.date.max - _DAY) + _DAY
    if after > shown.start:
        event.add("dtend", after)
