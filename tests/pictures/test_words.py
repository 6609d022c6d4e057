"""Pictures with their words, in each edition."""

from __future__ import annotations

from plugins.core.pictures import Picture
from plugins.pictures.markup import swap
from plugins.pictures.words import anchors_for, body_pictures, story_pictures
from tests.pictures.conftest import Newsroom, jpeg

FILES = {name: jpeg(40 + n, 30) for n, name in enumerate(("a.jpg", "b.jpg", "Hội nghị.jpg"))}


def test_a_gallery_has_its_words_and_stable_anchors(newsroom: Newsroom) -> None:
    story = newsroom.story(
        files=FILES,
        vi={
            "gallery": [
                {"file": "b.jpg", "alt": "Bàn tay", "caption": "Gói bánh", "credit": "Mây"},
                {"file": "Hội nghị.jpg", "alt": "", "decorative": True, "focus": "top"},
            ]
        },
        en={"from_vi": True},
    )
    album, _ = newsroom.render()
    pictures = story_pictures(story, story.texts["vi"], album)
    first, second = pictures.gallery
    assert (first.alt, first.caption, first.credit) == ("Bàn tay", "Gói bánh", "Mây")
    assert (first.anchor, second.anchor) == ("anh-b", "anh-hoi-nghi")
    assert (second.alt, second.focus) == ("", "top")
    assert pictures.count == 2
    english = story_pictures(story, story.texts["en"], album).gallery
    assert [picture.anchor for picture in english] == ["picture-b", "picture-hoi-nghi"]
    assert [picture.lang for picture in english] == ["vi", "vi"]


def test_the_lead_is_the_cover_then_the_gallery_then_the_body(newsroom: Newsroom) -> None:
    gallery = [{"file": "b.jpg", "alt": "B"}]
    body = "![A](a.jpg)\n\n![H](<Hội nghị.jpg>)"
    texts = [
        {"cover": "Hội nghị.jpg", "gallery": gallery, "markdown": body},
        {"gallery": gallery, "markdown": body},
        {"markdown": body},
        {},
    ]
    leads = []
    for number, values in enumerate(texts):
        newsroom.story(f"tin-{number}", files=FILES, vi=values)
    album, _ = newsroom.render()
    for story in newsroom.stories:
        pictures = story_pictures(story, story.main, album)
        lead = pictures.lead
        leads.append((lead.file, lead.alt) if lead else None)
    assert leads == [("Hội nghị.jpg", "H"), ("b.jpg", "B"), ("a.jpg", "A"), None]


def test_a_cover_without_own_words_borrows_them_and_says_the_language(newsroom: Newsroom) -> None:
    story = newsroom.story(
        files=FILES,
        vi={"cover": "a.jpg", "markdown": '![Bàn tay](a.jpg "Gói bánh")'},
        en={"from_vi": True, "markdown": "No pictures here."},
    )
    album, _ = newsroom.render()
    lead = story_pictures(story, story.texts["en"], album).lead
    assert lead is not None
    assert (lead.alt, lead.caption, lead.lang) == ("Bàn tay", "Gói bánh", "vi")
    own = story_pictures(story, story.texts["vi"], album).lead
    assert own is not None
    assert own.lang is None


def test_pictures_of_the_body_have_captions_credits_and_unique_anchors(newsroom: Newsroom) -> None:
    story = newsroom.story(
        files=FILES,
        vi={
            "gallery": [{"file": "b.jpg", "alt": "B", "caption": "Chú thích", "credit": "Mây"}],
            "markdown": '![A](a.jpg "Một")\n\n![B hai](b.jpg)\n\n![A nữa](a.jpg)',
        },
    )
    album, _ = newsroom.render()
    shown: list[Picture] = []
    make = body_pictures(story.main, album)

    def figure(file: str, alt: str, title: str | None) -> str | None:
        picture = make(file, alt, title)
        assert picture is not None
        shown.append(picture)
        return f"<figure>{picture.alt}</figure>"

    html = swap(story.main.body, figure)
    assert html == "<figure>A</figure>\n<figure>B hai</figure>\n<figure>A nữa</figure>"
    assert [picture.anchor for picture in shown] == ["anh-a", "", ""]
    assert [picture.caption for picture in shown] == ["Một", "Chú thích", None]
    assert [picture.credit for picture in shown] == [None, "Mây", None]
    assert make("la.jpg", "x", None) is None


def test_a_standing_page_has_pictures_too(newsroom: Newsroom) -> None:
    page = newsroom.page("gioi-thieu", files=FILES, vi="![A](a.jpg)", en="Nothing.")
    album, _ = newsroom.render()
    picture = body_pictures(page.texts["vi"], album)("a.jpg", "A", None)
    assert picture is not None
    assert picture.anchor == "anh-a"


def test_names_that_look_alike_get_anchors_that_differ() -> None:
    files = ["anh.jpg", "ảnh.jpg", "anh.png", "khac.jpg", "日本.jpg"]
    anchors = anchors_for("vi", files)
    assert len(set(anchors.values())) == len(files)
    assert all(anchor.isascii() for anchor in anchors.values())
    assert anchors["khac.jpg"] == "anh-khac"
    assert anchors_for("vi", reversed(files)) == anchors
