"""Every file to download is opened: what readers could not open is named."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from plugins.attachments import judge as judged
from plugins.attachments.judge import judge
from tests.attachments.conftest import office, old_office, open_document, packed
from tests.builders import LFS_POINTER, pdf

LOGIN = b"<!DOCTYPE html>\n<html><head><title>Dang nhap</title></head><body>x</body></html>"
SOUND = {
    "pdf": pdf(),
    "docx": office("word/document.xml"),
    "xlsx": office("xl/workbook.xml"),
    "pptx": office("ppt/presentation.xml"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
    "zip": packed({"a/phụ lục.txt": "chữ " * 900, "b.bin": random.Random(1).randbytes(9000)}),
    "doc": old_office("1Table", "WordDocument"),
    "xls": old_office("Workbook"),
    "ppt": old_office("Current User", "PowerPoint Document"),
    "csv": "Họ tên,Đơn vị\nNguyễn Thị Mây,Xưởng Mây\n".encode(),
    "txt": "Nơi nhận: …".encode("utf-16"),
}
BINARY = sorted(SOUND.keys() - {"csv", "txt"})


@pytest.fixture
def look(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Return a function that judges bytes by an ending and returns the codes."""

    def judge_bytes(data: bytes, ending: str) -> list[str]:
        path = tmp_path / f"tep.{ending}"
        path.write_bytes(data)
        return [code for code, _ in judge(path, ending)]

    return judge_bytes


