"""Only one publish at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.core.problems import ContentError, Place, problem


@dataclass(frozen=True, slots=True)
class Held:
    """Proof that this process is the one that publishes from *state*."""

    state: Path


@contextmanager
def only_publish(state: Path) -> Iterator[Held]:
    """Hold the lock of the folder *state*; raise ``ContentError`` (X807) when another does.

    The kernel frees the lock when the process ends in whatever way; the file itself stays.
    """
    state.mkdir(parents=True, exist_ok=True)
    path = state / "publish.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 40).decode("ascii", "replace").strip() or "?"
            raise ContentError([problem("X807", Place(str(path)), process=holder)]) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield Held(state)
    finally:
        os.close(descriptor)
