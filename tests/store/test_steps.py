"""Steps are remembered by what they were made from, and whatever is wrong with the memory costs time only."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.store import database, steps
from plugins.store.steps import NAME, StepStore
from tests.builders import ROOT


class Upper:
    """A step that writes in capitals, and what it was asked to write."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []

    def __call__(self, one: bytes) -> tuple[str, bool]:
        self.asked.append(one)
        return one.decode().upper(), not one.startswith(b"late")


@pytest.fixture
def work() -> Upper:
    return Upper()


@pytest.fixture(autouse=True)
def no_sample(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Count only what had to be made; the sample has a test of its own."""
    with monkeypatch.context() as patched:
        patched.setattr(steps, "_SAMPLE", 0)
        yield


def test_what_was_made_is_not_made_again(tmp_path: Path, work: Upper) -> None:
    inputs = ["mây".encode(), b"gio", "mây".encode()]
    assert StepStore(tmp_path, 1).results("up", inputs, work) == ["MÂY", "GIO", "MÂY"]
    work.asked.clear()
    assert StepStore(tmp_path, 1).results("up", [b"nuoc", *inputs], work)[0] == "NUOC"
    assert work.asked == [b"nuoc"]
    assert StepStore(tmp_path, 1).results("other step", [b"gio"], work) == ["GIO"]
    assert work.asked == [b"nuoc", b"gio"]


def test_what_may_change_with_the_day_or_the_machine_is_not_kept(
    tmp_path: Path, work: Upper
) -> None:
    for _ in range(2):
        assert StepStore(tmp_path, 1).results("up", [b"late"], work) == ["LATE"]
    assert work.asked == [b"late", b"late"]


def test_another_program_trusts_nothing(
    tmp_path: Path, work: Upper, monkeypatch: pytest.MonkeyPatch
) -> None:
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    monkeypatch.setattr(steps, "program_digest", lambda: "another")
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    assert work.asked == [b"a", b"a"]


@pytest.mark.parametrize("damage", [b"", b"no database" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, work: Upper, damage: bytes) -> None:
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    (tmp_path / NAME).write_bytes(damage)
    for _ in range(3):
        assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["A"]
    work.asked.clear()
    assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["A"]
    assert work.asked == []


def poison(folder: Path, *, sealed: bool) -> None:
    """Put another result in the place of every one."""
    with sqlite3.connect(folder / NAME) as file:
        [(key,)] = file.execute("SELECT key FROM steps").fetchall()
        packed = zlib.compress(b"SAI")
        seal = hashlib.sha256(key.encode() + packed).hexdigest() if sealed else "0" * 64
        file.execute("UPDATE steps SET result = ?, seal = ?", (packed, seal))
    file.close()


def test_a_result_with_a_wrong_seal_is_never_used(tmp_path: Path, work: Upper) -> None:
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    poison(tmp_path, sealed=False)
    assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["A"]


def test_a_sample_is_made_anew_and_a_difference_empties_the_file(
    tmp_path: Path, work: Upper, monkeypatch: pytest.MonkeyPatch
) -> None:
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    poison(tmp_path, sealed=True)
    assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["SAI"], "no sample is taken"
    monkeypatch.setattr(steps, "_SAMPLE", 2)
    assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["A"]
    monkeypatch.setattr(steps, "_SAMPLE", 0)
    assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["A"], "it was forgotten"


def test_a_locked_or_forbidden_file_costs_time_alone(
    tmp_path: Path, work: Upper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT", 0.01)
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert StepStore(tmp_path, 1).results("up", [b"a", b"b"], work) == ["A", "B"]
    other.close()
    (tmp_path / "file").write_text("no folder")
    assert StepStore(tmp_path / "file" / "below", 1).results("up", [b"a"], work) == ["A"]


def test_a_build_that_is_killed_leaves_a_whole_file(tmp_path: Path, work: Upper) -> None:
    StepStore(tmp_path, 1).results("up", [b"a"], work)
    if (child := os.fork()) == 0:
        file = sqlite3.connect(tmp_path / NAME)
        file.execute("DELETE FROM steps")
        os._exit(1)
    os.waitpid(child, 0)
    work.asked.clear()
    assert StepStore(tmp_path, 1).results("up", [b"a"], work) == ["A"]
    assert work.asked == []


def test_what_is_no_longer_asked_for_is_forgotten_in_time(tmp_path: Path, work: Upper) -> None:
    StepStore(tmp_path, 1).results("up", [str(n).encode() for n in range(30)], work)
    store = StepStore(tmp_path, 1)
    store.results("up", [b"a"], work)
    store.results("up", [b"b"], work)
    store.tidy()
    with sqlite3.connect(tmp_path / NAME) as file:
        assert file.execute("SELECT count(*) FROM steps").fetchone() == (2,)
    file.close()


def test_many_inputs_are_shared_among_processes(tmp_path: Path) -> None:
    """A program of its own: beside the threads of a test run nothing is forked."""
    program = f"""
import os
from pathlib import Path
from plugins.store.steps import StepStore
from tests.store.test_steps import who
found = StepStore(Path({str(tmp_path)!r}), 2).results("who", [b"%d" % n for n in range(200)], who)
print(os.getpid(), *found)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    parent, *found = done.stdout.split()
    assert found[::2] == [str(n) for n in range(200)]
    assert (parent in found[1::2]) == (sys.platform != "linux")


def who(one: bytes) -> tuple[str, bool]:
    return f"{one.decode()} {os.getpid()}", True
