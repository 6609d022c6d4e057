"""How much work one text may cause."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfPatienceError(Exception):
    """The work took longer than it was given."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise ``OutOfPatienceError`` in the work inside once it has used *seconds* of CPU.

    A machine that is busy, asleep or stopped for a while does not make a sound text slow. Interrupts pure Python and its regular expressions. Does nothing where the system has no
    timer or outside the main thread, where no signal arrives.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OutOfPatienceError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
