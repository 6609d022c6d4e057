"""The loop of the preview: build, show, wait for a change, build again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from plugins.build.progress import ProgressCallback, progress
from plugins.desk.preview import notices, reports
from plugins.desk.preview.latest_build import LatestBuild, Shown
from plugins.desk.preview.server import ADDRESS, open_server
from plugins.desk.preview.watch import Watch
from plugins.desk.progress import step
from plugins.desk.project import Project, refuse_sources
from plugins.desk.voice import say, show

SLOTS: Final = ("a", "b")  # built in turn, so that the shown site is never half written


def run(project: Project, port: int) -> int:
    """Serve *project* until Ctrl+C. Raises ``ContentError`` where the preview's folder is a source."""
    refuse_sources(project, project.preview)
    _end_when_told()
    live = LatestBuild(Shown(0, None, notices.building()))
    server = open_server(port, live)
    used = server.server_address[1]
    url = f"http://{ADDRESS}:{used}"
    if used != port:
        say(
            f"Cổng {port} đang được dùng; chuyển sang cổng {used}.",
            f"Port {port} is in use; using port {used}.",
        )
    say(f"Xem thử tại {url}/ (Ctrl+C để dừng).", f"Preview at {url}/ (Ctrl+C stops it).")
    changed = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watched = Watch(project.root, changed)
    try:
        for number in range(sys.maxsize):
            changed.clear()
            _build(project, project.preview / SLOTS[number % len(SLOTS)], url, live)
            while not changed.wait(3600):
                pass
    finally:
        live.close()
        server.shutdown()
        server.server_close()
        watched.close()
    return 0


def _end_when_told() -> None:
    """Let each signal that asks to end do so, also SIGINT where a shell that put this in the
    background had it ignored; a hang-up stays ignored where ``nohup`` did that.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        asked = getattr(signal, name, None)
        if asked is not None and not (
            name == "SIGHUP" and signal.getsignal(asked) == signal.SIG_IGN
        ):
            signal.signal(asked, signal.default_int_handler)


def _build(project: Project, slot: Path, url: str, live: LatestBuild) -> None:
    """Build into *slot* in a process of its own, so that changed code counts, and show the result."""
    started = time.monotonic()
    shutil.rmtree(slot, ignore_errors=True)
    slot.mkdir(parents=True)
    result = slot / "result.json"
    command: list[str | Path] = [sys.executable, "-m", "plugins.desk", "--project", project.root]
    command += ["preview-build"]
    command += ["--into", slot / "site", "--result", result, "--site-url", url]
    with step("Đang dựng trang / Building the site …"):
        printed = _output_of(command, live)
    live.tell("")
    try:
        found: dict[str, Any] = json.loads(result.read_text("utf-8"))
    except (OSError, ValueError):
        show(printed, sys.stderr)
        live.show(None, notices.breakdown(printed))
        return
    if found["report"]:
        show(found["report"], sys.stderr)
    if found["errors"]:
        live.show(None, notices.faults(found["errors"], found["count"]))
        return
    live.show(slot / "site", None, notices.beside(found["drafts"]))
    seconds = time.monotonic() - started
    say(f"Dựng xong sau {seconds:.1f} giây.", f"Built in {seconds:.1f} seconds.")


def _output_of(command: list[str | Path], live: LatestBuild) -> str:
    """Run *command* to its end and return what it printed; pass on how far it says that it is."""
    bars: dict[str, ProgressCallback | None] = {}
    shown = ExitStack()

    def told(what: str, done: int, total: int) -> None:
        live.tell(f"{what}: {done}/{total}")
        if what not in bars:
            shown.close()  # of the work before it
            bars[what] = shown.enter_context(progress(what))
        if (bar := bars[what]) is not None:
            bar(done, total)

    with shown, reports.received(told) as channel:
        process = subprocess.Popen(
            [*command, "--progress", str(channel)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=[channel],
        )
        try:
            return process.communicate()[0].decode("utf-8", "replace").strip()
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
