"""A retold story carries this site's day and, apart and labelled, the source's."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from plugins.core.pages import DigestBody, StoryBody
from plugins.editions.digest_text import digest_text
from tests.builders import build_site, make_site, write_story
from tests.editions.conftest import site_pages_of

OLD = {"name": "Báo Sông Mây", "date": "12:39 | 19/05/2018"}


@pytest.mark.parametrize(
    ("source", "retold"),
    [
        (OLD, True),
        ({"name": "Báo", "date": "unknown"}, True),
        ({"name": "Báo", "date": "2023"}, True),
        ({"name": "Báo", "date": "10/03/2024"}, True),
        ({"name": "Báo", "date": "11/03/2024"}, False),
        ({"name": "Báo", "date": "2024"}, False),
        ({"name": "Báo", "date": "10/03/2025"}, False),
        ({"name": "Báo"}, False),
        ("Báo", False),
        (None, False),
    ],
)
def test_a_story_is_retold_when_its_source_is_a_year_older_or_gives_no_day(
    tmp_path: Path, source: object, retold: bool
) -> None:
    content = make_site(tmp_path)
    write_story(content, "tin", date="2025-03-11", source=source)
    site_pages = site_pages_of(content)
    for lang, view in site_pages.views.items():
        assert view.cards.cards["tin"].retold is retold, lang


def test_page_card_digest_and_data_tell_the_two_days_apart(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "tin", date="2025-03-11", title="Đưa ưu đãi về xưởng", source=OLD)
    write_story(
        content, "khong-ngay", date="2025-03-10", title="Không ngày",
        source={"name": "Trang", "date": "unknown"},
    )  # fmt: skip
    output = tmp_path / "out"
    build_site(content, output)

    story = output / "tin-tuc/2025/dua-uu-dai-ve-xuong/index.html"
    page = lxml.html.fromstring(story.read_bytes())
    (byline,) = page.xpath("//p[@class='byline__dates']")
    said = " ".join(byline.text_content().split())
    assert said.startswith("Kể lại Đăng thứ Ba, 11/03/2025 Ngày đăng của nguồn: 12:39, 19/05/2018")
    (article,) = [
        node
        for script in page.xpath("//script[@type='application/ld+json']")
        for node in json.loads(script.text)["@graph"]
        if node["@type"] == "NewsArticle"
    ]
    assert article["datePublished"] == "2025-03-11"
    assert article["isBasedOn"]["datePublished"] == "2018-05-19T12:39+07:00"
    assert "2018" not in page.xpath("string(//details[@class='cite'])")

    undated = output / "tin-tuc/2025/khong-ngay/index.html"
    assert "Nguồn không ghi ngày đăng" in undated.read_text("utf-8")
    front = lxml.html.fromstring((output / "index.html").read_bytes())
    assert front.xpath("//*[@class='meta-line__retold']/text()") == ["Kể lại", "Kể lại"]

    site_pages = site_pages_of(content)
    digest = site_pages.pages["en/archive/2025/03/digest/"]
    assert isinstance(digest.body, DigestBody)
    assert "Activities, Retold, 11 March 2025" in digest_text(digest, site_pages.views["en"])


def test_a_translation_shares_the_days_of_the_source(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    english = {"source": {"name": "Sông Mây News (in Vietnamese)"}}
    write_story(content, "tin", date="2025-03-11", source=OLD, en=english)
    site_pages = site_pages_of(content)
    (body,) = [
        page.body
        for page in site_pages.pages.values()
        if page.lang == "en" and isinstance(page.body, StoryBody)
    ]
    assert body.source_name == "Sông Mây News (in Vietnamese)"
    assert body.source_date is not None
    assert body.source_date.iso() == "2018-05-19T12:39+07:00"
