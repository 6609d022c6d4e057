"""What lies on the shelf is given as it was put there, or not at all."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from plugins.core.digests import digest_of
from plugins.store import database, shelf
from plugins.store.shelf import NAME, FolderShelf

WORDS = {digest_of(text): text for text in (b"one", b"two", b"three")}


def put(folder: Path, sheets: dict[str, str], parts: dict[str, bytes]) -> None:
    made = FolderShelf(folder)
    made.add(parts)
    made.keep(sheets, lambda: parts)


def spoil(folder: Path, change: str, *values: object) -> None:
    with sqlite3.connect(folder / NAME) as file:
        assert file.execute(change, values).rowcount


def test_what_was_put_there_is_there(tmp_path: Path) -> None:
    put(tmp_path, {"a": "Một", "b": "Hai"}, WORDS)
    again = FolderShelf(tmp_path)
    assert again.sheets() == {"a": "Một", "b": "Hai"}
    assert {key: again.part(key) for key in WORDS} == WORDS
    again.clear()
    assert FolderShelf(tmp_path).sheets() == {}


@pytest.mark.parametrize("column", ["seal", "data", "program"])
def test_a_sheet_that_was_changed_is_not_used(tmp_path: Path, column: str) -> None:
    put(tmp_path, {"a": "Một", "b": "Hai"}, {})
    spoil(tmp_path, f"UPDATE sheets SET {column} = ? WHERE name = 'a'", zlib.compress(b"Ba"))
    assert FolderShelf(tmp_path).sheets() == {"b": "Hai"}


@pytest.mark.parametrize("data", [zlib.compress(b"other"), b"damaged", None, 3])
def test_a_part_that_was_changed_is_not_used(tmp_path: Path, data: object) -> None:
    put(tmp_path, {}, WORDS)
    first, second, _ = WORDS
    spoil(tmp_path, "UPDATE parts SET data = ? WHERE key = ?", data, first)
    again = FolderShelf(tmp_path)
    assert again.part(first) is None
    assert again.part(second) == b"two"


def test_what_another_program_wrote_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a": "Một"}, {})
    monkeypatch.setattr(shelf, "program_digest", lambda: "other")
    assert FolderShelf(tmp_path).sheets() == {}
    put(tmp_path, {"b": "Hai"}, {})
    monkeypatch.undo()
    assert FolderShelf(tmp_path).sheets() == {}


def test_parts_that_nothing_uses_are_forgotten_in_time(tmp_path: Path) -> None:
    put(tmp_path, {}, WORDS)
    first = next(iter(WORDS))
    again = FolderShelf(tmp_path)
    again.keep({"a": "Một"}, lambda: [first])
    assert [again.part(key) is not None for key in WORDS] == [True, False, False]


def test_a_file_that_is_in_use_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT", 0.01)
    put(tmp_path, {"a": "Một"}, {})
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    blocked = FolderShelf(tmp_path)
    blocked.add(WORDS)
    blocked.keep({"a": "Hai"}, lambda: WORDS)
    assert {key: blocked.part(key) for key in WORDS} == WORDS
    other.execute("ROLLBACK")
    other.close()
    assert FolderShelf(tmp_path).sheets() == {"a": "Một"}
