"""What was found out about a file's content, remembered for as long as the content stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

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


class StepMemory(Protocol):
    """Remembers what pure steps made of their inputs."""

    def results(
        self, step: str, inputs: Sequence[bytes], work: Callable[[bytes], tuple[str, bool]]
    ) -> list[str]:
        """Return what ``work`` makes of every one of *inputs*, in their order.

        ``work`` depends on its input and on the program alone; it says besides whether its result may
        be remembered under the name *step*. It may be run in other processes.
        """

    def tidy(self) -> None:
        """Forget, of the steps that were asked for, what was not; a site's last page was asked for."""


class NoSteps:
    """Does every step anew."""

    def results(
        self, step: str, inputs: Sequence[bytes], work: Callable[[bytes], tuple[str, bool]]
    ) -> list[str]:
        """Return what ``work`` makes of *inputs*."""
        del step
        return [work(one)[0] for one in inputs]

    def tidy(self) -> None:
        """Do nothing: nothing is remembered."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept, and its marks when it was last seen to be right."""

    sha256: str
    size: int
    modified: int
    inode: int


class FileMemory(Protocol):
    """Keeps finished files by their content, and a record of what a build made."""

    def record(self, variant: str) -> Any:
        """Return what was last saved for *variant*, ``None`` where there is nothing that is whole."""

    def save(self, variant: str, record: Any, used: Iterable[str]) -> None:
        """Keep the *record* of a build, which is JSON; *used* are the digests of its files."""

    def put(self, write: Callable[[Path], object]) -> KeptFile:
        """Keep what *write* writes to the path it is given. Raises ``OSError`` where the disk refuses."""

    def sound(self, kept: KeptFile) -> KeptFile | None:
        """Return the file as it is now if it still holds what it held, ``None`` if it does not."""

    def place(self, kept: KeptFile) -> Path:
        """Return where the file is. Nobody may write into it."""
