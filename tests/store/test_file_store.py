"""Files are used only as they were written, whoever else uses the store at the same time."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from plugins.core import sealed
from plugins.core.memory import KeptFile
from plugins.store.file_store import FileStore

LONG_AGO = time.time() - 3 * 86_400


def _put(store: FileStore, content: bytes) -> KeptFile:
    return store.put(content)


def test_a_file_is_named_by_its_bytes_and_readable_by_all(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "store")
    kept = _put(store, b"tet")
    assert _put(store, b"tet") == kept
    assert store.read(kept) == b"tet"
    assert store.sound(kept) == kept
    assert Path(store.place(kept)).stat().st_mode & 0o777 == 0o644
    assert [path.name for path in (tmp_path / "store").rglob("*") if path.is_file()] == [
        kept.sha256
    ]


def test_a_file_that_was_touched_alone_is_sound_with_its_new_marks(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    kept = _put(store, b"tet")
    os.utime(Path(store.place(kept)), (1, 1))
    now = store.sound(kept)
    assert now is not None
    assert now != kept
    assert now.sha256 == kept.sha256


@pytest.mark.parametrize("content", [b"Tet", b"tet va xuan", b""])
def test_a_file_that_was_edited_in_place_is_not_used_and_is_mended(
    content: bytes, tmp_path: Path
) -> None:
    store = FileStore(tmp_path)
    kept = _put(store, b"tet")
    Path(store.place(kept)).write_bytes(content)
    os.utime(Path(store.place(kept)), (1, 1))
    assert store.sound(kept) is None
    again = _put(store, b"tet")
    assert store.read(again) == b"tet"
    assert store.sound(again) == again


def test_a_file_that_is_gone_is_none(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    kept = _put(store, b"tet")
    Path(store.place(kept)).unlink()
    assert store.sound(kept) is None


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device", str(path))

    with pytest.raises(OSError, match="No space"):
        FileStore(tmp_path).put_file(fail)
    assert list(tmp_path.iterdir()) == []


def test_two_builds_with_one_process_number_do_not_mix_their_files(tmp_path: Path) -> None:
    one, other = FileStore(tmp_path), FileStore(tmp_path)  # in two containers, say

    def write(path: Path) -> None:
        path.write_bytes(b"mot")
        _put(other, b"hai")

    kept = one.put_file(write)
    assert one.read(kept) == b"mot"
    assert {path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {b"mot", b"hai"}


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe"])
def test_a_damaged_record_is_none(damage: bytes, tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.save("publish", {"a": 1}, ())
    assert store.record("publish") == {"a": 1}
    assert store.record("preview") is None
    next(tmp_path.glob("publish*")).write_bytes(damage)
    assert store.record("publish") is None


def test_a_record_that_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"")
    store = FileStore(tmp_path / "store")
    store.save("publish", {"a": 1}, ())
    assert store.record("publish") is None


def test_once_a_day_what_no_record_names_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.store.file_store._FEW", 0)
    store = FileStore(tmp_path)
    named = {name: _put(store, name.encode()) for name in ("ours", "theirs", "old", "new")}
    sealed.write(tmp_path / "preview.record.json", {"files": [named["theirs"].sha256]})
    left = tmp_path / "1-dead.new"
    left.write_bytes(b"half")
    for one in (*(Path(store.place(named[name])) for name in ("ours", "theirs", "old")), left):
        os.utime(one, (LONG_AGO, LONG_AGO))
    store.save("publish", {}, [named["ours"].sha256])
    there = {name for name, kept in named.items() if Path(store.place(kept)).exists()}
    assert there == {"ours", "theirs", "new"}  # what is new may be of a build that is at work
    assert not left.exists()
    os.utime(Path(store.place(named["new"])), (LONG_AGO, LONG_AGO))
    store.save("publish", {}, [named["ours"].sha256])
    assert Path(store.place(named["new"])).exists()  # no more today
    os.utime(tmp_path / ".tidied", (LONG_AGO, LONG_AGO))
    store.save("publish", {}, [named["ours"].sha256])
    assert not Path(store.place(named["new"])).exists()
