"""What was found out about a file's content, remembered for as long as the content stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

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


class Shelf(Protocol):
    """Remembers sheets, each read whole at every build, and parts, each read when it is asked for.

    What it gives was written by this program and is as it was written. A part's key is the digest of
    its content.
    """

    def sheets(self) -> Mapping[str, str]:
        """Return the sheets that are known, by name."""

    def part(self, key: str) -> bytes | None:
        """Return a part, or ``None`` where it is not known any more. May be asked in a fork."""

    def add(self, parts: Mapping[str, bytes]) -> None:
        """Remember *parts*, by key."""

    def keep(self, sheets: Mapping[str, str], parts: Callable[[], Iterable[str]]) -> None:
        """Remember *sheets*, an empty one being forgotten. *parts* gives the keys in use, of all sheets."""

    def clear(self) -> None:
        """Forget everything."""


class StepMemory(Protocol):
    """Remembers what pure steps made of their inputs."""

    shelf: Shelf

    def results(
        self, step: str, inputs: Sequence[bytes], work: Callable[[bytes], tuple[str, bool]]
    ) -> list[str]:
        """Return what ``work`` makes of every one of *inputs*, in their order.

        ``work`` depends on its input and on the program alone; it says besides whether its result may
        be remembered under the name *step*. It may be run in other processes.
        """

    def spare(self, step: str, count: int) -> None:
        """Note that *count* results of *step* are in use that are not asked for this time."""

    def tidy(self) -> None:
        """Forget, of the steps that were asked for, what was not; a site's last page was asked for."""


class NoShelf:
    """Remembers nothing but what this build has put there."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}

    def sheets(self) -> Mapping[str, str]:
        """Return none."""
        return {}

    def part(self, key: str) -> bytes | None:
        """Return a part of this build."""
        return self._parts.get(key)

    def add(self, parts: Mapping[str, bytes]) -> None:
        """Keep *parts* for this build."""
        self._parts.update(parts)

    def keep(self, sheets: Mapping[str, str], parts: Callable[[], Iterable[str]]) -> None:
        """Do nothing."""

    def clear(self) -> None:
        """Do nothing: nothing was remembered."""


class NoSteps:
    """Does every step anew."""

    def __init__(self) -> None:
        self.shelf: Shelf = NoShelf()

    def results(
        self, step: str, inputs: Sequence[bytes], work: Callable[[bytes], tuple[str, bool]]
    ) -> list[str]:
        """Return what ``work`` makes of *inputs*."""
        del step
        return [work(one)[0] for one in inputs]

    def spare(self, step: str, count: int) -> None:
        """Do nothing: nothing is remembered."""

    def tidy(self) -> None:
        """Do nothing: nothing is remembered."""


class KeptFile(NamedTuple):
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

    def put(self, content: bytes) -> KeptFile:
        """Keep *content*. Raises ``OSError`` where the disk refuses."""

    def sound(self, kept: KeptFile) -> KeptFile | None:
        """Return the file as it is now if it still holds what it held, ``None`` if it does not."""

    def place(self, kept: KeptFile) -> str:
        """Return where the file is. Nobody may write into it."""
