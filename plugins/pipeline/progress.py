"""Progress of long work: a line on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable


def progress(what: str) -> Callable[[int, int], None] | None:
    """Return a callback that shows ``(done, total)`` of *what*, or ``None`` off a terminal."""
    if not sys.stderr.isatty():
        return None
    started = time.monotonic()

    def show(done: int, total: int) -> None:
        spent = time.monotonic() - started
        left = f", ~{spent / done * (total - done):.0f} s" if done and done < total else ""
        end = "\n" if done == total else ""
        print(f"\r\x1b[K{what}: {done}/{total}{left}", end=end, file=sys.stderr, flush=True)

    return show
