"""Progress of long work: a bar on a terminal, a line now and then elsewhere, nothing for what is done soon."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Final

from plugins.core.stages import Tell, is_heard, told_to

_AFTER: Final = 1.0  # seconds: what is done sooner needs no bar
_BETWEEN: Final = 0.1  # seconds between two changes of the bar
_LINE_AFTER: Final = 5.0  # seconds: what is done sooner needs no line in a log
_LINES_BETWEEN: Final = 15.0  # seconds between two lines
PACE: Final = "UNION_NEWS_PROGRESS"  # an environment variable: seconds, in place of both for lines


@contextmanager
def progress_shown() -> Iterator[None]:
    """Show the stages of what is done meanwhile, unless somebody listens to them already.

    They are shown where they are told of, not by a thread: beside one no build can fork.
    """
    if is_heard():
        yield
        return
    bars = Bars()
    with told_to(bars.of):
        try:
            yield
        finally:
            bars.close()


@contextmanager
def _bar(what: str) -> Iterator[Tell]:
    # Only here: of no use in a pipe, and slow to import.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

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


def _lines(what: str) -> Tell:
    pace = os.environ.get(PACE)
    after, between = (float(pace), float(pace)) if pace else (_LINE_AFTER, _LINES_BETWEEN)
    started = time.monotonic()
    due = started + after

    def show(done: int, total: int) -> None:
        nonlocal due
        now = time.monotonic()
        if now < due or done >= total:
            return
        due = now + between
        left = f" (~ {(now - started) * (total - done) / done:.0f} s)" if done else ""
        print(f"{what}: {done}/{total}{left}", file=sys.stderr, flush=True)

    return show


class Bars:
    """Shows the progress of one kind of work after another."""

    def __init__(self) -> None:
        self._shown = ExitStack()
        self._what = ""
        self._tell: Tell | None = None

    def show(self, what: str, done: int, total: int) -> None:
        """Show how far *what* is, in place of the work before it."""
        if self._tell is None or what != self._what:
            self.close()
            terminal = sys.stderr.isatty()
            self._tell = self._shown.enter_context(_bar(what)) if terminal else _lines(what)
            self._what = what
        self._tell(done, total)
        if done >= total:
            self.close()

    def of(self, what: str) -> Tell:
        """Return what shows how far *what* is."""
        return partial(self.show, what)

    def close(self) -> None:
        """Leave the terminal to others."""
        self._shown.close()
        self._tell = None
