"""One event as a calendar file: what is to come, to put into one's own calendar, with an alarm."""

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from plugins.core.registers import Registers
from plugins.registers import BY_NAME
from plugins.registers.calendar import calendar_file, event_files
from tests.builders import write_story
from tests.registers.conftest import document
from tests.registers.full import localizer_of

Collect = Callable[..., Registers]
LONG = "Gửi báo cáo số liệu đoàn viên, quỹ và hoạt động chăm lo Tết " * 4


@pytest.fixture
def made(content: Path, registers: Collect) -> Registers:
    """Return registers on 15 March 2025 with two deadlines to come and two that are none."""
    dues = ["2025-03-19", "2025-04", "2025-03-14", "unknown"]
    deadlines = [{"what": f"{LONG}{due}", "due": due} for due in dues]
    write_story(content, "cong-van", document=document("1/KH", deadlines=deadlines))
    for name, start in (("hop", "2025-03-20 08:30"), ("hop-ngay", "2025-03-15"), ("da-hop", "2025-03-14"),
                        ("hop-thang", "2025-05")):  # fmt: skip
        write_story(content, name, meeting={"start": start, "venue": "Nhà ăn"})
    return registers()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_deadline_to_come_is_a_file_with_an_alarm_on_the_day_before(
    made: Registers, lang: str
) -> None:
    localizer, register = localizer_of(made, lang), BY_NAME["deadlines"]
    files = dict(event_files(register, localizer))
    base = {"vi": "han-bao-cao", "en": "en/deadlines"}[lang]
    assert list(files) == [f"{base}/ics/cong-van-{number}.ics" for number in (1, 2)]
    whole = icalendar.Calendar.from_ical(calendar_file(register, localizer).content)
    known = {str(event["uid"]) for event in whole.walk("VEVENT")}
    starts = []
    for content in files.values():
        assert max(map(len, content.split(b"\r\n"))) <= 75  # octets: RFC 5545, 3.1
        (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert str(event["uid"]) in known
        assert event["dtstamp"].dt.utcoffset().total_seconds() == 0
        (alarm,) = event.walk("VALARM")
        assert (alarm["action"], alarm["description"]) == ("DISPLAY", event["summary"])
        starts.append((event["dtstart"].dt + alarm["trigger"].dt).isoformat())
        assert b"TRIGGER:-PT16H\r\n" in content  # 08:00 of the day before
    assert len(starts) == 2


def test_only_meetings_to_come_whose_day_is_known_are_files(made: Registers) -> None:
    files = dict(event_files(BY_NAME["meetings"], localizer_of(made)))
    assert list(files) == ["lich/ics/hop-ngay.ics", "lich/ics/hop.ics"]
    at_half_past_eight = files["lich/ics/hop.ics"]
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20250320T083000\r\n" in at_half_past_eight
    assert b"TRIGGER:-P1D\r\n" in at_half_past_eight
    assert b"BEGIN:VTIMEZONE" in at_half_past_eight
