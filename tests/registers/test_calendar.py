"""Calendars as others read them: icalendar, vobject and ics agree on every event."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import ics
import pytest
import vobject

from plugins.core.fact_blocks import RegisterName
from plugins.core.registers import Registers
from plugins.registers import BY_NAME
from plugins.registers.calendar import calendar_file
from tests.builders import write_story
from tests.registers.full import HOSTILE, localizer_of, write_full

Collect = Callable[..., Registers]
Event = tuple[str, str, str, str]
HOST = "tin.congdoan.example"


def by_icalendar(content: bytes) -> dict[str, Event]:
    """Return uid to (start, end, summary, description)."""
    found = icalendar.Calendar.from_ical(content)
    return {
        str(event["uid"]): (
            _at(event["dtstart"].dt),
            _at(event["dtend"].dt) if "dtend" in event else "",
            str(event["summary"]),
            str(event["description"]),
        )
        for event in found.walk("VEVENT")
    }


def by_vobject(content: bytes) -> dict[str, Event]:
    """Return the same as another parser reads it."""
    found = vobject.readOne(content.decode())
    return {
        event.uid.value: (
            _at(event.dtstart.value),
            _at(event.dtend.value) if hasattr(event, "dtend") else "",
            event.summary.value,
            event.description.value,
        )
        for event in getattr(found, "vevent_list", [])
    }


def by_ics(content: bytes) -> dict[str, Event]:
    """Return the same as a third parser reads it; days are midnights to it."""
    return {
        event.uid: (
            _at(event.begin.date() if event.all_day else event.begin.datetime),
            _at(event.end.date() if event.all_day else event.end.datetime),
            event.name,
            event.description,
        )
        for event in ics.Calendar(content.decode()).events
    }


def _at(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat()


@pytest.fixture(params=["vi", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Return each language."""
    return str(request.param)


@pytest.mark.parametrize("name", ["meetings", "deadlines"])
def test_three_parsers_agree(
    content: Path, registers: Collect, name: RegisterName, lang: str
) -> None:
    write_full(content)
    file = calendar_file(BY_NAME[name], localizer_of(registers(), lang))
    events = by_icalendar(file.content)
    assert len(events) == {"meetings": 3, "deadlines": 2}[name]
    assert file.left_out == {"meetings": 2, "deadlines": 1}[name]
    assert by_vobject(file.content) == events
    assert by_ics(file.content) == events


def test_a_meeting_with_an_hour_has_it_and_one_without_has_whole_days(
    content: Path, registers: Collect
) -> None:
    write_full(content)
    file = calendar_file(BY_NAME["meetings"], localizer_of(registers())).content
    events = by_icalendar(file)
    times = {uid.partition("@")[0]: event[:2] for uid, event in events.items()}
    assert times == {
        "meeting-hop-gio": ("2025-03-20T01:30:00+00:00", "2025-03-20T04:00:00+00:00"),
        "meeting-hop-ngay": ("2025-04-01", "2025-04-04"),
        "meeting-hop-lan": ("2025-04-05", "2025-04-07"),  # until when on the last day is not known
    }
    text = file.decode()
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20250320T083000\r\n" in text
    assert "DTSTART;VALUE=DATE:20250401\r\n" in text
    assert "08:00" in events[f"meeting-hop-lan@{HOST}"][3]
    assert "08:00" in events[f"meeting-hop-lan@{HOST}"][3].splitlines()[0]


def test_a_deadline_is_a_note_on_its_last_day(content: Path, registers: Collect) -> None:
    write_full(content)
    file = calendar_file(BY_NAME["deadlines"], localizer_of(registers())).content
    events = by_icalendar(file)
    start, end, summary, description = events[f"deadline-cong-van-1@{HOST}"]
    assert (start, end) == ("2025-03-19", "2025-03-20")  # «before 20 March»
    assert summary == f"Hạn: {HOSTILE[6]}"
    assert "trước 20/03/2025" in description
    assert HOSTILE[0] in description
    assert events[f"deadline-cong-van-2@{HOST}"][0] == "2025-12-31"
    assert file.count(b"TRANSP:TRANSPARENT") == 2


