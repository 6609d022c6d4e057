"""Independent tasks in forked processes, which share what this process has in memory.

Pages need the whole site to render and give back nothing but files: a fork hands them the site
for free, where other ways of starting a process would have to send it.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar

from plugins.core.processes import serve_parent

A = TypeVar("A")
B = TypeVar("B")
Task = Callable[[], Any]
_WORTH_A_FORK: Final = 40
_TOLD_AFTER: Final = 16  # inputs between two words of how far it is
_tasks: Sequence[Task] = ()


def run(
    tasks: Sequence[Callable[[], B]],
    workers: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[B]:
    """Run every task once, in up to *workers* processes; return what each returned, in their order.

    Raises what the first fault raised.

    One after another, here, where a fork would not be safe: outside Linux, or beside threads,
    which a fork leaves behind with their locks. *progress* is told tasks done and tasks in all.
    """
    global _tasks
    told = progress or (lambda done, total: None)
    made: list[B] = []
    if workers < 2 or len(tasks) < 2 or not _may_fork():
        for task in tasks:
            made.append(task())
            told(len(made), len(tasks))
        return made
    _tasks = tasks
    try:
        with _forked(min(workers, len(tasks))) as pool:
            for one in pool.map(_run, range(len(tasks))):
                made.append(one)
                told(len(made), len(tasks))
    finally:
        _tasks = ()
    return made


def _run(index: int) -> Any:
    return _tasks[index]()


def each(
    work: Callable[[A], B],
    inputs: Sequence[A],
    workers: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[B]:
    """Return what *work* makes of each of *inputs*, in order, in up to *workers* processes.

    Here, where there is little to do or a fork would not be safe; see ``run``.
    """
    if workers < 2 or len(inputs) < _WORTH_A_FORK or not _may_fork():
        return _told(map(work, inputs), len(inputs), progress)
    with _forked(workers) as pool:
        return _told(pool.map(work, inputs, chunksize=16), len(inputs), progress)


def _told(made: Iterable[B], total: int, tell: Callable[[int, int], None] | None) -> list[B]:
    found: list[B] = []
    for one in made:
        found.append(one)
        if tell is not None and (len(found) % _TOLD_AFTER == 0 or len(found) == total):
            tell(len(found), total)
    return found


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


@contextlib.contextmanager
def _forked(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of processes that share what exists now: it is not touched, and so not copied."""
    gc.freeze()
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, context, serve_parent) as pool:
            yield pool
    finally:
        gc.unfreeze()
