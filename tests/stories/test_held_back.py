"""Drafts, days to come, hidden and withdrawn texts."""

import datetime as dt

from plugins.core.dates import ZONE
from plugins.stories.load import load
from tests.builders import write_story
from tests.stories.conftest import Content


def ids(content: Content, drafts: bool = False) -> list[str]:
    return [story.id for story in content.load(drafts).stories]


def test_drafts_and_days_to_come_wait(content: Content) -> None:
    write_story(content.path, "thuong")
    write_story(content.path, "nhap", status="draft")
    write_story(content.path, "mai", date="2025-03-16")
    write_story(content.path, "hom-nay", date="23:59 15/03/2025", folder_year=2025)
    site = content.load()
    assert site.problems == ()
    assert [story.id for story in site.stories] == ["hom-nay", "thuong"]
    assert {(text.story_id, text.lang, text.held_back) for text in site.held_back} == {
        ("nhap", "vi", "draft"),
        ("nhap", "en", "draft"),
        ("mai", "vi", "future"),
        ("mai", "en", "future"),
    }
    assert ids(content, drafts=True) == ["mai", "hom-nay", "thuong", "nhap"]


def test_a_day_to_come_comes(content: Content) -> None:
    write_story(content.path, "mai", date="2025-03-16")
    assert load(content.path, dt.date(2025, 3, 15)).stories == ()
    assert len(load(content.path, dt.date(2025, 3, 16)).stories) == 1


def test_a_translation_may_be_a_draft_alone(content: Content) -> None:
    write_story(content.path, "tin", en={"status": "draft"})
    (story,) = content.load().stories
    assert set(story.texts) == {"vi"}
    write_story(content.path, "tin", status="draft", en={"status": "published"})
    (story,) = content.load().stories
    assert (set(story.texts), story.main.lang) == ({"en"}, "en")


def test_hidden_and_withdrawn_texts_have_a_page_and_are_listed_nowhere(content: Content) -> None:
    write_story(content.path, "an", status="hidden")
    write_story(content.path, "rut", status="withdrawn")
    site = content.load()
    assert len(site.stories) == 2
    assert site.listed("vi") == site.listed("en") == ()


def test_a_held_back_text_is_checked_all_the_same(content: Content) -> None:
    write_story(content.path, "nhap", status="draft", topics=["khong-co"])
    assert content.codes() == ["S201"]
    assert len(content.load().stories) == 0


def test_an_hour_of_today_is_waited_for(content: Content) -> None:
    write_story(content.path, "chieu", date="15:30 15/03/2025", folder_year=2025)
    write_story(content.path, "ngay", date="15/03/2025", folder_year=2025)
    morning, evening = (dt.datetime(2025, 3, 15, hour, 30, tzinfo=ZONE) for hour in (9, 15))
    site = load(content.path, morning.date(), now=morning)
    assert [story.id for story in site.stories] == ["ngay"]
    assert [(p.code, p.place.line) for p in site.problems] == [("WS381", 3)]
    assert "15:30" in site.problems[0].vi
    site = load(content.path, evening.date(), now=evening)
    assert ({story.id for story in site.stories}, site.problems) == ({"chieu", "ngay"}, ())
    assert len(load(content.path, morning.date(), True, morning).stories) == 2


def test_the_day_alone_obeys_the_warning(content: Content) -> None:
    morning = dt.datetime(2025, 3, 15, 9, tzinfo=ZONE)
    write_story(content.path, "chieu", date="15/03/2025", folder_year=2025)
    assert load(content.path, morning.date(), now=morning).problems == ()
