"""A translation restates words; every fact comes from the main text, checked."""

import re
from typing import Any

import pytest

from tests.builders import as_yaml, front_matter, story_fields
from tests.stories.conftest import Content, Found

EN = "news/2025/tin/index.en.md"
VI = "news/2025/tin/index.vi.md"
OWN = {"title": "Rattan Works meets", "summary": "Thirty workers made cakes."}


def both(content: Content, main: dict[str, Any], own: dict[str, Any], body: str = "Chữ.\n") -> None:
    content.put(front_matter(story_fields(**main), body), VI)
    content.put(front_matter(OWN | own, "Text.\n"), EN)


def english(content: Content) -> Any:
    return content.text("en").fields


def test_facts_are_inherited_and_words_are_not(content: Content) -> None:
    both(
        content,
        {
            "kicker": "Đầu năm", "slug": "dau-nam", "topics": ["tet"], "organisations": ["an-binh"],
            "meeting": {"start": "3/2/2025", "attendance": 37}, "redirect_from": ["/cu/"],
            "source": {"name": "Báo", "url": "https://bao.example/"},
        },
        {},
    )  # fmt: skip
    text = content.text("en")
    fields = text.fields
    assert (fields.kicker, fields.slug, fields.redirect_from) == (None, None, ())
    assert (fields.section, fields.topics, fields.organisations) == (
        "activities",
        ("tet",),
        ("an-binh",),
    )
    assert fields.date == content.text().fields.date
    assert fields.meeting == content.text().fields.meeting
    assert text.address == "en/news/2025/rattan-works-meets/"
    assert [author.name for author in fields.authors] == ["Nguyễn Thị Mây"]


def test_a_mapping_is_merged_key_by_key(content: Content) -> None:
    meeting = {"start": "3/2/2025", "venue": "Hội trường", "attendance": 37, "kind": "congress"}
    both(content, {"meeting": meeting}, {"meeting": {"venue": "Main hall"}})
    meeting_en = english(content).meeting
    assert (meeting_en.venue, meeting_en.attendance, meeting_en.kind) == (
        "Main hall",
        37,
        "congress",
    )


def test_agreements_are_merged_by_id_in_the_main_texts_order(content: Content) -> None:
    rows = [
        {"id": name, "title": f"Bản {name}", "parties": ["X Y"], "signed": "2021"}
        for name in ("mot", "hai")
    ]
    both(content, {"agreements": rows}, {"agreements": [{"id": "hai", "title": "The second"}]})
    agreements = english(content).agreements
    assert [(a.id, a.title) for a in agreements] == [("mot", "Bản mot"), ("hai", "The second")]
    assert agreements[1].signed.year == 2021


def test_lists_without_a_name_are_merged_by_position(content: Content) -> None:
    award = {"award": "other", "awarded_by": "cloud-river", "year": 2024, "recipients": "unnamed"}
    both(
        content,
        {"awards": [award, award | {"title": "Hai"}]},
        {"awards": [{"title": "One"}, {"title": "Two"}]},
    )
    awards = english(content).awards
    assert [(a.title, a.awarded_by) for a in awards] == [
        ("One", "cloud-river"),
        ("Two", "cloud-river"),
    ]


def test_lists_of_other_lengths_are_refused_where_the_translation_has_them(
    content: Content,
) -> None:
    award = {"award": "other", "awarded_by": "X Y", "year": 2024, "recipients": "unnamed"}
    both(content, {"awards": [award, award | {"year": 2023}]}, {"awards": [{"title": "One"}]})
    (found,) = content.problems()
    assert (found.code, found.place.path, found.place.line) == ("S150", f"content/{EN}", 4)
    assert "1 mục" in found.vi
    assert "2 mục" in found.vi


def test_a_plain_list_replaces_the_inherited_one(content: Content) -> None:
    both(content, {"topics": ["tet", "safety"]}, {"topics": ["retired"]})
    assert english(content).topics == ("retired",)


