"""A made-up story's page, as the pipeline hands it over."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from markupsafe import Markup

from plugins.core.dates import ZONE, Moment
from plugins.core.pages import Alternate, Byline, Card, CorrectionView, Link, Page, StoryBody
from plugins.core.pictures import Picture, RenderedPicture, Rendition

SITE = "https://congdoan.example/repo"


def picture(name: str) -> Picture:
    renditions = tuple(
        Rendition(f"media/{name}-{width}.{form}", width, width * 2 // 3, form)
        for form in ("webp", "jpeg")
        for width in (480, 960)
    )
    rendered = RenderedPicture(960, 640, renditions)
    return Picture(f"{name}.jpg", rendered, "Ba cụ", "Họp mặt", "Tranh", anchor=f"anh-{name}")


@pytest.fixture
def story_page() -> Callable[..., Page]:
    def make(title: str = "Họp mặt hưu trí", **changes: Any) -> Page:
        date = Moment(dt.datetime(2025, 1, 3, 11, 21, tzinfo=ZONE), has_time=True)
        section = Link("Hưu trí", "/repo/chuyen-muc/huu-tri/")
        body: dict[str, Any] = {
            "card": Card(
                "2025/hop-mat", "/repo/tin-tuc/2025/hop-mat/", title, title, date, section
            ),
            "html": Markup('<p><a href="/repo/van-ban/">Văn bản</a></p>'),
            "html_after": Markup("<p>Sau bộ ảnh</p>"),
            "updated": Moment(dt.datetime(2025, 1, 5, tzinfo=ZONE), has_time=False),
            "event_date": None,
            "bylines": (
                Byline("Nguyễn Thị Ví Dụ", "text"),
                Byline("Ban Biên tập", "translation"),
                Byline("Trần Ảnh", "photos"),
            ),
            "source_name": "Trang tin Ví dụ",
            "source_url": "https://nguon.example/1",
            "topics": (Link("Tết", "/repo/chu-de/tet/"),),
            "organisations": (Link("Công đoàn Ví dụ", "/repo/to-chuc/vi-du/"),),
            "lead": picture("a"),
            "gallery": (picture("b"), picture("c")),
            "facts": (),
            "attachments": (),
            "corrections": (CorrectionView(date, "Sửa số người dự."),),
            "related": (),
            "newer": None,
            "older": None,
            "status": "published",
        }
        page: dict[str, Any] = {
            "kind": "story",
            "lang": "vi",
            "address": "tin-tuc/2025/hop-mat/",
            "title": title,
            "description": title,
            "canonical": f"{SITE}/tin-tuc/2025/hop-mat/",
            "alternate": Alternate("en", "/repo/en/news/2025/retirees/", exact=True),
            "crumbs": (Link("Trang nhất", "/repo/"), section),
        }
        of_body = {name: value for name, value in changes.items() if name in body}
        of_page = {name: value for name, value in changes.items() if name not in body}
        return Page(**{**page, "body": StoryBody(**{**body, **of_body}), **of_page})

    return make
