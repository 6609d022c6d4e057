"""What a command takes: seconds, processor seconds, and the memory of all its processes together.

Memory is the proportional set size: pages that processes share are counted once. It is sampled, so
that a peak of less than a tenth of a second can be missed. Where there is no ``smaps_rollup`` it is the
largest process's peak instead.
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLED: Final = Path("/proc/self/smaps_rollup").exists()
_PROC: Final = Path("/proc")
_PAUSE: Final = 0.1  # seconds between two looks, and twenty times what a look takes
_RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, KiB here
_TICK: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """What something took: seconds on the clock, seconds of all processors, bytes at the peak.

    *pages* is how many pages of the published site are not as they were before.
    """

    seconds: float
    processor: float
    peak: int
    pages: int | None = None

    def __add__(self, other: Run) -> Run:
        """Return what the one and then the other take."""
        return Run(
            self.seconds + other.seconds,
            self.processor + other.processor,
            max(self.peak, other.peak),
        )


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure of *runs*."""
    pages = [run.pages for run in runs if run.pages is not None]
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
        int(statistics.median(run.peak for run in runs)),
        int(statistics.median(pages)) if pages else None,
    )


def measure(command: Sequence[str | Path], folder: Path) -> Run:
    """Run *command* in *folder*. Raises ``RuntimeError`` with its output when it fails."""
    log = folder / "bench.log"
    started = monotonic()
    child = start(command, folder, log)
    with sampled(child) as peak:
        _, status, usage = os.wait4(child, 0)
    seconds = monotonic() - started
    if status:
        raise RuntimeError(log.read_text("utf-8", "replace")[-3000:])
    most = peak() if SAMPLED else usage.ru_maxrss * _RSS_UNIT
    return Run(seconds, usage.ru_utime + usage.ru_stime, most)


def start(command: Sequence[str | Path], folder: Path, log: Path) -> int:
    """Start *command* in *folder*, what it prints going to *log*; return its process.

    Not a fork of this process, whose memory would count as the command's peak.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1750000000"}
    with log.open("wb") as out:
        files = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        here = Path.cwd()
        os.chdir(folder)
        try:
            return os.posix_spawn(
                command[0], [str(word) for word in command], environment, file_actions=files
            )
        finally:
            os.chdir(here)


@contextmanager
def sampled(root: int) -> Iterator[Callable[[], int]]:
    """Sample the memory of process *root* and of all below it; give a way to ask for the peak."""
    sampler = _Sampler(root)
    sampler.start()
    try:
        yield lambda: sampler.peak
    finally:
        sampler.ended.set()
        sampler.join()


def processor(root: int) -> float | None:
    """Return the processor seconds that *root* and all below it have taken up to now."""
    if not SAMPLED:
        return None
    total = 0
    for process in _Tree(root).alive():
        with suppress(OSError):
            total += sum(map(int, _fields(process)[11:15]))  # own, and of those it waited for
    return total / _TICK


def kill(root: int) -> None:
    """End *root* and all below it at once."""
    for process in _Tree(root).alive() if SAMPLED else {root}:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


class _Tree:
    """A process and all below it; those whose parent went away first are not forgotten."""

    def __init__(self, root: int) -> None:
        self._known = {root}

    def alive(self) -> set[int]:
        """Return the processes that are there now."""
        parents = {}
        for place in _PROC.iterdir():
            if place.name.isdigit():
                with suppress(OSError):
                    parents[int(place.name)] = int(_fields(int(place.name))[1])
        self._known &= parents.keys()
        while (
            found := {one for one, above in parents.items() if above in self._known} - self._known
        ):
            self._known |= found
        return self._known


class _Sampler(threading.Thread):
    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._tree = _Tree(root)
        self.ended = threading.Event()
        self.peak = 0

    def run(self) -> None:
        pause = 0.0
        while SAMPLED and not self.ended.wait(pause):
            started = time.thread_time()
            self.peak = max(self.peak, sum(map(_share, self._tree.alive())))
            pause = max(_PAUSE, 20 * (time.thread_time() - started))


def _fields(process: int) -> list[str]:
    """Return the fields of a process's ``stat`` behind its name: state, parent, …"""
    text = (_PROC / str(process) / "stat").read_text("utf-8", "replace")
    return text.rpartition(")")[2].split()


def _share(process: int) -> int:
    """Return the bytes of a process's memory, shared pages in parts."""
    with suppress(OSError):
        for line in (_PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