def test_a_translation_has_a_byline_of_its_own(content: Content) -> None:
    both(content, {}, {"authors": [{"name": "An Lê", "job": "translation"}]})
    assert [(a.name, a.job) for a in english(content).authors] == [("An Lê", "translation")]


def test_a_key_left_empty_in_the_translation_erases_no_fact(content: Content) -> None:
    both(
        content,
        {"meeting": {"start": "2025"}, "topics": ["tet"]},
        {"meeting": None, "topics": None},
    )
    assert english(content).meeting is not None
    assert english(content).topics == ("tet",)


def gallery(**words: Any) -> list[dict[str, Any]]:
    return [{"file": "a.jpg", **words}]


def test_words_of_pictures_are_restated_by_file(content: Content) -> None:
    main = [
        {"file": "a.jpg", "alt": "Một", "caption": "Chú một", "credit": "Ảnh: A"},
        {"file": "b.jpg", "alt": "Hai", "caption": "Chú hai"},
    ]
    both(
        content, {"gallery": main}, {"gallery": [{"file": "b.jpg", "alt": "Two", "caption": "Cap"}]}
    )
    a, b = english(content).gallery
    assert (a.alt, a.caption, a.lang) == ("Một", "Chú một", "vi")
    assert (b.alt, b.caption, b.lang) == ("Two", "Cap", None)
    assert content.codes() == ["WS240"]


@pytest.mark.parametrize("status", ["published", "draft"])
def test_forty_pictures_without_own_words_are_one_warning(content: Content, status: str) -> None:
    main = [{"file": f"a{n}.jpg", "alt": f"Ảnh {n}"} for n in range(40)]
    both(content, {"gallery": main}, {"status": status})
    (found,) = content.problems()
    assert (found.code, found.draft) == ("WS240", status == "draft")
    assert "40 ảnh (a0.jpg, a1.jpg, a2.jpg …)" in found.vi
    assert "40 pictures" in found.en


def test_words_borrowed_from_an_english_main_text_are_marked_english(content: Content) -> None:
    # A story has one main text: the Vietnamese. An English-only story borrows nothing.
    content.put(front_matter(story_fields(gallery=gallery(alt="A")), "Text.\n"), EN)
    assert content.text("en").fields.gallery[0].lang is None


def test_a_description_alone_leaves_the_picture_without_a_caption_and_says_so(
    content: Content,
) -> None:
    both(content, {"gallery": gallery(alt="Một", caption="Chú")}, {"gallery": gallery(alt="One")})
    item = english(content).gallery[0]
    assert (item.alt, item.caption, item.lang) == ("One", None, None)
    assert content.found() == [Found("WS241", EN, 5)]


def test_a_caption_alone_asks_for_the_description(content: Content) -> None:
    both(content, {"gallery": gallery(alt="Một", caption="Chú")}, {"gallery": gallery(caption="C")})
    assert content.found() == [Found("S103", EN, 5)]


def test_a_decorative_picture_needs_no_words_in_any_language(content: Content) -> None:
    both(content, {"gallery": gallery(alt="", decorative="true")}, {})
    item = english(content).gallery[0]
    assert (item.alt, item.decorative, item.lang) == ("", True, None)


def test_one_caption_serves_several_files(content: Content) -> None:
    shared = [
        {"file": ["a.jpg", "b.jpg"], "alt": ["Một", "Hai"], "caption": "Chung", "credit": "Ảnh"},
        {"file": "c.jpg", "alt": "Ba"},
    ]
    both(
        content,
        {"gallery": shared},
        {"gallery": [{"file": ["a.jpg", "b.jpg"], "alt": ["One", "Two"], "caption": "Shared"}]},
    )
    assert [(i.file, i.alt, i.caption) for i in content.text().fields.gallery] == [
        ("a.jpg", "Một", "Chung"),
        ("b.jpg", "Hai", "Chung"),
        ("c.jpg", "Ba", None),
    ]
    assert [(i.file, i.alt, i.caption, i.lang) for i in english(content).gallery] == [
        ("a.jpg", "One", "Shared", None),
        ("b.jpg", "Two", "Shared", None),
        ("c.jpg", "Ba", None, "vi"),
    ]


