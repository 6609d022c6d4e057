"""A gallery's words in ``captions.yaml``: both languages, the same checks, lines in that file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.site import Site
from plugins.stories.load import load
from tests.builders import draw, make_site, write, write_story

CAPTIONS = """\
- file: a.png
  alt:
    vi: Chị em gói bánh
    en: Women wrapping cakes
  caption:
    vi: Gói bánh ở xưởng
    en: Wrapping cakes at the works
  credit: Lê Văn Ảnh
- file: b.png
  alt:
    vi: Nồi bánh
    en:
- file: [c.png, d.png]
  alt: {vi: [Sân, Cổng], en: [Yard, Gate]}
  caption: {vi: Xưởng Mây, en: The works}
"""


def site_with(folder: Path, captions: str, **story: object) -> Site:
    content = make_site(folder)
    place = write_story(content, "goi-banh", **story)
    for name in "abcdefg":
        draw(place / f"{name}.png")
    write(place / "captions.yaml", captions)
    return load(content, dt.date(2025, 3, 15))


def faults(site: Site) -> list[tuple[str, str]]:
    return [(one.code, str(one.place).rpartition("/")[2]) for one in site.problems]


def test_each_language_gets_its_own_words_and_inherits_the_rest(tmp_path: Path) -> None:
    site = site_with(tmp_path, CAPTIONS)
    [story] = site.stories
    vi, en = (story.texts[lang].fields.gallery for lang in ("vi", "en"))
    assert [item.file for item in vi] == ["a.png", "b.png", "c.png", "d.png"]
    assert [item.file for item in en] == [item.file for item in vi]
    assert (vi[0].alt, vi[0].caption, vi[0].credit) == (
        "Chị em gói bánh", "Gói bánh ở xưởng", "Lê Văn Ảnh",
    )  # fmt: skip
    assert (en[0].alt, en[0].caption, en[0].credit) == (
        "Women wrapping cakes", "Wrapping cakes at the works", "Lê Văn Ảnh",
    )  # fmt: skip
    assert (en[1].alt, en[1].lang) == ("Nồi bánh", "vi")
    assert [(item.alt, item.caption) for item in vi[2:]] == [
        ("Sân", "Xưởng Mây"),
        ("Cổng", "Xưởng Mây"),
    ]
    assert [item.alt for item in en[2:]] == ["Yard", "Gate"]
    assert [one for one in site.problems if not one.warning] == []


def test_it_adds_to_the_front_matter_s_gallery(tmp_path: Path) -> None:
    first = [{"file": "g.png", "alt": "Cờ"}]
    en = {"gallery": [{"file": "g.png", "alt": "Flag"}, {"file": "b.png", "alt": "A pot"}]}
    site = site_with(tmp_path, CAPTIONS, gallery=first, en=en)
    [story] = site.stories
    assert [item.alt for item in story.texts["vi"].fields.gallery][:3] == [
        "Cờ", "Chị em gói bánh", "Nồi bánh",
    ]  # fmt: skip
    assert [item.alt for item in story.texts["en"].fields.gallery][:3] == [
        "Flag", "Women wrapping cakes", "A pot",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("captions", "wanted"),
    [
        ("- file: a.png\n  alt:\n    vi:\n", ("S103", "captions.yaml:3")),
        ("- file: a.png\n  alt: A\n  captoin: B\n", ("S102", "captions.yaml:3")),
        ("- file: a.png\n  alt:\n    vn: A\n", ("S155", "captions.yaml:3")),
        ("ảnh: a.png\n", ("S154", "captions.yaml:1")),
        ("- a.png\n", ("S154", "captions.yaml:1")),
        ("- file: a.png\n  alt: Hội nghị: phiên chiều\n", ("S108", "captions.yaml:2")),
        ("- file: [a.png, b.png]\n  alt: {vi: [Một]}\n", ("S151", "captions.yaml:1")),
    ],
)
def test_faults_are_reported_on_their_line_of_that_file(
    tmp_path: Path, captions: str, wanted: tuple[str, str]
) -> None:
    assert wanted in faults(site_with(tmp_path, captions))


def test_another_encoding_is_named(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    place = write_story(content, "goi-banh")
    write(place / "captions.yaml", "- file: a.png\n".encode("utf-16"))
    assert ("S160", "captions.yaml:1") in faults(load(content, dt.date(2025, 3, 15)))


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    site = site_with(tmp_path, "# chưa có gì\n")
    assert site.stories[0].main.fields.gallery == ()
    assert faults(site) == []