@pytest.mark.parametrize("ending", SOUND)
def test_a_sound_file_is_sound(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    assert look(SOUND[ending], ending) == []


@pytest.mark.parametrize("ending", SOUND)
def test_what_git_lfs_has_not_fetched_is_named_as_such(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    assert look(LFS_POINTER, ending) == ["L229"]


@pytest.mark.parametrize("ending", SOUND)
def test_an_empty_file_and_a_login_page_are_refused(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    assert look(b"", ending) == ["L220"]
    assert look(LOGIN, ending) == ["L222"]
    assert look(b"\xef\xbb\xbf\n  " + LOGIN.lower(), ending) == ["L222"]


@pytest.mark.parametrize("ending", BINARY)
def test_a_file_cut_anywhere_is_refused(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    whole = SOUND[ending]
    dice = random.Random(ending)
    # Readers forgive a PDF its last line, and an old Office file a part of its last sector.
    spared = {"pdf": 30, "doc": 512, "xls": 512, "ppt": 512}.get(ending, 1)
    for _ in range(60):
        kept = dice.randrange(1, len(whole) - spared)
        assert look(whole[:kept], ending) != [], f"{kept} of {len(whole)}"


@pytest.mark.parametrize("ending", BINARY)
@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"A"])
def test_a_file_of_filling_is_refused(look, ending: str, filling: bytes) -> None:  # type: ignore[no-untyped-def]
    assert look(filling * 70_000, ending) in (["L223"], ["L226"])


@pytest.mark.parametrize("ending", sorted({"pdf", "docx", "xlsx", "pptx", "odt", "zip"}))
def test_a_hole_in_what_is_packed_is_found(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    whole = {"pdf": pdf(40), "zip": packed({"a": random.Random(2).randbytes(50_000)})}.get(
        ending, SOUND[ending]
    )
    dice = random.Random(f"hole {ending}")
    found = 0
    for _ in range(60):
        at = dice.randrange(60, len(whole) - 400)
        holed = whole[:at] + bytes(200) + whole[at + 200 :]
        found += bool(look(holed, ending))
    assert found >= 55, f"{found} of 60"


@pytest.mark.parametrize(
    ("real", "ending", "code", "right"),
    [
        ("docx", "pdf", "L224", "docx"),
        ("docx", "doc", "L224", "docx"),
        ("doc", "docx", "L224", "doc"),
        ("xlsx", "xls", "L224", "xlsx"),
        ("xlsx", "docx", "L224", "xlsx"),
        ("odt", "docx", "L224", "odt"),
        ("pdf", "docx", "L224", "pdf"),
        ("pdf", "txt", "L224", "pdf"),
        ("docx", "zip", "L224", "docx"),
        ("zip", "docx", "L224", "zip"),
        ("xls", "doc", "L224", "xls"),
        ("xls", "csv", "L224", "xls"),
    ],
)
def test_a_wrong_ending_is_refused_with_the_right_one(
    tmp_path: Path, real: str, ending: str, code: str, right: str
) -> None:
    path = tmp_path / f"tep.{ending}"
    path.write_bytes(SOUND[real])
    ((said, values),) = judge(path, ending)
    assert (said, values["right"]) == (code, right)
    renamed = path.rename(path.with_suffix(f".{right}"))
    assert judge(renamed, right) == [], "the remedy mends it"


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (rb"{\rtf1\ansi Quyet dinh}", "doc"),
        (b"\xff\xd8\xff\xe0" + bytes(600), "pdf"),
        (b"Rar!\x1a\x07\x00" + bytes(600), "zip"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(600), "zip"),
    ],
)
def test_what_has_no_ending_here_is_to_be_saved_anew(look, data: bytes, ending: str) -> None:  # type: ignore[no-untyped-def]
    assert look(data, ending) == ["L226"]


def test_a_word_file_that_holds_a_table_of_excel_is_a_word_file(look) -> None:  # type: ignore[no-untyped-def]
    both = old_office("Workbook", "WordDocument")
    assert look(both, "doc") == []
    assert look(old_office("\x01CompObj", "Unknown"), "ppt") == []


def test_a_password_is_a_warning(look) -> None:  # type: ignore[no-untyped-def]
    locked = old_office("EncryptionInfo", "EncryptedPackage")
    assert look(locked, "docx") == look(locked, "xlsx") == ["WL241"]
    archive = bytearray(SOUND["zip"])
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        archive[at + 8] |= 1
        at = archive.find(b"PK\x01\x02", at + 1)
    assert look(bytes(archive), "zip") == ["WL241"]
    assert look(pdf(extra=b"/Encrypt 9 0 R "), "pdf") == []


@pytest.mark.parametrize(
    "data",
    [
        b"junk of a mail program\r\n" + pdf(),
        pdf(tail=b"\0" * 5000),
        pdf(tail=b"\r\n\r\n"),
        pdf(tail=b"<!-- added by a proxy -->"),
        pdf() + pdf()[9:],
        pdf().replace(b"%%EOF\n", b"%%EOF"),
        pdf()[: -len(b"%%EOF\n")],
        pdf().replace(b"startxref\n", b"startxref\n9"),
    ],
    ids=["head", "zeros", "blanks", "proxy", "updated", "no line end", "no mark", "wrong table"],
)
def test_a_pdf_that_readers_open_is_sound(look, data: bytes) -> None:  # type: ignore[no-untyped-def]
    assert look(data, "pdf") == []


def test_a_linearized_pdf_that_was_cut_behind_its_first_end_mark_is_refused(look) -> None:  # type: ignore[no-untyped-def]
    body = pdf()
    head = (
        b"%%PDF-1.5\n1 0 obj\n<< /Linearized 1 /L %10d /H [1 2] >>\nendobj\nstartxref\n0\n%%%%EOF\n"
    )
    whole = head % (len(head % 0) + len(body)) + body
    assert look(whole, "pdf") == []
    assert look(whole[: len(head % 0)], "pdf") == ["L223"]
    assert look(whole[:3000], "pdf") == ["L223"]


def bomb(size: int) -> bytes:
    """Return an archive of one file of zeros, made without holding it."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("zeros", "w", force_zip64=True) as file,
    ):
        for _ in range(size // 1_000_000):
            file.write(bytes(1_000_000))
    return buffer.getvalue()


def lying(archive: bytes, size: int) -> bytes:
    """Return *archive* whose directory says that the first file has *size* bytes."""
    data = bytearray(archive)
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, size)
    return bytes(data)


def test_a_bomb_is_not_unpacked(look, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    read: list[int] = []
    plain = zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        got = plain(self, n)
        read.append(len(got))
        return got

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    assert look(bomb(200_000_000), "zip") == ["L227"]
    assert read == []
    assert look(lying(packed({"a": "x"}), 0xFFFFFFF0), "zip") == ["L227"]
    assert look(lying(bomb(200_000_000), 1000), "zip") == ["L223"]
    assert sum(read) < 2_000_000
    many = packed({f"{n}": "" for n in range(60_000)})
    assert look(many, "zip") == []
    long = packed({f"{n:0200}": "" for n in range(20_000)})
    assert look(long, "zip") == ["L227"]


def test_files_that_share_their_bytes_are_a_bomb(look) -> None:  # type: ignore[no-untyped-def]
    one = bytearray(packed({"a": random.Random(3).randbytes(40_000)}))
    start, end = one.find(b"PK\x01\x02"), one.find(b"PK\x05\x06")
    row = bytes(one[start:end])
    whole = bytes(one[:start]) + row * 300 + bytes(one[end:])
    data = bytearray(whole)
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HHL", data, at + 8, 300, 300, len(row) * 300)
    assert look(bytes(data), "zip") in (["L227"], ["L223"])


@pytest.mark.parametrize(("size", "codes"), [(50_000_000, []), (50_000_001, ["WL240"])])
def test_a_heavy_file_is_a_warning(look, size: int, codes: list[str]) -> None:  # type: ignore[no-untyped-def]
    whole = pdf(tail=bytes(0))
    assert (
        look(whole.replace(b"%\xe2", b"%" + b"x" * (size - len(whole)) + b"\xe2", 1), "pdf")
        == codes
    )


def test_an_absurd_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "phim.zip"
    with path.open("wb") as file:
        file.truncate(judged.HEAVIEST + 1)
    assert [code for code, _ in judge(path, "zip")] == ["L225"]


def test_an_empty_archive_is_refused(look) -> None:  # type: ignore[no-untyped-def]
    assert look(packed({}), "zip") == ["L228"]


@pytest.mark.parametrize("ending", SOUND)
def test_random_damage_never_crashes(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    dice = random.Random(f"damage {ending}")
    for _ in range(150):
        data = bytearray(SOUND[ending])
        for _ in range(dice.randrange(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        look(bytes(data[: dice.randrange(1, len(data) + 1)]), ending)


@pytest.mark.parametrize("ending", ["doc", "zip", "pdf"])
def test_random_bytes_behind_a_right_beginning_never_crash(look, ending: str) -> None:  # type: ignore[no-untyped-def]
    dice = random.Random(f"noise {ending}")
    for _ in range(100):
        data = SOUND[ending][: dice.choice((8, 76, 200, 512))] + dice.randbytes(4000)
        look(data, ending)


def test_a_file_that_cannot_be_read_raises_what_the_system_says(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        judge(tmp_path / "khong-co.pdf", "pdf")
    (tmp_path / "thu-muc.zip").mkdir()
    with pytest.raises(IsADirectoryError):
        judge(tmp_path / "thu-muc.zip", "zip")
