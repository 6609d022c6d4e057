"""Abbreviations and full forms find one another, through the real Pagefind."""

from __future__ import annotations

import dataclasses

import pytest

from plugins import search
from plugins.core.reference import GlossaryEntry
from plugins.core.search_document import Passage
from plugins.registers.collect import collect
from plugins.search.synonyms import synonyms
from tests.registers.full import localizer_of

PAGE = "Chữ viết tắt"  # the glossary itself, as the theme calls it
GLOSSARY = tuple(
    GlossaryEntry.model_validate({"short": short, "full": {"vi": vi, "en": en}})
    for short, vi, en in (
        ("LĐLĐ", "Liên đoàn Lao động", "Federation of Labour"),
        ("CNVC", "công nhân, viên chức", "workers and public employees"),
        ("CBCNVC", "cán bộ, công nhân, viên chức", "officials, workers and public employees"),
        ("TT&TT", "Thông tin và Truyền thông", "Information and Communications"),
        ("TTTTVN", "Thông tin và Truyền thông Việt Nam", "Vietnam Information and Communications"),
        ("AI", "trí tuệ nhân tạo", "artificial intelligence"),
    )
)


def with_glossary(site, glossary=GLOSSARY):
    return dataclasses.replace(
        site, reference=dataclasses.replace(site.reference, glossary=glossary)
    )


def of(*texts: str, lang: str = "vi") -> set[str]:
    return set(synonyms(GLOSSARY, lang).of(texts))


def test_an_abbreviation_brings_its_full_form_in_the_edition_s_language():
    assert of("Họp LĐLĐ tỉnh") == {"Liên đoàn Lao động"}
    assert of("The LĐLĐ met", lang="en") == {"Federation of Labour"}
    assert of("Công văn 286/LĐLĐ", "ai cũng biết", "AI LÀ NGƯỜI TỐT") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Liên đoàn Lao động tỉnh",
        "LIÊN ĐOÀN LAO ĐỘNG",
        "lien doan lao dong",
        "(Liên\u00a0đoàn   Lao động)",
        "“Liên đoàn” lao động",
    ],
)
def test_a_full_form_brings_its_abbreviation_however_it_is_written(text):
    assert of(text) == {"LĐLĐ"}


def test_a_part_of_a_longer_word_is_no_full_form():
    assert of("liên đoàn lao độngx", "xliên đoàn lao động", "liên đoàn", "lao động") == set()


def test_a_form_does_not_cross_from_one_passage_to_the_next():
    assert of("Liên đoàn", "Lao động") == set()


def test_a_form_inside_or_at_the_head_of_another_counts_as_well():
    assert of("Toàn thể cán bộ, công nhân, viên chức") == {"CBCNVC", "CNVC"}
    assert of("Công đoàn Thông tin và Truyền thông Việt Nam") == {"TTTTVN", "TT&TT"}
    assert of("Sở Thông tin và Truyền thông") == {"TT&TT"}


def test_what_stands_in_both_forms_needs_nothing_more():
    assert of("Liên đoàn Lao động (LĐLĐ)") == set()


def test_an_empty_glossary_and_a_form_without_letters_are_no_fault():
    assert synonyms((), "vi").of(["LĐLĐ"]) == ()
    odd = GlossaryEntry.model_validate({"short": "X", "full": "…"})
    assert synonyms((odd,), "vi").of(["X …"]) == ()


def test_title_summary_body_and_facts_are_looked_through(build_texts):
    a_story, a_site = build_texts
    facts = {"meeting": {"start": "2025", "venue": "Sở TT&TT", "chair": "Bà Ba"}}
    site = a_site(
        a_story("a", "LĐLĐ họp", "<p>x</p>", summary="y"),
        a_story("b", "Họp", "<p>cán bộ</p>", summary="Dùng AI"),
        a_story("c", "Họp", "<p>công nhân, viên chức</p>", summary="y", **facts),
        a_story("d", "Họp", "<p>không có gì</p>", summary="y"),
    )
    made = {
        one.address.split("/")[-2]: one.hidden
        for one in search.documents(localizer_of(collect(with_glossary(site))), lambda text: None)
    }
    assert "Liên đoàn Lao động" in made["a"]
    assert "trí tuệ nhân tạo" in made["b"]
    assert {"CNVC", "Thông tin và Truyền thông"} <= set(made["c"])
    assert not {"LĐLĐ", "AI", "CNVC"} & set(made["d"])


def test_the_glossary_is_found_itself_where_it_holds_something(build_texts):
    _, a_site = build_texts
    for lang, address in (("vi", "tu-viet-tat/"), ("en", "en/glossary/")):
        site = with_glossary(a_site())
        said = localizer_of(collect(site), lang)
        (made,) = search.documents(said, lambda text: None)
        assert (made.address, made.title) == (address, said.t("nav.glossary"))
        assert [passage.text.partition(":")[0] for passage in made.passages] == [
            "AI", "CBCNVC", "CNVC", "LĐLĐ", "TT&TT", "TTTTVN",
        ]  # fmt: skip
    assert Passage("AI: artificial intelligence / trí tuệ nhân tạo") in made.passages
    assert list(search.documents(localizer_of(collect(a_site())), lambda text: None)) == []


def test_each_form_finds_the_text_that_says_the_other(visit_site, build_texts):
    a_story, a_site = build_texts
    short, full = "Thư của một người thợ", "Đại hội lần thứ mười"
    other, sector = "Chợ hoa cuối năm", "Bàn việc chuyển đổi số"
    site = a_site(
        a_story("thu", short, "<p>Gửi LĐLĐ Sông Mây.</p>", ("A letter", "<p>To LĐLĐ.</p>"), "Thư."),
        a_story("dai-hoi", full, "<p>Của Liên đoàn Lao động.</p>", None, "Đại hội."),
        a_story("cho", other, "<p>Ai cũng có hoa.</p>", None, "Hoa."),
        a_story("so", sector, "<p>Ngành TT&amp;TT bàn về AI.</p>", None, "Số."),
    )
    visit = visit_site(with_glossary(site))
    for query, titles in {
        "liên đoàn lao động": {short, full, PAGE},
        "lien doan lao dong song may": {short},
        "ldld": {short, full, PAGE},
        "LĐLĐ đại hội": {full},
        "trí tuệ nhân tạo": {sector, PAGE},
        "thông tin và truyền thông": {sector, PAGE},
        "tt&tt": {sector, PAGE},
    }.items():
        visit.open("/tim-kiem/")
        visit.ask(query)
        assert set(visit.titles) == titles, query
    visit.open("/en/search/")
    visit.ask("federation of labour")
    assert set(visit.titles) == {"A letter", "Glossary"}
    visit.ask("ldld")
    assert set(visit.titles) == {"A letter", "Glossary"}
