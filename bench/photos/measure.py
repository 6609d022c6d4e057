"""What a program and all the processes it starts take: clock, processors, memory at one moment."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

_PR_SET_CHILD_SUBREAPER: Final = 36  # prctl(2): orphans of the program come to us to be counted
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_EVERY: Final = 0.1  # seconds
ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, seconds of all processors, and the most bytes that all held at once."""

    seconds: float
    processor: float
    peak: int


def measure(command: Sequence[str | Path], folder: Path) -> Run:
    """Run *command* in *folder*. Raises ``RuntimeError`` with its output when it fails. Linux only."""
    if sys.platform != "linux":
        raise RuntimeError("chỉ đo được trên Linux / measured on Linux only")
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    log = folder / "bench.log"
    ended = threading.Event()
    peaks = [0]
    started = monotonic()
    with log.open("wb") as out:
        child = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        watch = threading.Thread(target=_watch, args=(child.pid, ended, peaks))
        watch.start()
        processor, status = 0.0, 0
        while True:
            try:
                pid, code, usage = os.wait4(-1, 0)
            except ChildProcessError:  # the last of its processes has ended
                break
            processor += usage.ru_utime + usage.ru_stime
            if pid == child.pid:
                status = code
                child.returncode = os.waitstatus_to_exitcode(code)
        seconds = monotonic() - started
        ended.set()
        watch.join()
    if status:
        raise RuntimeError(log.read_text("utf-8", "replace")[-3000:])
    return Run(seconds, processor, peaks[0])


def _watch(session: int, ended: threading.Event, peaks: list[int]) -> None:
    while not ended.wait(_EVERY):
        peaks[0] = max(
            peaks[0], sum(_held(process, session) for process in Path("/proc").iterdir())
        )


def _held(process: Path, session: int) -> int:
    """Return the bytes in memory of a *process* of *session*, 0 of any other."""
    if not process.name.isdigit():
        return 0
    try:
        status = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
        if int(status[3]) != session:
            return 0
        return int((process / "statm").read_text("utf-8").split()[1]) * _PAGE
    except OSError:
        return 0
