"""What takes seconds to build is built once a run, however many processes run the tests.

With ``pytest -n`` each process would make a session's fixtures for itself. The first that asks for
a site builds it in a folder that all of them see; the others wait, and take what it built.
"""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Result = TypeVar("Result")


def once(
    factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Result]
) -> tuple[Path, Result]:
    """Return the run's folder *name* and what *build* returned when it filled it.

    What is built is for reading only. *build* is called again where it failed before: every process
    reports the fault itself.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each process has a folder of its own in the run's
    folder, result = base / name, base / f"{name}.result"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        if not result.exists():
            attempt = factory.mktemp(name)
            made = build(attempt)
            attempt.rename(folder)
            result.write_bytes(pickle.dumps(made))
    return folder, pickle.loads(result.read_bytes())