@pytest.mark.parametrize("alt", [["Một"], ["Một", "Hai", "Ba"], "Một"])
def test_shared_captions_want_one_description_a_file(content: Content, alt: object) -> None:
    content.story()
    both(content, {"gallery": [{"file": ["a.jpg", "b.jpg"], "alt": alt, "caption": "C"}]}, {})
    found = [f for f in content.found() if f.code.startswith("S")]
    assert found == [Found("S151", VI, 9)]


@pytest.mark.parametrize(
    "hostile",
    [
        {"gallery": [{"file": {"a": "b"}, "alt": "x"}]},
        {"gallery": [{"file": [["a"], {"b": "c"}], "alt": ["x", "y"]}]},
        {"gallery": "a.jpg"},
        {"gallery": [["a"], "b", None]},
        {"agreements": [{"id": ["a", "b"]}, {"id": {"c": "d"}}]},
        {"meeting": [1], "awards": {"x": "y"}, "topics": {"a": "b"}},
        {"title": ["a"], "authors": [["b"]], "document": [[]]},
    ],
)
def test_values_of_any_shape_are_problems_and_no_crash(
    content: Content, hostile: dict[str, Any]
) -> None:
    both(content, hostile, {})
    assert content.codes()
    both(content, {}, hostile)
    assert content.codes()
    both(content, hostile, hostile)
    assert content.codes()


def test_a_fault_of_an_inherited_fact_is_reported_once_where_it_is_written(
    content: Content,
) -> None:
    both(content, {"date": "31/02/2025", "topics": ["khong-co"]}, {})
    assert sorted(content.codes()) == ["S112", "S201"]
    assert {f.path for f in content.found()} == {VI}


def test_a_fact_missing_from_both_is_missing_once_and_words_where_they_miss(
    content: Content,
) -> None:
    both(content, {"section": None}, {"summary": None})
    assert content.found() == [Found("S104", EN, 3), Found("S103", VI, 6)] or [
        (f.code, f.path) for f in content.found()
    ] == [("S103", EN), ("S103", VI)]


def test_a_main_text_that_cannot_be_read_makes_the_translation_miss_nothing(
    content: Content,
) -> None:
    both(content, {}, {})
    content.put("---\ntitle: A: B\n---\n", VI)
    content.story("slug: khac", body="\n[x](story:tin)\n", name="news/2025/khac/index.vi.md")
    assert content.found() == [Found("S108", VI, 2)]


def test_a_translation_that_cannot_be_read_does_not_hide_the_main_texts_faults(
    content: Content,
) -> None:
    both(content, {"date": "31/02/2025"}, {})
    content.put("---\ntitle: A: B\n---\n", EN)
    assert content.found() == [Found("S108", EN, 2), Found("S112", VI, 3)]


def test_a_front_matter_of_ten_thousand_pictures_is_read(content: Content) -> None:
    # By hand: to have so many rows written out takes three times as long as to read them.
    rows = "".join(f"- {{file: a{n}.jpg, alt: A, caption: C}}\n" for n in range(10_000))
    for name, fields in ((VI, story_fields()), (EN, OWN)):
        content.put(f"---\n{as_yaml(fields)}gallery:\n{rows}---\n\nText.\n", name)
    assert len(english(content).gallery) == 10_000


def test_a_translation_of_an_edited_text_is_stale_until_it_says_which_one_it_is_of(
    content: Content,
) -> None:
    both(content, {}, {"translation": {"of": "chua-biet"}})
    [found] = [found for found in content.load().problems if found.code == "WS242"]
    assert found.warning
    assert content.text("en").translation_stale
    now = re.findall("of: ([0-9a-f]{12})", found.fix_vi)[0]

    both(content, {}, {"translation": {"of": now}})
    assert not content.text("en").translation_stale
    assert content.load().problems == ()

    both(content, {"topics": ["tet"]}, {"translation": {"of": now}})
    assert not content.text("en").translation_stale, "facts are no words"
    both(content, {}, {"translation": {"of": now}}, body="Chữ khác.\n")
    assert content.text("en").translation_stale
