"""Every fault in the way texts refer to pictures is found, once, where it is written."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

import plugins.pictures
from tests.pictures.conftest import Newsroom, jpeg


def test_a_sound_story_has_no_problem_and_knows_its_pictures(newsroom: Newsroom) -> None:
    newsroom.story(
        files={"gói bánh.jpg": jpeg(), "hop.jpg": jpeg(200, 320)},
        vi={
            "cover": "hop.jpg",
            "gallery": [{"file": "hop.jpg", "alt": "Ba người"}],
            "markdown": "![Gói bánh](<gói bánh.jpg>)",
        },
        en={"from_vi": True, "markdown": "![Making cakes](g%C3%B3i%20b%C3%A1nh.jpg)"},
    )
    found = newsroom.survey()
    assert found.problems == ()
    assert set(found.originals) == {("hop-mat", "hop.jpg"), ("hop-mat", "gói bánh.jpg")}
    upright = found.originals["hop-mat", "hop.jpg"]
    assert (upright.width, upright.height, upright.kind) == (200, 320, "jpeg")


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("![Họp](xa.jpg)", "P101"),
        ("![Họp](hoi-ngi.jpg)", "P102"),
        ("![Họp](Hoi-Nghi.JPG)", "P103"),
        ("![Họp](../khac/hoi-nghi.jpg)", "P104"),
        ("![Họp](/etc/passwd)", "P104"),
        ("![Họp](anh/hoi-nghi.jpg)", "P104"),
        ("![Họp](https://example.com/a.jpg)", "P105"),
        ("![Họp](HTTP://example.com/a.jpg)", "P105"),
        ("![Họp](//example.com/a.jpg)", "P105"),
        ("![Họp](file:///etc/a.jpg)", "P221"),
        ("![Họp](data:image/png;base64,AAAA)", "P106"),
        ("![Họp]()", "P107"),
        ("![](hoi-nghi.jpg)", "P108"),
        ("[![Họp](hoi-nghi.jpg)](https://example.com/)", "WP303"),
    ],
)
def test_a_fault_in_the_body_names_its_line(newsroom: Newsroom, markdown: str, told: str) -> None:
    newsroom.story(
        files={"hoi-nghi.jpg": jpeg()},
        vi={"markdown": f"Mở đầu.\n\nHọp.\n\n{markdown}", "gallery": [_item("hoi-nghi.jpg")]},
    )
    assert newsroom.told() == [f"news/2025/hop-mat/index.vi.md:11 {told}"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("![Họp](data:image/png;base64,AAAA)", "P106"),
        ('<img alt="Họp" src="ftp://example.com/a.jpg">', "P105"),
    ],
)
def test_an_address_that_the_sanitiser_took_away_is_still_named(
    newsroom: Newsroom, written: str, code: str
) -> None:
    newsroom.story(vi={"markdown": f"Mở đầu.\n\n{written}", "body": '<p><img alt="Họp"></p>'})
    assert newsroom.told() == [f"news/2025/hop-mat/index.vi.md:7 {code}"]


def test_the_right_name_is_told_where_the_case_is_wrong(newsroom: Newsroom) -> None:
    newsroom.story(files={"Gói Bánh.JPG": jpeg()}, vi={"gallery": [_item("gói bánh.jpg")]})
    (found,) = newsroom.survey().problems
    assert found.place.line == 3
    assert "“Gói Bánh.JPG”" in found.vi


def test_faults_of_the_gallery_name_their_lines(newsroom: Newsroom) -> None:
    newsroom.story(
        files={"a.jpg": jpeg(), "b.jpg": jpeg()},
        vi={
            "cover": "bia.jpg",
            "gallery": [
                {"file": "a.jpg", "alt": ""},
                _item("mat.jpg"),
                _item("a.jpg"),
                {"file": "b.jpg", "alt": "", "decorative": True},
            ],
            "markdown": "![](b.jpg)",
        },
    )
    path = "news/2025/hop-mat/index.vi.md"
    assert newsroom.told() == [
        f"{path}:3 P101",
        f"{path}:5 P109",
        f"{path}:6 P101",
        f"{path}:8 P110",
    ]


@pytest.mark.parametrize("consent", [None, "Cha mẹ đồng ý, 01/06/2025"])
def test_children_are_shown_with_somebodys_consent_only(
    newsroom: Newsroom, consent: str | None
) -> None:
    item = {"file": "be.jpg", "alt": "Các cháu nhận quà", "minors": True}
    if consent:
        item["consent"] = consent
    newsroom.story(files={"be.jpg": jpeg()}, vi={"gallery": [item]}, en={"from_vi": True})
    path = "news/2025/hop-mat/index.vi.md"
    assert newsroom.told() == ([] if consent else [f"{path}:5 P112"])


def test_a_fault_that_both_languages_share_is_reported_once(newsroom: Newsroom) -> None:
    newsroom.story(
        files={"hong.jpg": b""},
        vi={"gallery": [_item("hong.jpg"), _item("mat.jpg")], "markdown": "![Họp](xa.png)"},
        en={"from_vi": True, "markdown": "![Meeting](xa.png)\n\n![Broken](hong.jpg)"},
    )
    path = "news/2025/hop-mat/index.vi.md"
    assert newsroom.told() == [f"{path}:3 P201", f"{path}:5 P101", f"{path}:9 P101"]


def test_a_wrong_name_is_reported_wherever_it_is_written(newsroom: Newsroom) -> None:
    newsroom.story(
        files={"hop.jpg": jpeg()},
        vi={"markdown": "![Họp](HOP.jpg)"},
        en={"markdown": "![Meeting](HOP.jpg)"},
    )
    folder = "news/2025/hop-mat"
    assert newsroom.told() == [f"{folder}/index.en.md:5 P103", f"{folder}/index.vi.md:5 P103"]


def test_a_cover_described_only_in_the_other_language_is_enough(newsroom: Newsroom) -> None:
    newsroom.story(
        files={"hop.jpg": jpeg()},
        vi={"cover": "hop.jpg", "markdown": "![Họp](hop.jpg)"},
        en={"from_vi": True},
    )
    assert newsroom.told() == []


def test_a_cover_that_nothing_describes_is_refused(newsroom: Newsroom) -> None:
    newsroom.story(files={"bia.jpg": jpeg()}, vi={"cover": "bia.jpg"}, en={"from_vi": True})
    assert newsroom.told() == ["news/2025/hop-mat/index.vi.md:3 P111"]


def test_an_unused_picture_is_a_warning_and_other_files_are_not(newsroom: Newsroom) -> None:
    newsroom.story(files={"thua.jpg": jpeg(), "quyet-dinh.pdf": b"%PDF-1.7"})
    newsroom.story("khac", files={"cho.jpg": jpeg()}, vi={})
    draft = newsroom.story("khac", vi={"markdown": "![Chờ](cho.jpg)"})
    newsroom.stories.remove(draft)
    newsroom.held_back.append(draft.main)
    assert newsroom.told() == ["news/2025/hop-mat/thua.jpg WP301"]
    assert newsroom.survey().problems[0].warning


@pytest.mark.parametrize(("on_disk", "written"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_accented_names_are_found_in_either_normal_form(
    newsroom: Newsroom, on_disk: str, written: str
) -> None:
    name = "Hội nghị tổng kết.jpg"
    link = unicodedata.normalize(written, name)
    newsroom.story(
        files={unicodedata.normalize(on_disk, name): jpeg()},
        vi={"gallery": [_item(link)], "markdown": f"![Họp](<{link}>)"},
    )
    assert newsroom.told() == []
    assert list(newsroom.survey().originals) == [("hop-mat", name)]


def test_standing_pages_are_checked_too(newsroom: Newsroom) -> None:
    newsroom.page("gioi-thieu", files={"nha.jpg": jpeg()}, vi="![Nhà](nha.jpg)\n\n![Cửa](cua.jpg)")
    assert newsroom.told() == ["pages/gioi-thieu/index.vi.md:7 P101"]
    assert list(newsroom.survey().originals) == [("page:gioi-thieu", "nha.jpg")]


def test_every_code_has_its_words_and_every_word_a_code() -> None:
    folder = Path(plugins.pictures.__file__).parent
    words = tomllib.loads((folder / "problems.toml").read_text("utf-8"))
    used = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(r'"(W?P\d{3})"', path.read_text("utf-8"))
    }
    assert used == set(words)
    assert all(entry.keys() == {"vi", "en", "fix_vi", "fix_en"} for entry in words.values())


def _item(file: str) -> dict[str, str]:
    return {"file": file, "alt": "Mô tả"}
