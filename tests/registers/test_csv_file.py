"""Registers as spreadsheets: exact for programs, readable in Excel, harmless in both."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.fact_blocks import REGISTER_NAMES, RegisterName
from plugins.core.registers import Registers
from plugins.language.localizer import Localizer
from plugins.registers import BY_NAME
from plugins.registers.csv_file import csv_file, protect
from plugins.registers.fields import PROTECTED
from plugins.registers.records import records
from tests.registers.full import HOSTILE, cells_of, localizer_of, rows_of, write_full

Collect = Callable[..., Registers]
RUNS = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


@pytest.fixture
def localizer(content: Path, registers: Collect) -> Localizer:
    """Return the Vietnamese words of a site that fills every register."""
    write_full(content)
    return localizer_of(registers())


def made(name: RegisterName, localizer: Localizer) -> bytes:
    return csv_file(BY_NAME[name], records(BY_NAME[name], localizer), localizer.t)


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_a_file_starts_with_a_mark_for_excel_and_names_its_columns(
    localizer: Localizer, name: RegisterName
) -> None:
    content = made(name, localizer)
    assert content.startswith("\ufeff".encode())
    assert content.count("\ufeff".encode()) == 1
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    head, *lines = cells_of(content)
    columns = [key for field in BY_NAME[name].fields for key in field.columns]
    assert head == [localizer.t(f"register.column.{key}") for key in columns]
    assert len(set(head)) == len(head)
    assert lines
    assert {len(line) for line in lines} == {len(head)}


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_no_cell_can_run_in_a_spreadsheet(localizer: Localizer, name: RegisterName) -> None:
    cells = [cell for line in cells_of(made(name, localizer)) for cell in line]
    assert not [cell for cell in cells if RUNS.match(cell)]


def test_every_hostile_name_comes_back_exactly(localizer: Localizer) -> None:
    rows = [
        row for row in rows_of(made("awards", localizer)) if row["Hình thức khen"] == "Bằng khen"
    ]
    names = {row["Được trao tặng"] for row in rows}
    assert names == {*HOSTILE, "Công đoàn Xưởng Mây"}
    assert {row["Tên"] for row in rows} == {HOSTILE[5]}
    units = {row["Được trao tặng"]: row["Đơn vị của người được khen"] for row in rows}
    assert set(units.values()) == {HOSTILE[0], ""}
    assert {row["Thay mặt"] for row in rows} == {HOSTILE[2]}


def test_awards_without_names_say_so_in_one_line(localizer: Localizer) -> None:
    rows = [row for row in rows_of(made("awards", localizer)) if row["Năm"] == "2023"]
    assert [row["Được trao tặng"] for row in rows] == ["nguồn không nêu tên"]
    assert rows[0]["Cá nhân hay tập thể"] == ""


@pytest.mark.parametrize("value", [*HOSTILE, "a\nb", "a\r\n=b", '=1\n2,"', "\t=1", "'''\r", "''"])
def test_a_value_survives_quotes_commas_and_new_lines(localizer: Localizer, value: str) -> None:
    record = records(BY_NAME["benefits"], localizer)[1] | {"offer": value, "partner": value}
    content = csv_file(BY_NAME["benefits"], [record, record], localizer.t)
    rows = list(rows_of(content))
    assert [row["Ưu đãi"] for row in rows] == [value, value]
    assert not RUNS.match(protect(value))


def test_only_what_a_spreadsheet_would_run_is_marked() -> None:
    assert protect("'chỉ một dấu nháy") == "'chỉ một dấu nháy"
    assert protect("=1") == "'=1"
    assert protect("'=1") == "''=1"
    assert protect("Số 5") == "Số 5"
    for text in HOSTILE:
        marked = protect(text)
        assert (marked[1:] if re.match(PROTECTED, marked) else marked) == text


def test_facts_stand_in_the_words_of_the_edition(localizer: Localizer, registers: Collect) -> None:
    [new, old] = rows_of(made("agreements", localizer))
    assert new["Các bên"] == f"Liên đoàn Lao động Sông Mây; {HOSTILE[1]}"
    assert (new["Có hiệu lực từ"], new["Có hiệu lực đến hết"]) == ("2024-01", "2025")
    assert new["Người ký"] == f"{HOSTILE[7]} (Chủ tịch, Liên đoàn Lao động Sông Mây)"
    assert (new["Tình trạng"], new["Còn (ngày)"]) == ("Còn hiệu lực", "291")
    assert (old["Ngày ký"], old["Tên"], old["Tình trạng"]) == ("", "", "Đã hết hạn")
    english = localizer_of(registers(), "en")
    [new, _] = rows_of(made("agreements", english))
    assert new["Title"] == "Co-operation, 2024"
    assert new["Status"] == "In force"
    assert new["Address in the register"].endswith("/en/agreements/hop-tac-2024/")
    [first] = [r for r in rows_of(made("deadlines", english)) if r["What is due"] == HOSTILE[6]]
    assert first["To be done before that date"] == "yes"
    assert (first["Due"], first["Last day to submit"]) == ("2025-03-20", "2025-03-19")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_shows_the_marks_and_computes_nothing(
    localizer: Localizer, tmp_path: Path
) -> None:
    source = tmp_path / "khen-thuong.csv"
    source.write_bytes(made("awards", localizer))
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"]
    command += ["--infilter=CSV:44,34,76", "--convert-to", options]
    command += ["--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shown = (tmp_path / "out" / source.name).read_text("utf-8-sig")
    assert "Tổ Ế Ộ Ữ" in shown
    assert "=cmd|" in shown
