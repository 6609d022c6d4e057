"""Look-alike letters and hidden characters, in every file that editors write."""

import pytest

from plugins.core.addresses import story
from tests.builders import ORGANISATIONS, as_yaml, draw, write
from tests.stories.conftest import GOOD, STORY, Content, Found

ETH = GOOD.replace("Xưởng Mây họp mặt", "\u00d0ại hội \u00d0oàn viên xã Thử")
DISPATCH = (
    "document: {{number: {0}, type: cong_van, issued: 10/11/2024, issuer: {1}, subject: Chăm lo}}"
)


def test_eth_is_read_as_d_in_titles_addresses_and_abbreviations(content: Content) -> None:
    content.put(ETH.replace("Sáng mồng sáu", "Liên \u00f0oàn Lao \u00f0ộng (L\u00d0L\u00d0)"))
    text = content.text()
    assert text.fields.title == "Đại hội Đoàn viên xã Thử"
    assert text.address == story("vi", 2025, "dai-hoi-doan-vien-xa-thu")
    assert "Liên đoàn Lao động" in text.body
    assert text.abbreviations == ("LĐLĐ",)


def test_a_document_is_known_again_whatever_d_its_number_was_typed_with(content: Content) -> None:
    content.story(DISPATCH.format("12/L\u00d0L\u00d0", "Liên \u00f0oàn Lao \u00f0ộng"), "slug: mot")
    content.story(
        DISPATCH.format("12/LĐLĐ", "Liên đoàn Lao động"),
        "slug: hai",
        name="news/2025/hai/index.vi.md",
    )
    assert content.codes() == ["WS251"]


def test_data_files_and_captions_are_read_alike(content: Content) -> None:
    rows = [dict(row) for row in ORGANISATIONS]
    rows[1]["name"] = {"vi": "Công \u00f0oàn Xưởng\u200b Mây", "en": "Rattan Works Union"}
    write(content.path / "data/organisations.yaml", as_yaml(rows))
    content.story()
    write(
        content.path / "news/2025/tin/captions.yaml",
        "- file: \u00d0ại hội.jpg\n  alt: \u00d0oàn chủ tịch\n",
    )
    draw(content.path / "news/2025/tin/\u00d0ại hội.jpg")
    site = content.load()
    assert site.problems == ()
    assert site.reference.organisations["rattan-works"].name.vi == "Công đoàn Xưởng Mây"
    [item] = site.stories[0].main.fields.gallery
    assert (item.file, item.alt) == ("Đại hội.jpg", "Đoàn chủ tịch")
    assert (site.root / site.stories[0].assets[item.file].path).exists()


def test_a_zero_width_space_in_a_title_parts_no_word(content: Content) -> None:
    content.put(GOOD.replace("Xưởng Mây", "Xư\u200bởng M\u00adây\ufeff"))
    assert content.text().fields.title == "Xưởng Mây họp mặt"


@pytest.mark.parametrize("place", ["title", "body", "captions", "data"])
def test_a_letter_that_was_lost_is_an_error_with_its_line(content: Content, place: str) -> None:
    file, line = STORY, 2
    if place == "title":
        content.put(GOOD.replace("Xưởng", "X\ufffdng"))
    elif place == "body":
        content.story(body="\nMột\n\nH\ufffdi nghị\n")
        line = 11
    else:
        content.story()
        text, name = (
            ("- file: a.jpg\n  alt: H\ufffdi\n", "news/2025/tin/captions.yaml")
            if place == "captions"
            else ("- id: x\n  name: {vi: H\ufffdi, en: A}\n", "data/topics.yaml")
        )
        write(content.path / name, text)
        file = name
    assert Found("S262", file, line) in content.found()


@pytest.mark.parametrize(
    "reference", ["&#x202e;", "&#x1b;", "&#11;", "&#xfffe;", "&#1;", "&#0;", "&#xFFFD;"]
)
def test_a_reference_to_a_refused_character_is_refused(content: Content, reference: str) -> None:
    content.story(body=f"\nMột\n\na{reference}b\n")
    assert content.found() == [Found("S170", STORY, 11)]
    assert reference in content.problems()[0].vi
    content.put(GOOD.replace("Ba mươi", f"Ba{reference}mươi"))
    assert content.found() == [Found("S121", STORY, 5)]


def test_a_yaml_escape_brings_in_nothing_either(content: Content) -> None:
    content.put(GOOD.replace("Xưởng Mây họp mặt", '"Xưởng \\u202E Mây"'))
    assert content.found() == [Found("S121", STORY, 2)]
    content.put(GOOD.replace("Xưởng Mây họp mặt", '"\\u00D0oàn viên họp"'))
    assert content.text().fields.title == "Đoàn viên họp"
    content.put(GOOD.replace("Xưởng Mây họp mặt", '"X\\uFFFDng"'))
    assert content.found() == [Found("S121", STORY, 2)]
