"""Which step a long verb is at: a line on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from plugins.core.text import printable

_AFTER: Final = 1.0  # seconds of silence before the line is shown, and between its changes


@contextmanager
def step(words: str) -> Iterator[None]:
    """Show *words* and the seconds spent while the step lasts, where a person is looking.

    Steps that print a progress of their own overwrite the line and are overwritten by it.
    """
    if not sys.stderr.isatty():
        yield
        return
    words = printable(words)
    done = threading.Event()
    started = time.monotonic()

    def tick() -> None:
        while not done.wait(_AFTER):
            spent = time.monotonic() - started
            print(f"\r\x1b[K{words} {spent:.0f} s", end="", file=sys.stderr, flush=True)
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        done.set()
        ticker.join()
