"""What was found out about a file's content, remembered for as long as the content stays the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

# What JSON holds: codes and the values of their words.
Finding: TypeAlias = list[tuple[str, dict[str, str]]]


class Memory(Protocol):
    """Remembers findings by content, never by name or time alone."""

    def recall(self, path: Path, topic: str, work: Callable[[Path], Finding]) -> Finding:
        """Return what ``work(path)`` finds, from memory where the content and *topic* are known.

        Raises ``OSError`` where the file cannot be read. May be called from several threads.
        """


class NoMemory:
    """Looks at every file anew."""

    def recall(self, path: Path, topic: str, work: Callable[[Path], Finding]) -> Finding:
        """Return what ``work(path)`` finds."""
        del topic
        return work(path)
