"""How far long work is, told to whoever listens: a terminal, a log, a preview's open pages, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

Tell = Callable[[int, int], None]  # what is done, and all there is
Listener = Callable[[str], Tell]

_listeners: list[Listener] = []


def stage(what: str) -> Tell:
    """Return what to tell how far the work *what* is: a Vietnamese word, a slash, an English one."""
    return _listeners[-1](what) if _listeners else _nobody


def is_heard() -> bool:
    """Say whether somebody listens."""
    return bool(_listeners)


@contextmanager
def told_to(listener: Listener) -> Generator[None]:
    """Let *listener* be asked for what to tell, meanwhile."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.pop()


def _nobody(done: int, total: int) -> None:
    """Nobody listens."""
