"""Reading time: words of both languages, tags and entities left out."""

import pytest

from plugins.core.pages import StoryBody
from plugins.editions.reading_time import reading_minutes
from tests.conftest import Built
from tests.editions.conftest import site_pages_of


@pytest.mark.parametrize(
    ("html", "lang", "minutes"),
    [
        ("", "vi", 1),
        ("<p>Một câu ngắn.</p>", "vi", 1),
        (f"<p>{'công đoàn ' * 330}</p>", "vi", 3),
        (f"<p>{'trade unions ' * 330}</p>", "en", 3),
        (f"<p>{'<b>chữ</b> – ' * 440}</p>", "vi", 2),
        (f'<p><img alt="{"chữ " * 900}" src="a.png"> 286/LĐLĐ</p>', "vi", 1),
    ],
)
def test_words_are_counted_as_read(html: str, lang: str, minutes: int) -> None:
    assert reading_minutes(html, lang) == minutes


def test_what_plays_is_not_read() -> None:
    played = '<div data-player="0"><p><a href="/a">Tên</a></p>' + "<p>Lời nói.</p>" * 500 + "</div>"
    assert reading_minutes(f"<p>Chữ.</p>{played}", "vi") == 1


def test_every_story_says_its_time(sample: Built) -> None:
    bodies = [page.body for page in site_pages_of(sample.content).pages.values()]
    assert all(body.reading_minutes == 1 for body in bodies if isinstance(body, StoryBody))
