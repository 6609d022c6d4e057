"""How far a build in another process is: lines in a pipe, a list ``[what, done, total]`` each."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from plugins.build.progress import ProgressCallback

_BETWEEN: Final = 0.2  # seconds between two reports of one kind of work
_LAST: Final = 2.0  # seconds that the last words of a process may take


@contextlib.contextmanager
def received(told: Callable[[str, int, int], None]) -> Iterator[int]:
    """Give the writing end of a pipe for another process; call *told* with what arrives there."""
    ours, theirs = os.pipe()

    def listen() -> None:
        with os.fdopen(ours, encoding="utf-8") as lines:
            for line in lines:
                with contextlib.suppress(ValueError):  # half a line of a process that was killed
                    what, done, total = json.loads(line)
                    told(str(what), int(done), int(total))

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()
    try:
        yield theirs
    finally:
        os.close(theirs)
        listening.join(_LAST)


def sent(channel: int) -> Callable[[str], ProgressCallback]:
    """Return what reports the progress of each kind of work to the pipe *channel*."""

    def of(what: str) -> ProgressCallback:
        last = 0.0

        def tell(done: int, total: int) -> None:
            nonlocal last
            if done < total and time.monotonic() - last < _BETWEEN:
                return
            last = time.monotonic()
            line = json.dumps([what, done, total], ensure_ascii=False) + "\n"
            with contextlib.suppress(OSError):  # nobody listens any more
                os.write(channel, line.encode())

        return tell

    return of
