"""Stores that builds begin with: what every small site needs is drawn and compiled once a run.

A build that is to begin with nothing names a store of its own, or empties the one it was given.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.shared import once

_run: list[pytest.TempPathFactory] = []


def begin(factory: pytest.TempPathFactory) -> None:
    """Keep what is drawn from now on in the folders of *factory*; before, every store is empty."""
    _run[:] = [factory]


def fill(store: Path, name: str, build: Callable[[Path], Path]) -> None:
    """Let *store*, where there is none, begin as a copy of what *build* returned, called once a run."""
    if not _run or store.exists():
        return

    def built(folder: Path) -> str:
        return build(folder).relative_to(folder).as_posix()

    folder, made = once(_run[0], name, built)
    with tempfile.TemporaryDirectory(dir=store.parent, prefix=".stock-") as aside:
        copy = shutil.copytree(folder / made, Path(aside, "copy"))
        with suppress(OSError):  # another build beside this one was first
            copy.rename(store)
