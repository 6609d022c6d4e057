"""Links in bodies that lead nowhere, found by the check, each in its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plugins.build.examine import examine
from tests.builders import ROOT, as_yaml, make_site, write, write_page, write_story


def found(content: Path) -> list[tuple[str, str]]:
    problems = examine(content, ROOT / "theme", dt.date(2025, 3, 15)).problems
    return [(one.code, str(one.place).removeprefix("content/")) for one in problems]


def test_a_path_is_looked_up_while_two_texts_claim_one_old_address(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "mot", "[x](/khong-co/)\n", redirect_from=["/cu/"])
    write_story(content, "hai", redirect_from=["/cu/"])
    assert {code for code, _ in found(content)} == {"S214"}


def test_a_withdrawn_text_leads_nowhere_so_nothing_is_dead(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(
        content, "mot", "[x](a.pdf) [y](/khong-co/)\n", status="withdrawn", en=None
    )
    write(folder / "a.pdf", b"%PDF-1.4\n")
    assert found(content) == []


def test_a_fragment_that_no_text_has_is_refused_in_its_line(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_page(content, "about")
    write_story(
        content,
        "mot",
        "## Đầu\n\n[x](#m-dau) [x](#m-khong) [x](#dau) [x](#main) [x](#top) [x](#)\n\n"
        "[x](story:hai#m-sau) [x](story:hai#m-truoc) [x](page:about#m-ai-viet)\n\n"
        "Chữ[^1] [x](/tin-tuc/2025/tin-hai/#m-het) [x](#fn:1) [x](#fn:2)\n\n[^1]: Lời.\n",
    )
    write_story(content, "hai", "## Sau\n\n[x](#:~:text=Sau) [x](#anh-1)\n")
    assert found(content) == [
        ("L208", "news/2025/mot/index.vi.md:12"),
        ("L208", "news/2025/mot/index.vi.md:12"),
        ("L208", "news/2025/mot/index.vi.md:14"),
        ("L208", "news/2025/mot/index.vi.md:16"),
        ("L208", "news/2025/mot/index.vi.md:16"),
    ]


def test_a_fragment_of_another_page_of_the_site_is_left_to_the_last_check(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(content, "mot", "[x](/luu-tru/#nam-2025) [x](/#main)\n")
    assert found(content) == []


def test_a_mark_that_would_be_shown_is_refused_in_its_line(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    write_story(
        content,
        "mot",
        "`](story:x)` và\n\nchữ ](story:mot) thừa\n\nxem [[gallery]] đây\n\n[[gallery]]\n\n[x](story:mot)\n",
        summary="Xem [bài](story:mot).",
    )
    assert found(content) == [
        ("L209", "news/2025/mot/index.vi.md:5"),
        ("L214", "news/2025/mot/index.vi.md:12"),
        ("L209", "news/2025/mot/index.vi.md:14"),
    ]


def test_a_mark_in_a_data_file_or_in_captions_is_refused_in_its_line(tmp_path: Path) -> None:
    content = make_site(tmp_path)
    folder = write_story(content, "mot", pictures=["a.png"])
    write(folder / "captions.yaml", '- file: a.png  # [[gallery]]\n  alt: "[x](page:about)"\n')
    offer = {"id": "x", "partner": "Quán", "category": "Ăn", "offer": "Xem [[gallery]]"}
    write(content / "data/benefits.yaml", as_yaml([offer]))
    assert [one for one in found(content) if one[0] == "L209"] == [
        ("L209", "data/benefits.yaml:4"),
        ("L209", "news/2025/mot/captions.yaml:2"),
    ]
