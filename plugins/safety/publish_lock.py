"""Only one publish at a time."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.problems import ContentError, Place, problem

_PATIENCE: Final = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Held:
    """Proof that this process is the one that publishes from *state*."""

    state: Path


@contextmanager
def only_publish(state: Path) -> Iterator[Held]:
    """Hold the lock of the folder *state*; raise ``ContentError`` (X807) when another does.

    The kernel frees the lock when the process and the workers that inherited it have ended, in
    whatever way; the workers of a publish that was killed are given a moment to. The file stays.
    """
    state.mkdir(parents=True, exist_ok=True)
    path = state / "publish.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _lock(descriptor, path)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield Held(state)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    given_up = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            holder = os.pread(descriptor, 40, 0).decode("ascii", "replace").strip()
            if _runs(holder) or time.monotonic() > given_up:
                shown = holder or "?"
                raise ContentError([problem("X807", Place(str(path)), process=shown)]) from None
            time.sleep(0.05)


def _runs(process: str) -> bool:
    """Say whether the process with the id *process* is there."""
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
