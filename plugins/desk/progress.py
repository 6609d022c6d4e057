"""Which step a long verb is at: a line on a terminal, silence in a pipe."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from plugins.core.text import printable

_AFTER: Final = 1.0  # seconds of silence before the line is shown, and between its changes
_CLEAR: Final = "\r\x1b[K"


@contextmanager
def step(words: str) -> Iterator[None]:
    """Show *words* and the seconds spent while the step lasts, where a person is looking.

    Steps that print a progress of their own overwrite the line and are overwritten by it. A signal
    drives it, not a thread: beside a thread no build can fork, and would render its pages one by one.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (sys.stderr.isatty() and main and hasattr(signal, "setitimer")):
        yield
        return
    words, started, terminal = printable(words), time.monotonic(), sys.stderr.fileno()

    def show(text: str) -> None:
        os.write(terminal, f"{_CLEAR}{text}".encode())  # print may be what is interrupted here

    def tick(number: int, frame: FrameType | None) -> None:
        show(f"{words} {time.monotonic() - started:.0f} s")

    before = signal.signal(signal.SIGALRM, tick)
    signal.setitimer(signal.ITIMER_REAL, _AFTER, _AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        show("")
