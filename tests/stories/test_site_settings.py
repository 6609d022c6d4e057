"""What ``site.yaml`` says of the site as a whole: imprint, address, accounts, words of the menu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.problems import Problem
from plugins.stories.imprint_check import refused
from plugins.stories.reference import load_reference
from plugins.stories.stated_address import stated_address
from tests.builders import SITE, make_site

IMPRINT: dict[str, Any] = {
    "operator": {"vi": "Ban Tuyên giáo", "en": "Communications Board"},
    "address": {"vi": "12 đường Bến Đò", "en": "12 Ben Do Street"},
    "phone": "024 3942 1181",
    "email": "tin@congdoan.example",
    "responsible": {"vi": "Bà Mây", "en": "Ms May"},
}
OWN = "https://congdoan-hava.vn"


def said(folder: Path, **site: Any) -> tuple[Path, list[Problem]]:
    content = make_site(folder, site={**SITE, **site})
    return content, load_reference(content, ["about"])[1]


def line_of(folder: Path, found: Problem) -> str:
    return (folder / found.place.path).read_text("utf-8").splitlines()[found.place.line - 1]


@pytest.mark.parametrize(
    ("site", "missing"),
    [
        ({}, None),
        ({"address": "https://to.github.io/kho"}, None),
        ({"address": OWN}, "operator, address, phone, email, responsible"),
        ({"address": OWN, "imprint": IMPRINT}, None),
        ({"imprint": {"operator": "Ban Tuyên giáo"}}, "address, phone, email, responsible"),
        ({"imprint": {**IMPRINT, "operator": "…"}}, "operator"),
        ({"imprint": {"operator": {"vi": None, "en": None}, "phone": None}}, None),
    ],
)
def test_what_an_imprint_lacks_is_a_warning_once_it_is_wanted(
    tmp_path: Path, site: dict[str, Any], missing: str | None
) -> None:
    _, problems = said(tmp_path, **site)
    assert [one.code for one in problems] == ["WD117"] * (missing is not None)
    if missing:
        assert f"lacks: {missing}." in problems[0].en


def test_a_publish_to_a_domain_of_ones_own_stops_without_and_says_what_to_write(
    tmp_path: Path,
) -> None:
    content, _ = said(tmp_path)
    reference = load_reference(content)[0]
    (found,) = refused(reference.settings, OWN, content)
    assert (found.code, found.warning, found.place.path) == (
        "D118",
        False,
        "content/data/site.yaml",
    )
    written = found.fix_en.partition("each …: ")[2]
    assert refused(reference.settings, "https://to.github.io/kho", content) == []
    # The line that it says is taken once true words stand in it, and is not while they wait.
    file = content / "data/site.yaml"
    before = file.read_text("utf-8")
    file.write_text(f"{before}{written}\n", "utf-8")
    assert {one.code for one in load_reference(content)[1]} == {"S340", "S341"}
    for waits, true in (
        ('phone: "…"', "phone: 024 3942 1181"),
        ('email: "…"', "email: tin@a.example"),
    ):
        written = written.replace(waits, true)
    file.write_text(f"{before}{written}\n", "utf-8")
    (found,) = refused(load_reference(content)[0].settings, OWN, content)
    assert "lacks: operator, address, responsible." in found.en
    assert line_of(tmp_path, found).startswith("imprint:")
    file.write_text(before + written.replace("…", "Bà Mây"), "utf-8")
    reference, problems = load_reference(content)[:2]
    assert (problems, refused(reference.settings, OWN, content)) == ([], [])


@pytest.mark.parametrize(
    ("site", "code", "line"),
    [
        ({"address": "tin.congdoan.example"}, "S390", "address: tin"),
        ({"address": "https://tin.example/../b"}, "S390", "address: https"),
        ({"address": "https://an:mat-khau@tin.example"}, "S390", "address: https"),
        ({"social": [{"label": "Facebook", "url": "http://facebook.com/a"}]}, "S391", "url: http:"),
        ({"social": [{"label": "Zalo", "url": "zalo.me/1"}]}, "S142", "url: zalo"),
        ({"social": [{"url": "https://zalo.me/1"}]}, "S103", "url: https:"),
        ({"social": [{"label": "A", "url": "https://a.example"}] * 2}, "S325", "- label: A"),
        ({"menu": [{"url": "https://khac.example"}]}, "D119", "url: https:"),
        ({"menu": [{"label": "Hỏi đáp"}]}, "D105", "- label:"),
        ({"menu": [{"imprint": True}]}, "D125", "imprint: true"),
        ({"menu": [{"archive": True}] + [{"url": f"https://{n}.example", "label": f"{n}"} for n in range(10)]},
         "S152", "menu:"),
        ({"imprint": {"licence": {"number": "12"}}}, "S103", "number:"),
        ({"imprint": {"person": "Bà Mây"}}, "S102", "person:"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_in_its_line(
    tmp_path: Path, site: dict[str, Any], code: str, line: str
) -> None:
    _, problems = said(tmp_path, **site)
    (found,) = (one for one in problems if not one.warning)
    assert (found.code, found.place.path) == (code, "content/data/site.yaml")
    assert "mat-khau" not in str(found)
    assert line in "\n".join(
        (tmp_path / found.place.path).read_text("utf-8").splitlines()[found.place.line - 1 :][:2]
    )


def test_ten_words_of_a_menu_are_taken_other_sites_and_own_labels_among_them(
    tmp_path: Path,
) -> None:
    menu: list[dict[str, Any]] = [{"section": "welfare", "label": {"vi": "Chăm lo", "en": "Care"}}]
    menu += [{"url": f"https://{n}.example/", "label": f"Trang {n}"} for n in range(9)]
    assert said(tmp_path, menu=menu)[1] == []


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("address: https://tin.example/kho/\n", "https://tin.example/kho"),
        ("name: Tin\n", None),
        ("address: tin\n", None),
        ("address: [\n", None),
        ("- address\n", None),
        ("address:\n", None),
    ],
)
def test_the_address_is_read_before_the_rest_and_never_fails(
    tmp_path: Path, written: str, address: str | None
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/site.yaml").write_text(written, "utf-8")
    assert stated_address(tmp_path) == address
    assert stated_address(tmp_path / "none") is None


def test_what_a_begun_imprint_lacks_is_written_as_the_warning_says(tmp_path: Path) -> None:
    content, (found,) = said(tmp_path, imprint={"operator": "Ban Tuyên giáo"})
    lines = [
        line.replace('phone: "…"', "phone: 024 3942 1181").replace(
            'email: "…"', "email: a@b.example"
        )
        for line in found.fix_vi.partition("thật: ")[2].strip("“”").split("”, “")
    ]
    file = content / "data/site.yaml"
    text = file.read_text("utf-8").splitlines()
    assert text[found.place.line - 1] == "imprint:"
    text[found.place.line : found.place.line] = [
        f"  {line}".replace("…", "Bà Mây") for line in lines
    ]
    file.write_text("\n".join(text) + "\n", "utf-8")
    assert load_reference(content)[1] == []
