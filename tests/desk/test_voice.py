"""What the desk repeats, from a command line, a file or a host, never acts on the terminal."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

import pytest

from plugins.core.text import printable
from plugins.desk import voice
from plugins.desk.cli import main
from tests.desk.conftest import ROOT, write_project

ACTS = (
    "\x1b]0;đổi tên cửa sổ\x07",
    "\x1b[2J\x1b[31m",
    "\x9b2J",
    "\x08\x08\x08",
    "\rxong",
    "\x7f",
    "\u202egpj",
    "\u2066ẩn\u2069",
    "\u200b",
    "\u2028",
    "\udcff",
)
# Each verb with every value that it takes, as make hands them on.
VALUES = (
    ("check", "FORMAT"),
    ("check", "REMOVE"),
    ("publish", "REMOVE"),
    ("publish", "COMPRESS"),
    ("publish", "CLEAN"),
    ("ledger", "FROM"),
    ("verify", "FROM"),
    ("verify", "DIGEST"),
    ("verify", "FORMAT"),
    ("deploy", "TO"),
    ("preview", "PORT"),
    ("new", "TITLE"),
    ("new", "WITH"),
    ("new", "DATE"),
    ("gallery", "STORY"),
)
HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that no refused value changes."""
    return write_project(tmp_path_factory.mktemp("voice") / "xuong")


@pytest.mark.parametrize("acting", ACTS, ids=ascii)
@pytest.mark.parametrize(("verb", "name"), VALUES)
def test_a_value_that_acts_on_a_terminal_is_shown_harmless(
    verb: str,
    name: str,
    acting: str,
    shared_project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DESK_TITLE", "Đại hội")
    monkeypatch.setenv(f"DESK_{name}", f"a{acting}b")
    status = main(["--project", str(shared_project), verb])
    said = "".join(capsys.readouterr())
    assert HARMFUL.search(said) is None
    if (verb, name) != ("new", "TITLE"):  # an invisible character in a title makes no difference
        assert status != 0
        assert "ngoài dự tính" not in said


@pytest.mark.parametrize("words", [["\x1b[2J"], ["check", "--\x1b[2J"], ["\x1b]0;x\x07", "x"]])
def test_a_command_line_that_acts_on_a_terminal_too(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(words)
    said = "".join(capsys.readouterr())
    assert HARMFUL.search(said) is None


def test_a_folder_that_is_no_project_is_named_harmless(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dự án\x1b[2J").mkdir()
    assert main(["--project", str(tmp_path / "dự án\x1b[2J"), "check"]) == 1
    said = "".join(capsys.readouterr())
    assert "không phải thư mục dự án" in said
    assert HARMFUL.search(said) is None


def test_lines_stay_lines_and_names_with_wide_spaces_stay_names() -> None:
    into = io.StringIO()
    voice.show("một\nhai\u202f3\u00a0ảnh.png\x1b[1m", into)
    assert into.getvalue() == "một\nhai\u202f3\u00a0ảnh.png\ufffd[1m\n"
    assert printable("Đặng Thị Ỷ 🎉 — “…”") == "Đặng Thị Ỷ 🎉 — “…”"


def test_every_word_of_the_desk_goes_through_the_one_place() -> None:
    own = {"voice.py", "progress.py", "environment.py"}  # the last runs before there are packages
    for path in sorted((ROOT / "plugins/desk").rglob("*.py")):
        called = {
            node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
        }
        assert path.name in own or "print" not in called, path.name
