"""Files that nearly are a text: each is named for what it is, with a remedy that mends it."""

import io
import re
import zipfile

import pytest

from tests.stories.conftest import GOOD, STORY, Content, Found

FOLDER = "news/2025/tin"


def docx(name: str = "word/document.xml") -> bytes:
    """Return what Word saves, as far as its shape goes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(name, "<w:document>Họp mặt</w:document>" * 40)
    return buffer.getvalue()


def odt() -> bytes:
    """Return what LibreOffice saves, as far as its shape goes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", "<office:document/>")
    return buffer.getvalue()


DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
ALONE = [
    ("index.vi.md.txt", "S320", "index.vi.md"),
    ("index.vi.txt", "S320", "index.vi.md"),
    ("Index.VI.md", "S321", "index.vi.md"),
    ("INDEX.VI.MD", "S321", "index.vi.md"),
    ("index.vn.md", "S321", "index.vi.md"),
    ("index.eng.md", "S321", "index.en.md"),
    ("index_vi.md", "S321", "index.vi.md"),
    ("index vi.md", "S321", "index.vi.md"),
    ("index.vi.md.md", "S321", "index.vi.md"),
    ("index.vi.markdown", "S321", "index.vi.md"),
    ("index.vi (1).md", "S321", "index.vi.md"),
    ("index.vi\u00a0.md", "S321", "index.vi.md"),
]
COPIES = [
    "index.vi (1).md",
    "index.vi(1).md",
    "index.vi - Copy.md",
    "index.vi - Copy (2).md",
    "index.vi - Bản sao.md",
    "index.vi copy 2.md",
    "index.vi 2.md",
    "Copy of index.vi.md",
    "Bản sao của index.vi.md",
    "index.vi (conflicted copy 2026-11-30).md",
    "index.vi (Bản sao xung đột của Mây 2026-11-30).md",
    "index.vi-DESKTOP-AB12.md",
    "index.vi.sync-conflict-20261130-101010-ABCDEFG.md",
    "index.vi.md.txt",
    "INDEX.VI.md",
    "index.vn.md",
]


@pytest.mark.parametrize(("name", "code", "right"), ALONE)
def test_a_text_by_a_wrong_name_is_read_once_it_is_renamed_as_told(
    content: Content, name: str, code: str, right: str
) -> None:
    path = content.put(GOOD, f"{FOLDER}/{name}")
    assert content.found() == [Found(code, f"{FOLDER}/{name}", 0)]
    (told,) = re.findall(r"thành “([^”]+)”", content.problems()[0].fix_vi)
    assert told == right
    path.rename(path.with_name(told))
    assert content.found() == []
    assert content.load().stories[0].texts.keys() == {right.split(".")[1]}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_beside_the_text_is_named(content: Content, name: str) -> None:
    content.put(GOOD)
    copy = content.put(GOOD, f"{FOLDER}/{name}")
    assert content.found() == [Found("S322", f"{FOLDER}/{name}", 0)]
    assert "“index.vi.md”" in content.problems()[0].vi
    copy.unlink()
    assert content.found() == []


def test_two_copies_without_the_text_are_compared_first(content: Content) -> None:
    for name in ("index.vi (1).md", "index.vi.md.txt"):
        content.put(GOOD, f"{FOLDER}/{name}")
    assert content.codes() == ["S322", "S322"]


@pytest.mark.parametrize(
    "name", ["captions.yml", "Captions.yaml", "captions.yaml.txt", "captions (1).yaml"]
)
def test_captions_by_another_name_are_not_passed_over(content: Content, name: str) -> None:
    content.put(GOOD)
    content.put("[]\n", f"{FOLDER}/{name}")
    (found,) = content.problems()
    assert found.code in {"S320", "S321"}
    assert "“captions.yaml”" in found.fix_vi


@pytest.mark.parametrize(
    ("name", "right", "kind"),
    [
        ("index.vi.docx", "index.vi.md", "Word"),
        ("index.vi.doc", "index.vi.md", "Word"),
        ("index.en.odt", "index.en.md", "LibreOffice"),
        ("index.vi.rtf", "index.vi.md", "RTF"),
        ("index.vi.html", "index.vi.md", "HTML"),
        ("index.vi.pages", "index.vi.md", "Pages"),
        ("index.vi.pdf", "index.vi.md", "PDF"),
        ("Tin họp mặt.docx", "index.vi.md", "Word"),
    ],
)
def test_a_word_file_in_place_of_the_text_is_named(
    content: Content, name: str, right: str, kind: str
) -> None:
    content.put(b"x", f"{FOLDER}/{name}")
    assert content.found() == [Found("S323", f"{FOLDER}/{name}", 0)]
    (found,) = content.problems()
    assert kind in found.vi
    assert f"“{right}”" in found.fix_vi


def test_a_document_beside_the_text_is_an_attachment(content: Content) -> None:
    content.story("attachments: [{file: index.vi.docx, title: Bản Word}]")
    content.put(docx(), f"{FOLDER}/index.vi.docx")
    assert content.found() == []


def test_a_lone_plain_text_is_told_its_name(content: Content) -> None:
    content.put(GOOD, f"{FOLDER}/tin.txt")
    assert content.found() == [Found("S220", f"{FOLDER}/tin.txt", 0)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(), "Word"),
        (docx("xl/workbook.xml"), "Excel"),
        (docx("ppt/presentation.xml"), "PowerPoint"),
        (b"PK\x03\x04" + bytes(300) + b"[Content_Types].xml", "Word"),
        (odt(), "LibreOffice Writer"),
        (DOC, "Word"),
        (rb"{\rtf1\ansi Hop mat}", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        ("<!DOCTYPE html><html><body>Họp mặt</body></html>".encode(), "HTML"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "ảnh"),
    ],
)
@pytest.mark.parametrize("name", [STORY, f"{FOLDER}/captions.yaml", "data/glossary.yaml"])
def test_another_kind_of_file_by_the_name_of_a_text_is_named_for_what_it_is(
    content: Content, data: bytes, kind: str, name: str
) -> None:
    content.put(GOOD)
    content.put(data, name)
    assert content.found() == [Found("S324", name, 1)]
    assert kind in content.problems()[0].vi


@pytest.mark.parametrize("name", ["~$dex.vi.md", "~$index.docx", "index.vi.md.tmp", "~WRL0001.tmp"])
def test_what_programs_leave_behind_is_passed_over(content: Content, name: str) -> None:
    content.put(GOOD)
    content.put(b"x", f"{FOLDER}/{name}")
    assert content.found() == []


@pytest.mark.parametrize(
    "name", ["caption.yaml", "Captoins.yml", "chú thích.yaml", "chu-thich.yaml"]
)
def test_captions_by_nearly_their_name_are_not_passed_over(content: Content, name: str) -> None:
    content.story()
    content.put("- file: a.jpg\n  alt: A\n", f"news/2025/tin/{name}")
    [found] = content.problems()
    assert found.code == "S321"
    assert "“captions.yaml”" in found.fix_vi
