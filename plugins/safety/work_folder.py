"""A folder that one build works in, and what is left of the folders of builds that were killed."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_PREFIX: Final = "search-"


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """Give a new folder inside *parent*, removed at the end; two builds may run side by side.

    A build that is killed removes nothing, but the kernel gives back its lock, and that of its
    workers: folders that nobody holds are removed here first.
    """
    parent.mkdir(parents=True, exist_ok=True)
    with _held(parent, fcntl.LOCK_EX):  # nobody clears between the making of a folder and its lock
        for path in parent.glob(f"{_PREFIX}*"):
            _clear(path)
        made = TemporaryDirectory(prefix=_PREFIX, dir=parent)
        holding = os.open(made.name, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(holding, fcntl.LOCK_EX)
    try:
        with made as name:
            yield Path(name)
    finally:
        os.close(holding)


def _clear(path: Path) -> None:
    try:
        with _held(path, fcntl.LOCK_EX | fcntl.LOCK_NB):
            shutil.rmtree(path)
    except (BlockingIOError, FileNotFoundError):  # at work, or just finished
        pass


@contextmanager
def _held(folder: Path, way: int) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, way)
        yield
    finally:
        os.close(descriptor)
