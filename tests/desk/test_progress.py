"""Long work says on a terminal how far it is, and is quiet in a pipe."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from tests.desk.conftest import ROOT, environment

WAITS = """
import os, subprocess, sys, threading
from plugins.desk.progress import step
from plugins.build.progress import progress
with step("Đang dựng\\x1b[2J / Building …"), progress("Ảnh / pictures") as told:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(2.5)"])
    print(threading.active_count(), flush=True)
    if told:
        told(1, 2)
        told(2, 2)
print("xong", file=sys.stderr)
"""


def on_a_terminal(code: str, folder: Path) -> tuple[str, str]:
    """Run *code* with a terminal for its errors; return what it printed, and what stood there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(),
        stdout=(folder / "printed").open("wb"),
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so when the last writer has gone
            break
        if not part:
            break
        seen += part
    os.close(ours)
    assert process.wait() == 0, seen
    return (folder / "printed").read_text("utf-8"), seen.decode()


def test_a_step_is_shown_with_its_seconds_and_without_a_thread(tmp_path: Path) -> None:
    printed, seen = on_a_terminal(WAITS, tmp_path)
    assert printed == "1\n", "beside a thread no build forks"
    assert "Đang dựng\ufffd[2J / Building … 1 s" in seen
    rows = [re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", row) for row in re.split(r"[\r\n]+", seen)]
    counts = [row.split()[-2] for row in rows if "Ảnh / pictures ━" in row]
    assert list(dict.fromkeys(counts)) == ["1/2", "2/2"]
    assert seen.endswith("\r\x1b[Kxong\r\n")
    assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l"), "the cursor is shown again"


def test_in_a_pipe_nothing_is_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WAITS], cwd=ROOT, env=environment(), capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("1\n", "xong\n")
