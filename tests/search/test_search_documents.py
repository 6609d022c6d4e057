"""What is indexed of a story: its words and facts as values, never its page as written."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins import search
from plugins.core.search_document import Passage
from plugins.core.text import fold
from plugins.registers.collect import collect
from plugins.search import prose, shadow
from plugins.search.facts import fact_documents
from plugins.stories.load import load
from tests.builders import make_site, write_story
from tests.registers.full import localizer_of


def documents(site, lang="vi"):
    said = localizer_of(collect(site), lang)
    return {made.address: made for made in search.documents(said, lambda text: None)}


def test_a_story_is_indexed_with_its_facts(federation):
    made = documents(federation)["tin-tuc/2018/cong-van/"]
    said = [passage.text for passage in made.shown_passages]
    assert said[0] == made.summary
    assert "Công văn 286/LĐLĐ: Đẩy mạnh chương trình ưu đãi" in said
    assert "Vũ Đức Huỳnh, Phó Chủ tịch" in said
    assert "Liên đoàn Lao động Sông Mây" in said, "an organisation's id is shown as its name"
    assert "Phụ lục biểu mẫu (02/PL)" in said
    assert "CV 286 LĐLĐ" in made.hidden
    assert "LĐLĐ Sông Mây" in made.hidden
    assert made.filters == {
        "section": ("documents",),
        "year": ("2018",),
        "org": ("song-may", "det-may"),
        "kind": ("document",),
    }
    assert made.sort == "2018-05-19T00:00"
    assert made.meta == {
        "title": "Đôn đốc báo cáo phúc lợi",
        "lead": "Tin của Liên đoàn Lao động thành phố Sông Mây.",
        "date": "2018-05-19",
        "section": "documents",
    }


def test_an_edition_holds_its_own_texts_only(federation):
    assert set(documents(federation, "en")) == {
        "en/news/2025/doan-vien/",
        "en/news/2024/doanh-nghiep/",
    }


def test_the_words_of_a_body_are_read_block_by_block():
    read = prose.read(
        "<h2>Hai&nbsp;mục</h2><p>Một <b>đ</b>oàn<br>viên &amp; <abbr title='Liên đoàn'>LĐ</abbr></p>"
        "<ul><li>một</li><li>hai</li></ul><script>bad()</script>"
        '<p><img src="a.jpg" alt="ảnh\u00ad" title="Chú thích"></p><table><tr><td>x</td><td>y</td></tr>'
    )
    assert read.passages == (
        Passage("Hai mục", "h2"),
        Passage("Một đoàn viên & LĐ"),
        Passage("một"),
        Passage("hai"),
        Passage("Chú thích"),
        Passage("x"),
        Passage("y"),
    )
    assert read.alts == ("ảnh",)
    assert read.full_forms == ("Liên đoàn",)


def test_the_place_of_the_gallery_is_not_a_word(build_texts):
    a_story, a_site = build_texts
    story = a_story("x", "Tựa", "<p>trước</p>\n<p>[[gallery]]</p>\n<p>sau</p>")
    (made,) = documents(a_site(story)).values()
    assert [passage.text for passage in made.passages] == ["trước", "sau"]


def test_a_shadow_page_is_folded_and_escaped():
    made = search.SearchDocument(
        "a/", "Đoàn <b>", "“Tóm” & tắt", (Passage("Mục Hai", "h2"),), ("ẩn",)
    )
    page = shadow.page(made)
    assert ">Doan &lt;b&gt;</h1>" in page
    assert "<p>“Tom” &amp; tat</p>\n<h2>Muc Hai</h2>" in page
    assert '<i data-pagefind-meta="more:an"></i>' in page
    assert page.isascii() or fold(page) == page


def test_filters_offer_only_what_is_there(federation):
    said = localizer_of(collect(federation))
    offered = {each.name: each for each in search.filters(said)}
    assert offered["section"].options == (
        ("welfare", "Phúc lợi"),
        ("activities", "Hoạt động"),
        ("documents", "Văn bản"),
    )
    assert [value for value, _ in offered["year"].options] == [
        "2025",
        "2024",
        "2023",
        "2022",
        "2018",
    ]
    assert [value for value, _ in offered["org"].options] == ["det-may", "song-may"]
    assert [value for value, _ in offered["kind"].options] == [
        "meeting", "document", "organisation", "gallery",
    ]  # fmt: skip
    assert offered["kind"].label == said.t("search.filter.kind")


def test_a_site_without_stories_is_filtered_by_its_organisations_alone(build_texts):
    _, a_site = build_texts
    offered = search.filters(localizer_of(collect(a_site())))
    assert [each.name for each in offered] == ["kind", "org"]


@pytest.mark.parametrize(
    ("signed", "day"),
    [("08:30 18/05/2018", "2018-05-18"), ("2018-05-18", "2018-05-18"), ("2018", "")],
)
def test_an_agreement_shows_its_day_whatever_the_hour(tmp_path, signed, day):
    content = make_site(tmp_path)
    pact = {"id": "pact", "parties": ["cloud-river"], "signed": signed}
    write_story(content, "ky", agreements=[pact])
    found = fact_documents(localizer_of(collect(load(content, dt.date(2025, 3, 15)))))
    assert next(found).date == day
