"""Processes that work for this one: how many are useful, and how they end with it."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from typing import Final

# How many new objects, net of those that are gone, make Python look for rings among them.
_AMONG_LASTING: Final = 1_000_000
_AMONG_PASSING: Final = 200_000


def collect_seldom() -> None:
    """Look for rings of objects seldom: a site is a million small values that live to the end."""
    gc.set_threshold(_AMONG_LASTING, 50, 100)


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def serve_parent() -> None:
    """In a new worker: leave Ctrl-C to the parent, and end at once when the parent is gone.

    A parent that is killed cannot stop its workers; one that lived on would write into the folder
    that the next build clears, and hold the locks that it inherited.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_AMONG_PASSING, 50, 100)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
