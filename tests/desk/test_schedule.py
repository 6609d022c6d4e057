"""``make serve-schedule``: publishes when something is due, sends it, trusts no clock that jumps."""

from __future__ import annotations

import configparser
import datetime as dt
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.core.dates import ZONE
from plugins.desk import due_record, sources
from plugins.desk.due_record import DueRecord
from plugins.desk.schedule import Schedule
from tests.desk.conftest import ROOT, environment, put

NINE = dt.datetime(2025, 3, 15, 9, tzinfo=ZONE)
TWO = dt.datetime(2025, 3, 15, 14, tzinfo=ZONE)
UNIT = ROOT / "tools/systemd/union-news.service"


@dataclass
class Server:
    """A server whose clocks the test sets. Its publishes take no time and leave what real ones leave."""

    root: Path
    wall: dt.datetime = NINE
    steady: float = 0.0
    ran: list[str] = field(default_factory=list)
    fails: set[str] = field(default_factory=set)

    def run(self, command: Sequence[str], more: Mapping[str, str]) -> int:
        words = " ".join([*command, *more.values()])
        self.ran.append(words)
        if command[-1] in self.fails:
            return 1
        if words == "make publish":
            put(self.root / "output/manifest.json", '{"digest": {"value": "m"}}')
            next_due = TWO if self.wall < TWO else TWO + dt.timedelta(hours=10)
            record = DueRecord(self.wall, next_due, 1, sources.marks(self.root, ""), "", "m")
            due_record.write(self.root / ".build/next-due.json", record)
        return 0

    def pass_time(self, seconds: float, jump: float = 0.0) -> None:
        self.steady += seconds
        self.wall += dt.timedelta(seconds=seconds + jump)

    def schedule(self, to: str = "", pull: bool = False) -> Schedule:
        return Schedule(self.root, self.run, to, pull, lambda: self.wall, lambda: self.steady)

    def looks(self, schedule: Schedule, times: int = 2, seconds: float = 20.0) -> list[str]:
        """Return what is run while it looks some *times*."""
        self.ran.clear()
        for _ in range(times):
            schedule.look()
            self.pass_time(seconds)
        return list(self.ran)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.delenv("CI", raising=False)
    put(tmp_path / "content/news/2025/tin/index.vi.md", "tin")
    return Server(tmp_path)


def test_it_publishes_at_the_start_on_a_change_and_when_something_is_due(server: Server) -> None:
    schedule = server.schedule()
    assert server.looks(schedule) == ["make publish"]
    assert server.looks(schedule, 20) == []
    put(server.root / "content/news/2025/tin/index.vi.md", "tin đã sửa")
    assert server.looks(schedule) == ["make publish"]
    server.steady += (TWO - server.wall).total_seconds()
    server.wall = TWO
    assert server.looks(schedule) == ["make publish"]
    assert server.looks(schedule) == []


def test_what_is_still_being_written_waits_until_it_is_quiet(server: Server) -> None:
    schedule = server.schedule()
    server.looks(schedule)
    for turn in range(3):
        put(server.root / "content/news/2025/tin/index.vi.md", "tin" * (turn + 2))
        assert server.looks(schedule, 1) == []
    assert server.looks(schedule) == ["make publish"]


def test_it_sends_what_it_published_and_tries_again_later(server: Server) -> None:
    server.fails = {"deploy"}
    schedule = server.schedule(to="/srv/web")
    assert server.looks(schedule, 4) == ["make publish", "make deploy /srv/web"]
    server.fails = set()
    assert server.looks(schedule, 50) == ["make deploy /srv/web"]
    assert server.looks(schedule, 50) == []


def test_content_with_a_fault_is_published_once_it_changes_not_over_and_over(
    server: Server,
) -> None:
    server.fails = {"publish"}
    schedule = server.schedule()
    assert server.looks(schedule, 10) == ["make publish"]
    server.fails = set()
    put(server.root / "content/news/2025/tin/index.vi.md", "sửa rồi")
    assert server.looks(schedule, 3) == ["make publish"]


def test_it_takes_the_newest_state_before_each_look(server: Server) -> None:
    schedule = server.schedule(pull=True)
    assert server.looks(schedule, 2)[:2] == ["git pull --ff-only --quiet", "make publish"]
    server.fails = {"--quiet"}
    put(server.root / "content/news/2025/tin/index.vi.md", "khi mạng đứt")
    assert "make publish" in server.looks(schedule, 1)


def test_a_clock_that_jumps_ahead_ends_no_embargo(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    schedule = server.schedule()
    server.looks(schedule)
    server.pass_time(0, jump=6 * 3600)  # 15:00, five hours before it is
    assert server.looks(schedule, 3) == []
    assert "jumped by +21600 seconds" in capsys.readouterr().err
    server.pass_time(0, jump=-6 * 3600)  # set right
    assert server.looks(schedule, 3) == []
    server.pass_time(0, jump=6 * 3600)  # it was right after all
    assert server.looks(schedule, 29) == []
    assert server.looks(schedule, 4) == ["make publish"]


def test_a_clock_before_the_last_publish_takes_nothing_back(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    schedule = server.schedule()
    server.looks(schedule)
    server.wall -= dt.timedelta(days=400)
    put(server.root / "content/news/2025/tin/index.vi.md", "sửa")
    assert server.looks(schedule, 5) == []
    said = capsys.readouterr().err
    assert said.count("X860") == 1, "said once"
    server.wall += dt.timedelta(days=400)
    assert server.looks(schedule, 40) == ["make publish"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once_when_told_and_breaks_a_publish_off(
    number: signal.Signals, project: Path, tmp_path: Path
) -> None:
    make = put(
        tmp_path / "bin/make",
        "#!/bin/sh\necho begun >> begun\ntrap 'echo broken off >> begun; exit 130' INT\n"
        "while :; do sleep 0.1; done\n",
    )
    make.chmod(0o755)
    told = environment(PATH=f"{make.parent}:{os.environ['PATH']}")
    command = [sys.executable, "-m", "plugins.desk", "serve-schedule"]
    with subprocess.Popen(command, cwd=project, env=told, stdout=subprocess.PIPE, text=True) as one:
        end = time.monotonic() + 120
        while not (project / "begun").exists() and time.monotonic() < end:
            time.sleep(0.05)  # until the command writes its file
        one.send_signal(number)
        said, _ = one.communicate(timeout=120)
    assert one.returncode == 0
    assert "Stopped." in said
    assert (project / "begun").read_text().splitlines() == ["begun", "broken off"]


def test_the_unit_file_starts_what_there_is() -> None:
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(UNIT.read_text("utf-8"))
    service = unit["Service"]
    assert service["ExecStart"].endswith(".venv/bin/python -m plugins.desk serve-schedule")
    [target] = re.findall(r"/make (\S+)", service["ExecStartPre"])
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert service["KillMode"] == "mixed"
    assert service["ReadWritePaths"] == service["WorkingDirectory"]