def test_an_event_tells_both_languages_and_leads_to_both(content: Path, registers: Collect) -> None:
    write_full(content)
    both = registers()
    vi = by_icalendar(calendar_file(BY_NAME["meetings"], localizer_of(both)).content)
    en = by_icalendar(calendar_file(BY_NAME["meetings"], localizer_of(both, "en")).content)
    uid = f"meeting-hop-gio@{HOST}"
    assert vi.keys() == en.keys()
    assert vi[uid][2] in en[uid][3]
    assert en[uid][2] in vi[uid][3]
    for event in (vi[uid], en[uid]):
        assert f"https://{HOST}/tin-tuc/" in event[3]
        assert f"https://{HOST}/en/news/" in event[3]
    alone = f"meeting-hop-ngay@{HOST}"
    assert vi[alone][2] == en[alone][2] == HOSTILE[6] * 4
    assert "/en/news/" not in en[alone][3]
    text = calendar_file(BY_NAME["meetings"], localizer_of(both, "en")).content.decode()
    assert "SUMMARY;LANGUAGE=vi:" in text
    assert "SUMMARY;LANGUAGE=en:" in text


def test_an_event_stays_itself_when_its_story_is_told_anew(
    content: Path, registers: Collect
) -> None:
    asked = {"what": "Gửi báo cáo", "due": "2025-06-20"}
    document = {
        "number": "1/LĐLĐ",
        "type": "cong_van",
        "issued": "2025-01-02",
        "issuer": "cloud-river",
        "subject": "Báo cáo",
    }
    seen = []
    for title, date, day in (("Trước", "2025-02-03", "20"), ("Sau", "2025-03-09", "27")):
        write_story(
            content,
            "hop",
            folder_year=2025,
            title=title,
            date=date,
            slug="hop",
            meeting={"start": f"2025-04-{day}"},
            document=document | {"deadlines": [asked | {"what": title}]},
        )
        localizer = localizer_of(registers())
        seen.append(
            (
                by_icalendar(calendar_file(BY_NAME["meetings"], localizer).content),
                by_icalendar(calendar_file(BY_NAME["deadlines"], localizer).content),
            )
        )
    first, second = seen
    assert [list(events) for events in first] == [list(events) for events in second]
    assert first != second


@pytest.mark.parametrize("name", ["meetings", "deadlines"])
def test_lines_are_folded_between_characters(
    content: Path, registers: Collect, name: RegisterName, lang: str
) -> None:
    write_full(content)
    file = calendar_file(BY_NAME[name], localizer_of(registers(), lang)).content
    assert file.endswith(b"END:VCALENDAR\r\n")
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])  # each is whole UTF-8, and says something
    assert any(line.startswith(b" ") for line in lines)


def test_an_empty_calendar_is_a_calendar(registers: Collect, lang: str) -> None:
    for name in ("meetings", "deadlines"):
        file = calendar_file(BY_NAME[name], localizer_of(registers(), lang))
        assert file.left_out == 0
        for read in (by_icalendar, by_vobject, by_ics):
            assert read(file.content) == {}


def test_a_calendar_names_itself_and_its_time(registers: Collect) -> None:
    file = calendar_file(BY_NAME["meetings"], localizer_of(registers())).content
    found = icalendar.Calendar.from_ical(file)
    assert str(found["name"]) == str(found["x-wr-calname"]) == "Lịch sự kiện – Công đoàn Sông Mây"
    [zone] = found.walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Asia/Ho_Chi_Minh"
    [standard] = zone.walk("STANDARD")
    assert standard["tzoffsetto"].td == dt.timedelta(hours=7)
    assert "METHOD" not in found


def test_no_stamp_is_a_clock(content: Path, registers: Collect) -> None:
    write_full(content)
    text = calendar_file(BY_NAME["deadlines"], localizer_of(registers())).content.decode()
    assert text.count("DTSTAMP:20250203T170000Z") == 2  # the day of the update, in Vietnam
    assert text.count("CREATED:20250203T013000Z") == 2


def test_the_last_day_of_all_has_no_day_after_it(content: Path, registers: Collect) -> None:
    due = [{"what": "Lưu trữ mãi mãi", "due": "9999"}]
    document = {"number": "1/KH", "type": "ke_hoach", "issued": "2025", "issuer": "cloud-river"}
    document = document | {"subject": "Lưu trữ", "deadlines": due}
    write_story(content, "mai-mai", meeting={"start": "31/12/9999"}, document=document)
    for name in ("meetings", "deadlines"):
        file = calendar_file(BY_NAME[name], localizer_of(registers())).content
        [event] = by_icalendar(file).values()
        assert event[:2] == ("9999-12-31", "")
