"""A file is found by what can be seen of its name."""

import unicodedata

import pytest

from plugins.core.names import find_asset, names_file, overlooked, visible_form
from plugins.core.problems import suggestion

MAC = "Screenshot 2026-01-03 at 9.41.00\u202fAM.png"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (MAC, "Screenshot 2026-01-03 at 9.41.00 AM.png"),
        (MAC, MAC),
        ("bao cao  2026.pdf", "bao cao 2026.pdf"),
        ("bao cao 2026.pdf", "bao cao  2026.pdf"),
        (" dau.pdf", "dau.pdf"),
        ("cuoi.pdf ", "cuoi.pdf"),
        ("hai\u00a0chu.pdf", "hai chu.pdf"),
        ("hai chu.pdf", "hai\u00a0chu.pdf"),
        ("ẩn\u200b.pdf", "ẩn.pdf"),
        ("a.pdf", "\u200ea.pdf"),
        ("ảnh họp.jpg", unicodedata.normalize("NFD", "ảnh họp.jpg")),
        ("rộng\u3000chữ.pdf", "rộng chữ.pdf"),
    ],
)
def test_a_name_is_found_whatever_its_spaces(name: str, written: str) -> None:
    assert find_asset(written, [name, "khac.pdf"]) == name


@pytest.mark.parametrize("written", ["baocao.pdf", "bao cao.PDF", "bao-cao.pdf", "", " "])
def test_what_looks_otherwise_is_another_name(written: str) -> None:
    assert find_asset(written, ["bao cao.pdf"]) is None


def test_a_name_that_could_mean_two_files_means_neither_unless_it_is_one() -> None:
    names = ["bao  cao.pdf", "bao\u00a0cao.pdf"]
    assert find_asset("bao cao.pdf", names) is None
    assert find_asset("bao\u00a0cao.pdf", names) == "bao\u00a0cao.pdf"


@pytest.mark.parametrize(
    ("line", "name", "named"),
    [
        ("![x](11.jpg)", "1.jpg", False),
        ("![x](<1.jpg>) và ![y](11.jpg)", "1.jpg", True),
        ("![x](./b%20c.jpg)", "b c.jpg", True),
        ("[t](bao cao 2026.pdf)", "bao cao  2026.pdf", True),
        (f"![x]({MAC.replace(chr(0x202F), ' ')})", MAC, True),
        ("[t](a.pdfx)", "a.pdf", False),
    ],
)
def test_a_line_names_a_file_in_many_ways(line: str, name: str, named: bool) -> None:
    assert names_file(line, name) is named


@pytest.mark.parametrize(
    ("written", "meant", "points"),
    [
        ("a b.png", "a\u202fb.png", "U+0020 → U+202F"),
        ("a b.png", "a  b.png", "thiếu dấu cách (hai dấu cách liền nhau)"),
        ("a  b.png", "a b.png", "thừa dấu cách (hai dấu cách liền nhau)"),
        ("a .docx", "a.docx", "thừa dấu cách trước “.docx”"),
        ("a.docx", "a .docx", "thiếu dấu cách trước “.docx”"),
        (" a.png", "a.png", "thừa dấu cách ở đầu"),
        ("a.png ", "a.png", "thừa dấu cách ở cuối"),
        ("Kế hoạch.pdf", "Kếhoạch.pdf", "thừa dấu cách ở “Kế hoạch.pdf”"),
        ("vg\u0441l", "vgcl", "U+0441 → U+0063"),
        ("\u00d0oàn", "Đoàn", "U+00D0 → U+0110"),
        ("a\u200b.png", "a.png", "U+200B → —"),
    ],
)
def test_a_difference_that_nobody_sees_is_named(written: str, meant: str, points: str) -> None:
    vi, en = overlooked(written, meant)
    assert vi == points
    assert (vi == en) == ("U+" in points)
    near = suggestion(written, [meant])
    assert vi in near["near"]
    assert en in near["near_en"]


@pytest.mark.parametrize(("written", "meant"), [("abd", "abc"), ("a-b", "ab"), ("anh", "ảnh")])
def test_a_difference_that_is_seen_is_not_named(written: str, meant: str) -> None:
    assert overlooked(written, meant) == ("", "")
    assert "U+" not in suggestion(written, [meant])["near"]


def test_the_visible_form_has_single_ordinary_spaces() -> None:
    assert visible_form(" a\u00a0\u202f b\u200b ") == "a b"
