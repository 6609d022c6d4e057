"""An embargo: nothing of a story is there before its minute; what contradicts it is named."""

import datetime as dt

import pytest

from plugins.core.dates import ZONE
from plugins.core.due import next_due
from plugins.stories.load import load
from tests.builders import write_story
from tests.stories.conftest import STORY, Content, Found

DAY = dt.date(2025, 3, 15)


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(DAY, dt.time(hour, minute), ZONE)


@pytest.mark.parametrize(
    ("minute", "shown"), [((13, 59), []), ((14, 0), ["kin"]), ((23, 59), ["kin"])]
)
def test_an_embargo_holds_to_the_minute(
    content: Content, minute: tuple[int, int], shown: list[str]
) -> None:
    write_story(content.path, "kin", date="2025-03-15", embargo="14h00 ngày 15/03/2025")
    site = load(content.path, DAY, now=at(*minute))
    assert [story.id for story in site.stories] == shown
    assert [one.held_back for one in site.held_back] == ["future"] * (0 if shown else 2)


def test_the_later_of_date_and_embargo_counts(content: Content) -> None:
    write_story(content.path, "kin", date="16:00 15/03/2025", embargo="16h00 ngày 15/03/2025",
                folder_year=2025)  # fmt: skip
    found = load(content.path, DAY, now=at(9)).problems
    assert [(one.code, one.place.line) for one in found] == [("WS381", 3)]
    write_story(content.path, "kin", date="2025-03-15", embargo="16h00 ngày 15/03/2025")
    found = load(content.path, DAY, now=at(9)).problems
    assert [(one.code, one.place.line) for one in found] == [("WS385", 8)]
    assert "16:00" in found[0].vi


def test_a_day_alone_ends_an_embargo_as_it_begins(content: Content) -> None:
    write_story(content.path, "kin", date="2025-03-14", embargo="16/03/2025")
    assert load(content.path, DAY, now=at(23, 59)).stories == ()
    assert len(load(content.path, DAY + dt.timedelta(1), now=at(0) + dt.timedelta(1)).stories) == 1


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["embargo: 01/02/2025"], [Found("S383", STORY, 7)]),
        (["embargo: 8h 03/02/2025"], []),
        (["embargo: 24/11/2062"], [Found("WS272", STORY, 7)]),
        (["embargo: chiều nay"], [Found("S110", STORY, 7)]),
        (["embargo: 24/11/2026", "status: withdrawn"], []),
        (["embargo: 04/02/2025", "status: draft"], [Found("WS384", STORY, 7)]),
        (["embargo: 24/11/2026", "status: draft"], []),
        (["embargo: 04/02/2025"], []),
    ],
)
def test_what_contradicts_an_embargo_is_named(
    content: Content, rows: list[str], expected: list[Found]
) -> None:
    content.story(*rows)
    assert content.found() == expected


def test_a_translation_waits_with_its_main_text(content: Content) -> None:
    write_story(content.path, "kin", date="2025-03-15", embargo="14h00 ngày 15/03/2025")
    assert load(content.path, DAY, now=at(13)).stories == ()
    (story,) = load(content.path, DAY, now=at(14)).stories
    assert set(story.texts) == {"vi", "en"}


def test_stories_under_one_embargo_may_link_to_each_other(content: Content) -> None:
    def put(first: str, second: str) -> list[tuple[str, str]]:
        write_story(content.path, "mot", "[hai](story:hai)\n", embargo=first, en=None)
        write_story(content.path, "hai", "[mot](story:mot)\n", embargo=second, en=None)
        found = load(content.path, DAY, now=at(9)).problems
        return [(one.code, one.place.path) for one in found if one.code == "L202"]

    assert put("14h00 ngày 15/03/2025", "14h00 ngày 15/03/2025") == []
    early = ("L202", "content/news/2025/mot/index.vi.md")
    assert put("14h00 ngày 15/03/2025", "15h00 ngày 15/03/2025") == [early]


def test_what_falls_due_next_is_told_with_how_many_stories(content: Content) -> None:
    write_story(content.path, "mot", date="2025-03-15", embargo="14h00 ngày 15/03/2025")
    write_story(content.path, "hai", date="14:00 15/03/2025", folder_year=2025)
    write_story(content.path, "ba", date="2025-03-20")
    write_story(content.path, "nhap", date="2025-03-15", embargo="10h00 ngày 15/03/2025", status="draft")  # fmt: skip

    def due(now: dt.datetime) -> tuple[dt.datetime, int]:
        found = next_due(load(content.path, now.date(), now=now), now)
        return found.at, found.stories

    assert due(at(9)) == (at(10), 0), "the embargo of a draft: a warning falls due"
    assert due(at(10)) == (at(14), 2)
    assert due(at(14)) == (at(0) + dt.timedelta(1), 0)
    assert due(at(0) + dt.timedelta(4)) == (at(0) + dt.timedelta(5), 1)
