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
from pathlib import Path
from typing import Any, Final

from plugins.desk.preview import notices
from plugins.desk.preview.live import Live, Shown
from plugins.desk.preview.server import ADDRESS, open_server
from plugins.desk.preview.watch import watch_project
from plugins.desk.project import Project, refuse_sources
from plugins.desk.voice import say

SLOTS: Final = ("a", "b")  # built in turn, so that the shown site is never half written


def run(project: Project, port: int) -> int:
    """Serve *project* until Ctrl+C. Raises ``ContentError`` where the preview's folder is a source."""
    refuse_sources(project, project.preview)
    live = Live(Shown(0, None, notices.building()))
    server = open_server(port, live)
    used = server.server_address[1]
    url = f"http://{ADDRESS}:{used}"
    if used != port:
        say(
            f"Cổng {port} đang được dùng; chuyển sang cổng {used}.",
            f"Port {port} is in use; using port {used}.",
        )
    say(f"Xem thử tại {url}/ (Ctrl+C để dừng).", f"Preview at {url}/ (Ctrl+C stops it).")
    changed, stop = threading.Event(), threading.Event()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watch_project(project.root, changed, stop)
    try:
        for number in range(sys.maxsize):
            changed.clear()
            _build(project, project.preview / SLOTS[number % len(SLOTS)], url, live)
            while not changed.wait(3600):
                pass
    finally:
        stop.set()
        live.close()
        server.shutdown()
        server.server_close()
    return 0


def _build(project: Project, slot: Path, url: str, live: Live) -> None:
    """Build into *slot* in a process of its own, so that changed code counts, and show the result."""
    started = time.monotonic()
    shutil.rmtree(slot, ignore_errors=True)
    slot.mkdir(parents=True)
    result = slot / "result.json"
    command: list[str | Path] = [sys.executable, "-m", "plugins.desk", "--project", project.root]
    command += ["preview-build"]
    command += ["--into", slot / "site", "--result", result, "--site-url", url]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        printed = process.communicate()[0].decode("utf-8", "replace").strip()
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    try:
        found: dict[str, Any] = json.loads(result.read_text("utf-8"))
    except (OSError, ValueError):
        print(printed, file=sys.stderr, flush=True)
        live.show(None, notices.breakdown(printed))
        return
    if found["report"]:
        print(found["report"], file=sys.stderr, flush=True)
    if found["errors"]:
        live.show(None, notices.faults(found["errors"]))
        return
    live.show(slot / "site", None)
    seconds = time.monotonic() - started
    say(f"Dựng xong sau {seconds:.1f} giây.", f"Built in {seconds:.1f} seconds.")
