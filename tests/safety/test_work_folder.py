"""What a killed build leaves in its work folder is cleared by the next; what is in use is not."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from plugins.safety.work_folder import work_folder
from tests.builders import write


def names(parent: Path) -> set[str]:
    return {path.name for path in parent.iterdir()}


def at_work(parent: Path) -> int:
    """Return the id of a process that holds a work folder with a file in it."""
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        with work_folder(parent) as folder:
            write(folder / "a/page.html", "x")
            os.write(told, b".")
            signal.pause()
    assert os.read(ready, 1) == b"."
    os.close(ready)
    os.close(told)
    return child


def test_a_folder_is_new_and_gone_at_the_end(tmp_path: Path) -> None:
    parent = tmp_path / ".build/work"
    with work_folder(parent) as one, work_folder(parent) as other:
        assert one != other
        assert list(one.iterdir()) == []
    assert names(parent) == set()


def test_a_folder_goes_when_the_work_fails(tmp_path: Path) -> None:
    def work() -> None:
        with work_folder(tmp_path) as folder:
            write(folder / "x", "x")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        work()
    assert names(tmp_path) == set()


def test_only_what_nobody_holds_any_more_is_cleared(tmp_path: Path) -> None:
    write(tmp_path / "khac/a.txt", "not ours")
    child = at_work(tmp_path)
    held = names(tmp_path)
    assert len(held) == 2
    with work_folder(tmp_path):
        assert names(tmp_path) > held
    assert names(tmp_path) == held
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert names(tmp_path) == held
    with work_folder(tmp_path) as folder:
        assert names(tmp_path) == {folder.name, "khac"}
