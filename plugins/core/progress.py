"""Progress of long work: a line on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

_AFTER: Final = 1.0  # seconds: what is done sooner needs no words
_BETWEEN: Final = 0.1  # seconds between two changes of the line

ProgressCallback = Callable[[int, int], None]


def progress(
    what: str, listener: Callable[[str], ProgressCallback] | None = None
) -> ProgressCallback | None:
    """Return a callback that shows ``(done, total)`` of *what*, or ``None`` off a terminal.

    A *listener* that shows it elsewhere takes the terminal's place.
    """
    if listener is not None:
        return listener(what)
    if not sys.stderr.isatty():
        return None
    started = shown = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - started < _AFTER or (done < total and now - shown < _BETWEEN):
            return
        shown = now
        left = f", ~{(now - started) / done * (total - done):.0f} s" if 0 < done < total else ""
        end = "\n" if done == total else ""
        print(f"\r\x1b[K{what}: {done}/{total}{left}", end=end, file=sys.stderr, flush=True)

    return show
