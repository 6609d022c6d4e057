"""A disk that is full, a folder that may not be written: said, and the old site stays whole."""

from __future__ import annotations

import os
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.core.problems import ContentError
from plugins.safety.exchange import exchange_names
from plugins.safety.published import FileStamp, read_list, write_list, write_whole
from plugins.safety.switch import recover, switch
from tests.builders import write
from tests.safety.switching import HAND, NEW, OLD, not_offered, site

from .conftest import Build

NOBODY = 65534


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a small file system of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=755", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("needs the right to mount a file system")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Leave *left* bytes of *disk* free, and return the file that takes the rest."""
    filler = disk / "day"
    with filler.open("wb") as file:
        free = os.statvfs(disk)
        file.write(b"x" * max(0, free.f_bavail * free.f_frsize - left))
    return filler


@pytest.mark.parametrize("exchange", [exchange_names, not_offered], ids=["exchange", "renames"])
@pytest.mark.parametrize("left", [0, 4096, 8192, 16384])
def test_a_full_disk_leaves_the_old_site_and_room_makes_the_new(
    build: Build, disk: Path, left: int, exchange: Callable[[Path, Path], bool]
) -> None:
    public = disk / "output"
    switch(build(OLD, "disk/first"), public)
    build(HAND, "disk/output")
    built = build(NEW, "disk/site")
    filler = fill(disk, left)
    refused: ContentError | None = None
    try:
        switch(built, public, exchange=exchange)
    except ContentError as error:
        refused = error
    assert site(public) == {**(OLD if refused else NEW), **HAND}
    if refused or left == 0:
        assert left < 16384
        assert [found.code for found in refused.problems] == ["X806"]
        assert "No space left" in str(refused)
    filler.unlink()
    recover(public)
    switch(build(NEW, "disk/again"), public, exchange=exchange)
    assert site(public) == {**NEW, **HAND}


@pytest.mark.parametrize("where", ["disk", "."], ids=["beside", "elsewhere"])
def test_a_read_only_disk_is_said_and_changes_nothing(
    build: Build, tmp_path: Path, disk: Path, where: str
) -> None:
    public, state = disk / "output", tmp_path / where / "state"
    switch(build(OLD, "first"), public, state=state)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(ContentError) as error:
        switch(build(NEW, "moi"), public, state=state)
    assert [found.code for found in error.value.problems] == ["X806"]
    assert "Read-only" in str(error.value)
    assert site(public) == OLD


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Return a folder that the user «nobody» reaches: what pytest gives is closed to all but its owner."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def laid(folder: Path, files: dict[str, str]) -> Path:
    """Write *files* into *folder*, all of it nobody's."""
    for name, text in files.items():
        write(folder / name, text)
    subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", folder], check=True)
    return folder


def as_nobody(work: Callable[[], object]) -> int:
    """Run *work* without root's rights; return 0, or 7 where it refuses with a problem."""
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
            os._exit(0)
        except ContentError as error:
            os._exit(7 if "X806" in str(error) else 8)
        except BaseException:
            traceback.print_exc()
            os._exit(9)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
@pytest.mark.parametrize("foreign", ["output", "output/tin-tuc", ".", ".build"])
@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_what_belongs_to_somebody_else_is_replaced_whole_or_said(
    reachable: Path, foreign: str, mode: int
) -> None:
    project = reachable / "p"
    public = project / "output"
    switch(laid(project / ".build/site", OLD), public)
    built = laid(project / ".build/site", NEW)
    laid(project, {})
    os.chown(project / foreign, 0, 0)
    (project / foreign).chmod(mode)
    ended = as_nobody(lambda: switch(built, public))
    assert ended in (0, 7)
    assert site(public) == (OLD if ended else NEW)
    if mode == 0o700:
        assert ended == 7
    laid(project, {})
    again = laid(project / "again", NEW)
    assert as_nobody(lambda: switch(again, public)) == 0
    assert site(public) == NEW


def test_a_list_that_cannot_be_written_to_its_end_leaves_the_old_one(tmp_path: Path) -> None:
    listed = tmp_path / "output.published.json"
    write_whole(listed, {"files": ["index.html"]})
    with pytest.raises(TypeError):
        write_whole(listed, {"files": ["a.html", object()]})
    assert read_list(listed) == {"index.html": None}


def test_a_list_tells_what_was_written_whatever_files_are_called(tmp_path: Path) -> None:
    listed = tmp_path / "output.published.json"
    for files in (
        {},
        {"a\udcff/ộ.html": FileStamp(1, 2**62, "0" * 64, 3), "b": FileStamp(0, 1, "")},
    ):
        write_list(listed, files)
        assert read_list(listed) == files
