"""What a built site says of its share images, in both editions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.problems import ContentError
from tests.builders import SITE_URL, build_site, draw, make_site, write_story
from tests.conftest import Built


def tags(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html)
    )


def test_every_page_names_an_image_that_is_there(sample: Built) -> None:
    seen: set[str] = set()
    for path in sample.output.rglob("*.html"):
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        found = tags(html)
        address = found["og:image"].removeprefix(f"{SITE_URL}/")
        assert found["og:image"] == f"{SITE_URL}/{address}", path
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image:alt"]
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        if address not in seen:
            seen.add(address)
            with Image.open(sample.output / address) as image:
                assert image.size == (1200, 630)
                assert Image.MIME[image.format or ""] == found["og:image:type"]
    assert {address.rpartition(".")[2] for address in seen} == {"png", "jpg"}


def test_pages_without_words_of_their_own_share_one(sample: Built) -> None:
    def image(address: str) -> str:
        return tags(sample.page(address))["og:image"]

    assert image("luu-tru/2024/") == image("luu-tru/")
    assert image("chuyen-muc/hoat-dong/") == image("chuyen-muc/hoat-dong/trang-2/")
    assert image("") == image("tim-kiem/") == image("404.html") != image("en/")
    withdrawn = next(story for story in sample.site.stories if story.id == "da-rut")
    assert image(withdrawn.texts["vi"].address) == image("")
    assert image("gioi-thieu/") not in {image(""), image("en/about/")}


def test_a_story_names_its_own_picture_first(sample: Built) -> None:
    story = next(story for story in sample.site.stories if story.id == "tong-ket-2024")
    html = sample.page(story.texts["vi"].address)
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert data is not None
    article = next(n for n in json.loads(data[1])["@graph"] if n["@type"] == "NewsArticle")
    own, drawn = article["image"]
    assert drawn["contentUrl"] == tags(html)["og:image"] != own["contentUrl"]
    assert "Thợ đan" in tags(html)["og:image:alt"]
    assert "Tổng kết công đoàn năm 2024" in tags(html)["og:image:alt"]


@pytest.mark.parametrize("size", [(1600, 1242), (1200, 970)])
def test_a_plain_photo_of_any_height_is_published(tmp_path: Path, size: tuple[int, int]) -> None:
    content = make_site(tmp_path)
    folder = write_story(content, "a", cover="ảnh.jpg", gallery=[{"file": "ảnh.jpg", "alt": "A"}],
                         en={"gallery": [{"file": "ảnh.jpg", "alt": "A"}]})  # fmt: skip
    draw(folder / "ảnh.jpg", size)
    build_site(content, tmp_path / "output")
    page = (tmp_path / "output/tin-tuc/2025/tin-a/index.html").read_text("utf-8")
    assert re.search(r"/share-\w+\.jpg\"", page)


def test_a_picture_that_fails_only_as_a_share_image_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: object) -> None:
        raise ValueError("box offset can't be negative")

    monkeypatch.setattr("plugins.pictures.share.draw.crop", fails)
    content = make_site(tmp_path)
    folder = write_story(content, "a", gallery=[{"file": "ảnh.jpg", "alt": "A"}], en=None)
    draw(folder / "ảnh.jpg", (1600, 1242))
    with pytest.raises(ContentError) as caught:
        build_site(content, tmp_path / "output")
    assert {(found.code, found.place.path) for found in caught.value.problems} == {
        ("O150", "content/news/2025/a/ảnh.jpg")
    }
