"""Long work says on a terminal how far it is, and is quiet in a pipe."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.build.progress import PACE
from tests.builders import draw
from tests.desk.conftest import ROOT, STORY, environment, put

WAITS = """
import os, subprocess, sys, threading
from plugins.desk.progress import step
from plugins.build.progress import progress_shown
from plugins.core.stages import stage
with step("Đang dựng\\x1b[2J / Building …"), progress_shown():
    told = stage("Ảnh / pictures")
    told(0, 2)
    subprocess.run([sys.executable, "-c", "import time; time.sleep(2.5)"])
    print(threading.active_count(), flush=True)
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


@pytest.mark.parametrize(
    ("pace", "shown"), [("60", ""), ("1", "Ảnh / pictures: 1/2 (~ 3 s)\n")], ids=["soon", "long"]
)
def test_in_a_pipe_a_line_is_shown_now_and_then(pace: str, shown: str) -> None:
    environ = {**environment(), PACE: pace}
    done = subprocess.run(
        [sys.executable, "-c", WAITS], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert done.stdout == "1\n"
    assert re.sub(r"~ \d s", "~ 3 s", done.stderr) == f"{shown}xong\n"


@pytest.mark.parametrize(
    ("verb", "stages"),
    [
        ("check", ["Đọc bài / reading texts"]),
        (
            "publish",
            [
                "Đọc bài / reading texts",
                "Ảnh / pictures",
                "Trang / pages",
                "Chỉ mục tìm kiếm / search index",
                "Ghép trang / assembling",
                "Kiểm tra trang đã dựng / checking the built site",
            ],
        ),
    ],
)
def test_long_work_tells_every_stage(project: Path, verb: str, stages: list[str]) -> None:
    for number in range(2):
        draw(project / f"content/news/2025/hop-mat/anh-{number}.jpg", (900 + number, 900))
    shown = "".join(f"\n![Thợ {number}](anh-{number}.jpg)\n" for number in range(2))
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY + shown)
    for number in range(20):  # texts and files are told of in sixteens
        words = STORY.replace("đầu năm", f"lần {number}")
        put(project / f"content/news/2025/tin-{number}/index.vi.md", words)
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", verb],
        cwd=project,
        env={**environment(), PACE: "0"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line.partition(": ")[0] for line in done.stderr.splitlines() if ": " in line]
    assert [one for one in dict.fromkeys(told) if one in stages] == stages, done.stderr
