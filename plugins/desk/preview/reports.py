"""What a build in another process says: lines in a pipe, an object of JSON each, with the number of its build."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from plugins.core.stages import Tell

_BETWEEN: Final = 0.2  # seconds between two reports of one kind of work
PROGRESS: Final = "progress"  # what, done, total
SOME: Final = "some"  # a file holds the pages that were made before all others
ENDED: Final = "ended"  # the build's process has gone
READY: Final = "ready"  # builds can be asked for
Report = Mapping[str, Any]


def received(channel: int) -> Iterator[Report]:
    """Yield what arrives at the end *channel* of a pipe until nobody can write there any more."""
    with os.fdopen(channel, encoding="utf-8") as lines:
        for line in lines:
            with contextlib.suppress(ValueError):  # half a line of a process that was killed
                report = json.loads(line)
                if isinstance(report, dict):
                    yield report


class Reporter:
    """Reports of the build *number* to the end *channel* of a pipe."""

    def __init__(self, channel: int, number: int) -> None:
        self._channel, self._number = channel, number

    def say(self, kind: str, **more: Any) -> None:
        """Report *kind*. In one piece: lines of several processes do not mix."""
        report = {"kind": kind, "number": self._number, **more}
        with contextlib.suppress(OSError):  # nobody listens any more
            os.write(self._channel, (json.dumps(report, ensure_ascii=False) + "\n").encode())

    def progress(self, what: str) -> Tell:
        """Return what reports how far the work *what* is."""
        last = 0.0

        def tell(done: int, total: int) -> None:
            nonlocal last
            if done < total and time.monotonic() - last < _BETWEEN:
                return
            last = time.monotonic()
            self.say(PROGRESS, what=what, done=done, total=total)

        return tell

    def hand_over(self, kind: str, folder: Path, found: Mapping[str, Any]) -> None:
        """Report *kind* with the file in *folder* that holds *found*."""
        path = folder / f"{kind}.json"
        path.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        self.say(kind, file=str(path))


Listener = Callable[[Report], None]
