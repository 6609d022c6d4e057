"""``serve-schedule``: publishes, and sends, when something falls due or the sources have changed.

For a server of one's own, under systemd (``tools/systemd/union-news.service``). It stops at SIGTERM; a
publish that runs then is broken off, which leaves ``output/`` as it was.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from plugins.core.problems import ContentError
from plugins.desk import sources
from plugins.desk.due import judge
from plugins.desk.project import Project
from plugins.desk.voice import say, show

EVERY: Final = 20.0  # seconds between two looks
_JUMP: Final = 60.0  # seconds by which the clock may differ from the time that passed
_TRUST: Final = 600.0  # seconds after which a clock that jumped ahead is believed
_AGAIN: Final = 900.0  # seconds until what failed is tried again, though nothing changed
_NOT_PULLED: Final = (
    "Không lấy được bản mới từ kho (git pull): dùng nội dung đang có.\n"
    "The newest state could not be taken (git pull): going on with what is here."
)
_PATIENCE: Final = 60.0  # seconds for a command to end when asked to
Run = Callable[[Sequence[str], Mapping[str, str]], int]


def _steady() -> float:
    """Return the seconds that have passed since some moment, sleep of the machine included."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass(slots=True)
class Schedule:
    """Looks after the project in *root*; one ``look`` does what there is to be done.

    It is sent to *to* where that is given, and pulled from git before each look where *pull*. *run* runs a
    command with some variables and returns its status.
    """

    root: Path
    run: Run
    to: str = ""
    pull: bool = False
    wall: Callable[[], dt.datetime] = now
    steady: Callable[[], float] = _steady
    wrong: set[str] = field(default_factory=set)
    marks: str = ""
    failed: tuple[str, float] = ("", 0.0)
    unsent: bool = False
    send_at: float = 0.0
    believe_at: float = 0.0
    clocks: tuple[dt.datetime, float] = field(init=False)

    def __post_init__(self) -> None:
        self.clocks = self.wall(), self.steady()
        self.unsent = bool(self.to)  # what an earlier run sent is not sent twice by the deployment

    def look(self) -> None:
        """Publish where that is due, then send what was not sent yet."""
        if not self._clock_is_sound():
            return
        if self.pull:
            failed = self.run(("git", "pull", "--ff-only", "--quiet"), {}) != 0
            self._tell("pull", _NOT_PULLED if failed else "")
        try:
            found = judge(self.root, self.wall())
        except ContentError as error:
            self._tell("clock", str(error))
            return
        self._tell("clock", "")
        marks = sources.marks(self.root, os.environ.get("SITEURL", ""))
        quiet, self.marks = self.pull or marks == self.marks, marks
        tried, again = self.failed
        if found.due and quiet and (marks != tried or self.steady() >= again):
            self._publish(found.vi, found.en, marks)
        if self.unsent and self.steady() >= self.send_at and (self.root / "output").is_dir():
            self.unsent = self.run(("make", "deploy"), {"TO": self.to}) != 0
            self.send_at = self.steady() + _AGAIN if self.unsent else 0.0

    def _publish(self, vi: str, en: str, marks: str) -> None:
        say(vi, en)
        if self.run(("make", "publish"), {}):
            self.failed = marks, self.steady() + _AGAIN
            say(
                "Chưa đăng được; thử lại khi nội dung đổi, hoặc sau 15 phút.",
                "Not published; tried again once the content changes, or in 15 minutes.",
                sys.stderr,
            )
            return
        self.failed = "", 0.0
        self.unsent, self.send_at = bool(self.to), 0.0

    def _clock_is_sound(self) -> bool:
        """Say whether the clock may be believed: it went on as time did, or long enough ago."""
        (wall, steady), here = self.clocks, (self.wall(), self.steady())
        self.clocks = here
        ahead = (here[0] - wall).total_seconds() - (here[1] - steady)
        if abs(ahead) > _JUMP:
            self.believe_at = here[1] + _TRUST if ahead > 0 else here[1]
            say(
                f"Đồng hồ máy vừa nhảy {ahead:+.0f} giây. Nhảy tới thì 10 phút sau mới tin giờ ấy: tin giữ "
                "kín không lộ vì giờ sai.",
                f"The clock has just jumped by {ahead:+.0f} seconds. A jump ahead is believed 10 minutes later: "
                "a wrong clock ends no embargo.",
                sys.stderr,
            )
        return here[1] >= self.believe_at

    def _tell(self, about: str, words: str) -> None:
        """Say *words* where nothing was wrong *about* that before; no words: nothing is wrong any more."""
        if words and about not in self.wrong:
            show(words, sys.stderr)
        (self.wrong.add if words else self.wrong.discard)(about)


def run(project: Project, to: str, pull: bool, every: float = EVERY) -> int:
    """Look after *project* until SIGTERM or SIGINT; return 0."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    command = Commands(project.root, stop)
    schedule = Schedule(project.root, command.run, to, pull)
    say("Theo lịch: đang trông trang này.", "On schedule: looking after this site.")
    while not stop.is_set():
        schedule.look()
        stop.wait(every)
    say("Đã dừng.", "Stopped.")
    return 0


@dataclass(slots=True)
class Commands:
    """Runs commands in *root*, and breaks off the one that runs when told to *stop*."""

    root: Path
    stop: threading.Event

    def run(self, command: Sequence[str], more: Mapping[str, str]) -> int:
        """Run *command* with the variables *more* and return its status; 1 where there is no such program."""
        if self.stop.is_set():
            return 1
        try:
            child = subprocess.Popen(
                command,
                cwd=self.root,
                env={**os.environ, **more},
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # a signal to us is not one to it
            )
        except OSError as error:
            show(f"{command[0]}: {error.strerror}", sys.stderr)
            return 1
        end = float("inf")
        while True:
            try:
                return child.wait(0.2)
            except subprocess.TimeoutExpired:
                if not self.stop.is_set():
                    continue
            if end == float("inf"):
                end = time.monotonic() + _PATIENCE
                os.killpg(child.pid, signal.SIGINT)
            elif time.monotonic() > end:
                os.killpg(child.pid, signal.SIGKILL)
