"""Progress of long work: a bar on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_AFTER: Final = 1.0  # seconds: what is done sooner needs no bar
_BETWEEN: Final = 0.1  # seconds between two changes of the bar

ProgressCallback = Callable[[int, int], None]


@contextmanager
def progress(
    what: str, listener: Callable[[str], ProgressCallback] | None = None
) -> Iterator[ProgressCallback | None]:
    """Give a callback that shows ``(done, total)`` of *what*, or ``None`` off a terminal.

    A *listener* that shows it elsewhere takes the terminal's place. The bar is drawn where it is told
    of, not by a thread: beside one no build can fork.
    """
    if listener is not None or not sys.stderr.isatty():
        yield listener(what) if listener is not None else None
        return
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task(what, total=None)
    started = shown = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal shown
        bar.update(task, completed=done, total=total)
        now = time.monotonic()
        if now - started < _AFTER or (done < total and now - shown < _BETWEEN):
            return
        shown = now
        bar.start()
        bar.refresh()

    try:
        yield show
    finally:
        if bar.live.is_started:
            bar.stop()
