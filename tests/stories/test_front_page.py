"""front.yaml: what the editors may choose, and what they are told when it cannot be shown."""

from __future__ import annotations

import pytest

from plugins.core.problems import Problem
from plugins.core.reference import FrontPage
from tests.builders import write_story
from tests.stories.conftest import Content, Found

FILE = "data/front.yaml"


def about_front(content: Content) -> list[Problem]:
    return [p for p in content.problems() if p.place.path == f"content/{FILE}"]


def found(content: Content) -> list[Found]:
    return [found for found in content.found() if found.path == FILE]


@pytest.fixture
def stories(content: Content) -> Content:
    write_story(content.path, "mot")
    write_story(content.path, "hai")
    write_story(content.path, "chi-viet", en=None)
    for status in ("draft", "hidden", "withdrawn"):
        write_story(content.path, status, status=status)
    write_story(content.path, "mai-sau", date="2999-01-01", folder_year=2999)
    return content


@pytest.mark.parametrize("text", [None, "", "# nothing chosen\n", "{}\n"])
def test_a_site_does_without(stories: Content, text: str | None) -> None:
    if text is not None:
        stories.put(text, FILE)
    assert stories.load().reference.front == FrontPage()
    assert found(stories) == []


def test_what_is_chosen_is_read(stories: Content) -> None:
    stories.put(
        "lead: mot\npicks: hai\nbanner:\n  text: Bão số 5\n  until: 20/03/2025\n  page: about\n",
        FILE,
    )
    front = stories.load().reference.front
    assert (front.lead, front.picks) == ("mot", ("hai",))
    assert front.banner is not None
    assert front.banner.text.shown("en") == ("Bão số 5", "vi")
    assert front.banner.until.day.isoformat() == "2025-03-20"
    assert found(stories) == []


def test_an_unknown_story_is_an_error_with_the_name_that_was_meant(stories: Content) -> None:
    stories.put("lead: mott\npicks:\n- hai\n- khong-he-co\n", FILE)
    first, second = about_front(stories)
    assert [(p.code, p.place.line, p.warning) for p in (first, second)] == [
        ("S205", 1, False),
        ("S205", 4, False),
    ]
    assert "Có phải “mot”?" in first.vi
    assert "Did you mean “mot”?" in first.en
    assert "“lead”" in first.vi
    assert "“picks”" in second.vi


@pytest.mark.parametrize(
    ("story", "words"),
    [
        ("draft", "là bản nháp"),
        ("hidden", "không vào danh sách"),
        ("withdrawn", "đã rút"),
        ("mai-sau", "chưa tới ngày đăng"),
    ],
)
def test_a_story_that_no_list_shows_is_left_out_with_a_warning(
    stories: Content, story: str, words: str
) -> None:
    stories.put(f"picks: [mot, {story}]\n", FILE)
    [problem] = about_front(stories)
    assert (problem.code, problem.warning, problem.place.line) == ("WD106", True, 1)
    assert words in problem.vi


def test_a_story_of_one_language_is_reported(stories: Content) -> None:
    stories.put("picks:\n- mot\n- chi-viet\n", FILE)
    [problem] = about_front(stories)
    assert (problem.code, problem.place.line) == ("WD107", 3)
    assert "tiếng Anh" in problem.vi
    assert "English" in problem.en


def test_a_story_chosen_twice_is_reported(stories: Content) -> None:
    stories.put("lead: mot\npicks:\n- hai\n- mot\n", FILE)
    assert found(stories) == [Found("WD110", FILE, 4)]


BANNER = "banner:\n  text: {vi: Nghỉ làm, en: Closed}\n"


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("  until: 14/03/2025\n", "WD109", 3),
        ("  start: 20/03/2025\n  until: 19/03/2025\n", "D112", 4),
        ("  until: 20/03/2025\n  story: mot\n  page: about\n", "D108", 5),
        ("  until: 20/03/2025\n  story: mo\n", "S205", 4),
        ("  until: 20/03/2025\n  page: abuot\n", "S201", 4),
        ("  until: 20/03/2025\n  story: withdrawn\n", "WD111", 4),
        ("  until: 20/03/25\n", "S111", 3),
        ("  start: 20/03/2025\n", "S103", 1),
        ("  until: 20/03/2025\n  tin: mot\n", "S102", 4),
    ],
)
def test_a_notice_that_cannot_stand_as_written(
    stories: Content, rows: str, code: str, line: int
) -> None:
    stories.put(BANNER + rows, FILE)
    assert found(stories) == [Found(code, FILE, line)]


@pytest.mark.parametrize(
    "rows", ["  until: 15/03/2025\n", "  until: 15/03/2025\n  story: hidden\n"]
)
def test_a_notice_stands_to_the_end_of_its_last_day(stories: Content, rows: str) -> None:
    stories.put(BANNER + rows, FILE)
    assert found(stories) == []


def test_a_notice_says_something_in_one_language_at_least(stories: Content) -> None:
    stories.put("banner:\n  text: {vi: }\n  until: 20/03/2025\n", FILE)
    assert found(stories) == [Found("S104", FILE, 2), Found("S261", FILE, 2)]


def test_more_picks_than_there_is_room_for_are_refused(stories: Content) -> None:
    stories.put("picks: [mot, hai, mot, hai, mot, hai, mot]\n", FILE)
    assert found(stories) == [Found("S152", FILE, 1)]


def test_a_list_is_no_front_page(stories: Content) -> None:
    stories.put("- lead: mot\n", FILE)
    assert [p.code for p in about_front(stories)] == ["D113"]


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("- text: Bão\n", "S103", 1),
        ("- until: 20/03/2025\n", "S103", 1),
        ("- text: Bão\n  until: 30/02/2025\n", "S112", 2),
        ("- text: Bão\n  until: 20/03/2025\n  start: 21/03/2025\n", "D112", 2),
        ("- text: Bão\n  until: 20/03/2025\n  story: tin\n  page: about\n", "D108", 4),
        ("- text: Bão\n  until: 20/03/2025\n  page: gioi-thieu\n", "S201", 3),
        ("- text: Bão\n  until: 20/03/2025\n  story: tn\n", "S205", 3),
        ("- text: Bão\n  until: 20/03/2025\n  url: https://a.example\n", "D119", 3),
        ("- text: Bão\n  until: 20/03/2025\n  tone: đỏ\n", "S120", 3),
        ("- text: Bão\n  until: 20/03/2025\n  color: red\n", "S102", 3),
        # A row that is not sound moves no other's line.
        ("- text: Bão\n- text: Lụt\n  until: 20/03/2025\n  page: gioi-thieu\n", "S201", 4),
        ("text: Bão\n", "S281", 1),
    ],
)
def test_a_banner_that_cannot_be_is_named_in_its_line(
    content: Content, rows: str, code: str, line: int
) -> None:
    content.story()
    content.put(rows, "data/banners.yaml")
    assert Found(code, "data/banners.yaml", line) in content.found()


def test_nothing_is_said_of_a_banner_that_has_ended(content: Content) -> None:
    content.story()
    content.put("- text: Bão\n  until: 14/03/2025\n  start: 01/03/2025\n", "data/banners.yaml")
    assert content.found() == []
