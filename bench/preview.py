"""A preview, ours or Hugo's: how long from saving a story until its page shows it."""

from __future__ import annotations

import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Final

from bench import measure
from bench.edits import Project, address, say
from bench.measure import Run, middle

_SAVES: Final = 3
_FIRST_STORY: Final = 3  # of the saves: behind those of the edits
_LOOK: Final = 0.02  # seconds between two looks at the page
_CALM: Final = 0.5  # seconds without work, after which a build is over
_PATIENCE: Final = 120, 0.5  # seconds, and for each story


def measure_preview(
    project: Project, command: Callable[[int], Sequence[str | Path]]
) -> tuple[Run, Run]:
    """Return what the first build took, and saving a story; *command* previews on a port.

    Raises ``RuntimeError`` with what the preview printed when a page does not come.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.folder / "bench.log"
    started = monotonic()
    preview = _Preview(measure.start(command(port), project.folder, log), project, port)
    try:
        with measure.sampled(preview.process) as peak:
            preview.until(0, "<h1")
            seconds = monotonic() - started
            first = Run(seconds, preview.calm(), peak())
            saves = [_save(preview, number) for number in range(_SAVES)]
            middling = middle(saves)
            return first, Run(middling.seconds, middling.processor, peak())
    except TimeoutError:
        raise RuntimeError(log.read_text("utf-8", "replace")[-3000:]) from None
    finally:
        preview.end()


def _save(preview: _Preview, number: int) -> Run:
    before = preview.calm()
    sentence = f"Câu thứ {number} vừa lưu."
    say(preview.project, _FIRST_STORY + number, sentence)
    started = monotonic()
    preview.until(number, sentence)
    seconds = monotonic() - started
    return Run(seconds, preview.calm() - before, 0)


class _Preview:
    def __init__(self, process: int, project: Project, port: int) -> None:
        self.process, self.project, self._port = process, project, port
        seconds, each = _PATIENCE
        self._patience = seconds + each * len(project.made)

    def until(self, number: int, wanted: str) -> None:
        """Look at the page of save *number*'s story until it shows *wanted*."""
        page = address(self.project.story(_FIRST_STORY + number))
        last = monotonic() + self._patience
        while wanted not in self._text(page):
            if monotonic() > last or os.waitid(os.P_PID, self.process, _JUST_LOOK):
                raise TimeoutError
            time.sleep(_LOOK)

    def _text(self, page: str) -> str:
        with suppress(OSError):  # not yet listening, or no page yet
            url = f"http://127.0.0.1:{self._port}/{page}"
            with urllib.request.urlopen(url, timeout=30) as answer:
                return str(answer.read().decode("utf-8", "replace"))
        return ""

    def calm(self) -> float:
        """Wait until the preview has no work; return its processor seconds until then."""
        used = -1.0
        while (now := measure.processor(self.process) or 0.0) > used + _CALM / 10:
            used = now
            time.sleep(_CALM)
        return now

    def end(self) -> None:
        """End the preview as a newsroom does; what is left after a while is killed."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGTERM)
        last = monotonic() + 20
        while not os.waitpid(self.process, os.WNOHANG)[0]:
            if monotonic() > last:
                measure.kill(self.process)
                os.waitpid(self.process, 0)
                return
            time.sleep(_LOOK)


_JUST_LOOK: Final = os.WEXITED | os.WNOHANG | os.WNOWAIT
