"""Sealed files: what was written is read as it was, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core import sealed


@pytest.mark.parametrize("value", [{"a": [1, "Tết", None]}, {"th\udcffư": 1}, "\udc80", [], "\n"])
def test_a_value_is_read_as_it_was_written(tmp_path: Path, value: object) -> None:
    """A folder whose name is no UTF-8 has a path with half a character."""
    sealed.write(tmp_path / "a", value)
    assert sealed.read(tmp_path / "a") == value


@pytest.mark.parametrize("content", [b"", b"\n", b"\n\n", b"\x00\xff\n", b"{}\n"])
def test_bytes_are_read_as_they_were_written(tmp_path: Path, content: bytes) -> None:
    sealed.write_bytes(tmp_path / "a", content)
    assert sealed.read_bytes(tmp_path / "a") == content


def test_what_is_not_as_it_was_written_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    sealed.write(path, {"a": 1})
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(sealed.BrokenSealError):
            sealed.read(path)
        path.write_bytes(whole[:at])
        with pytest.raises(sealed.BrokenSealError):
            sealed.read(path)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        sealed.read(path)
