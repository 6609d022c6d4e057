"""The register of courses: rows, words, files, and where else a course shows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.core.pages import FrontBody, StoryBody
from plugins.core.registers import Registers
from plugins.editions.site_pages import SitePages
from plugins.registers.calendar import calendar_file
from plugins.registers.csv_file import csv_file
from plugins.registers.json_file import json_file
from plugins.registers.records import records
from plugins.registers.trainings import TRAININGS
from plugins.search.documents import documents
from plugins.stories.load import load
from plugins.syndication.facts import facts_of
from tests.builders import make_site, write_story
from tests.editions.conftest import site_pages_of
from tests.registers.full import localizer_of, rows_of

Collect = Callable[..., Registers]
COURSE = {
    "title": "Kỹ năng thương lượng", "organiser": "cloud-river", "start": "2025-04-10",
    "end": "2025-04-12", "venue": "Nhà văn hóa Bến Đò", "seats": 40, "apply_by": "2025-03-20",
    "contact": "Ban Tổ chức, 024 0000 0000",
}  # fmt: skip


def course(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in (COURSE | changes).items() if value is not None}


def test_courses_to_come_stand_first_and_count_the_days_left_to_apply(
    content: Path, registers: Collect
) -> None:
    courses = [
        course(start="2025-03-01", end="2025-03-02", apply_by="2025-02-01"),
        course(end=None, apply_by=None),
        course(start="2025-03-16", end=None, apply_by="2025-03-15"),
        course(start="unknown", end=None, apply_by="2025-03-01"),
        course(start="2025-03-14", end="2025-03-16", apply_by="2025-03-10"),
    ]
    write_story(content, "lop", trainings=courses)
    rows = TRAININGS.rows(registers(dt.date(2025, 3, 15)))
    assert [(row.id, row.state, row.days_left) for row in rows] == [
        ("lop-5", "coming", None), ("lop-3", "coming", 0), ("lop-2", "coming", None),
        ("lop-1", "past", None), ("lop-4", "unknown", None),
    ]  # fmt: skip


def found_in(content: Path) -> list[tuple[str, str]]:
    site = load(content, dt.date(2025, 3, 15))
    return [(problem.code, problem.place.path.rpartition("/")[2]) for problem in site.problems]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"end": "2025-04-09"}, "S243"),
        ({"apply_by": "2025-04-13"}, "S257"),
        ({"apply_by": "2025-04-11", "end": None}, "S257"),
        ({"seats": "bốn mươi lăm chỗ"}, "S130"),
        ({"organiser": None}, "S103"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    content = make_site(tmp_path)
    write_story(content, "lop", trainings=[course(**changes)])
    assert [name for name, _ in found_in(content)] == [code]


def test_a_translation_may_not_state_another_day(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    english = {"title": "Courses", "trainings": [{"title": "Bargaining", "start": "2025-04-11"}]}
    write_story(content, "lop", trainings=[course()], en=english)
    assert ("S255", "index.en.md") in found_in(content)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    content = make_site(tmp_path_factory.mktemp("courses"))
    english = {"title": "Courses", "trainings": [{"title": "Bargaining", "venue": "Ferry House"}]}
    write_story(content, "lop", date="2025-03-01", trainings=[course()], en=english)
    return site_pages_of(content)


@pytest.mark.parametrize(
    ("address", "title", "by", "left"),
    [
        ("tap-huan/", "Kỹ năng thương lượng", "20/03/2025", "còn 5 ngày"),
        ("en/courses/", "Bargaining", "20 March 2025", "5 days left"),
    ],
)
def test_the_register_says_what_when_and_by_when(
    pages: SitePages, address: str, title: str, by: str, left: str
) -> None:
    body: Any = pages.pages[address].body
    assert [file.form for file in body.downloads] == ["csv", "json", "ics"]
    keys = [column.key for column in body.table.columns]
    [[cells]] = [[row.cells for row in group.rows] for group in body.table.groups]
    shown = dict(zip(keys, cells, strict=True))
    assert shown["training"][0].text == title
    assert (shown["apply"][0].text, shown["apply"][0].note) == (by, left)
    assert "state" not in keys, "the heading over the rows says it"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-04-10", "2025-04-12", "10/04/2025 – 12/04/2025"),
        ("2025-04-10", "2025-04-10", "10/04/2025"),
        ("2025-04-10", "unknown", "10/04/2025"),
        ("2025-04-10", None, "10/04/2025"),
    ],
)
def test_an_end_is_said_where_it_says_something(
    tmp_path: Path, start: str, end: str | None, shown: str
) -> None:
    content = make_site(tmp_path)
    meeting = {"start": start, "end": end} if end else {"start": start}
    write_story(
        content, "lop", trainings=[course(start=start, end=end, apply_by=None)], meeting=meeting
    )
    pages = site_pages_of(content).pages
    for address in ("tap-huan/", "lich/"):
        body: Any = pages[address].body
        [value] = body.table.groups[0].rows[0].cells[0]
        assert value.text == shown
        assert (value.datetime is None) == ("–" in shown), "HTML knows no range of days"


def test_it_shows_wherever_facts_do(pages: SitePages) -> None:
    front = pages.pages[""].body
    assert isinstance(front, FrontBody)
    [band] = [one for one in front.look_up if one.register == "trainings"]
    assert band.pointers[0].detail.endswith("hạn đăng ký: 20/03/2025 (còn 5 ngày)")
    story = pages.pages["tin-tuc/2025/tin-lop/"].body
    assert isinstance(story, StoryBody)
    assert [block.kind for block in story.facts] == ["training"]
    organisation: Any = pages.pages["to-chuc/cloud-river/"].body
    assert "trainings" in [extract.register for extract in organisation.registers]
    digest: Any = pages.pages["luu-tru/2025/03/ban-tin/"].body
    assert [part.register for part in digest.parts] == ["trainings"]
    assert "hạn đăng ký: 20/03/2025" in digest.parts[0].pointers[0].detail
    assert "don-vi-mo-lop" in "".join(pages.pages)


def test_its_files_hold_every_value(content: Path, registers: Collect) -> None:
    write_story(
        content, "lop", trainings=[course(), course(title="Lớp hai", start="unknown", end=None)]
    )
    localizer = localizer_of(registers(dt.date(2025, 3, 15)))
    made = records(TRAININGS, localizer)
    assert made[0]["apply_by"] == "2025-03-20"
    assert made[0]["days_left"] == 5
    assert made[0]["organiser"]["organisation"] == "cloud-river"
    [first, second] = rows_of(csv_file(TRAININGS, made, localizer.t))
    assert (first["Số học viên tối đa"], second["Tên"]) == ("40", "Lớp hai")
    assert json.loads(json_file(TRAININGS, made, localizer))["rows"] == made
    calendar = calendar_file(TRAININGS, localizer)
    assert calendar.left_out == 1
    text = calendar.content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20250410" in text
    assert "DTEND;VALUE=DATE:20250413" in text
    assert "Hạn đăng ký: 20/03/2025" in text


def test_the_search_finds_it_by_name_organiser_and_place(content: Path, registers: Collect) -> None:
    write_story(content, "lop", trainings=[course()])
    found = next(documents(localizer_of(registers()), lambda text: None))
    words = " ".join(passage.text for passage in found.passages)
    assert "Kỹ năng thương lượng" in words
    assert "Bến Đò" in words
    assert found.filters["kind"] == ("training",)


def test_a_story_s_json_ld_has_its_courses(content: Path, registers: Collect) -> None:
    write_story(
        content, "lop", trainings=[course(), course(title="Lớp hai", start="unknown", end=None)]
    )
    made = registers()
    [page] = [
        page for page in site_pages_of(content).pages.values()
        if page.lang == "vi" and isinstance(page.body, StoryBody)
    ]  # fmt: skip
    nodes, said = facts_of(page, localizer_of(made))
    assert [(node["@type"], node["name"]) for node in nodes] == [
        ("EducationEvent", COURSE["title"])
    ]
    assert said["about"][0]["@id"].endswith("/tap-huan/#row-lop-1")


def test_a_story_of_one_course_is_remembered_on_its_day(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "lop", trainings=[course(start="2025-02-03", end=None, apply_by=None)])
    story = load(content, dt.date(2025, 3, 15)).stories[0].main
    assert story.fields.event_day == dt.date(2025, 2, 3)
