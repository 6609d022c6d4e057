"""Has the site built in a process of its own (``workshop``), which is ready before a build is asked for."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Protocol

from plugins.desk.preview import reports
from plugins.desk.preview.build import BUILT, Wanted
from plugins.desk.preview.workshop import PRINTED
from plugins.desk.project import Project

_NAME: Final = "build-"  # and a number: a build's folder
_LAST: Final = 3.0  # seconds that the other process may take to end


class Shop(Protocol):
    """Who is told what comes of builds, one after another, in a thread of the builder's."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Hear how far the build at work is."""

    def some(self, folder: Path, found: Mapping[str, Any]) -> None:
        """Show the pages that were made before all others."""

    def whole(self, folder: Path, found: Mapping[str, Any]) -> None:
        """Show the whole site, or why there is none."""

    def broken(self, printed: str) -> None:
        """Say that a build ended without a word but *printed*."""


class Builder:
    """Builds *project* for *url*, the newest order only, and tells *shop*."""

    def __init__(self, project: Project, url: str, shop: Shop) -> None:
        self._project, self._url, self._shop = project, url, shop
        self._number = 0
        self._idle = threading.Event()
        self._lock = threading.Lock()
        for old in project.preview.glob(f"{_NAME}*"):
            shutil.rmtree(old, ignore_errors=True)
        self._start()

    def build(self, wanted: Wanted) -> None:
        """Build anew; a build at work is given up."""
        with self._lock:
            self._number += 1
            self._idle.clear()
            order = {"number": self._number, "folder": str(self._folder()), **asdict(wanted)}
            with contextlib.suppress(OSError):  # it has ended: that is reported
                self._pipe.write((json.dumps(order) + "\n").encode())
                self._pipe.flush()

    def wait(self) -> None:
        """Wait until the build at work has come to its end."""
        self._idle.wait()

    def renew(self) -> None:
        """Let the next build be made by the program as it is now."""
        self.close()
        self._start()

    def close(self) -> None:
        """End the other process and whatever it is building."""
        self._pipe.close()
        try:
            self._process.wait(_LAST)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(_LAST)

    def tidy(self, keep: Callable[[Path], bool]) -> None:
        """Throw away the folders of builds of which *keep* says no, but for the newest order's."""
        for old in self._project.preview.glob(f"{_NAME}*"):
            if old != self._folder() and not keep(old):
                shutil.rmtree(old, ignore_errors=True)

    def _folder(self) -> Path:
        return self._project.preview / f"{_NAME}{self._number}"

    def _start(self) -> None:
        ours, theirs = os.pipe()
        command: list[str | Path] = [sys.executable, "-m", "plugins.desk"]
        command += ["--project", self._project.root, "preview-build"]
        command += ["--site-url", self._url, "--channel", str(theirs)]
        self._project.preview.mkdir(exist_ok=True)
        printed = self._project.preview / PRINTED
        with printed.open("wb") as out:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=[theirs],
            )
        assert self._process.stdin is not None
        self._pipe = self._process.stdin
        os.close(theirs)
        self._reader = threading.Thread(target=self._listen, args=(ours, printed), daemon=True)
        self._reader.start()

    def _listen(self, channel: int, printed: Path) -> None:
        told = 0
        for report in reports.received(channel):
            if report["number"] != self._number:
                continue
            folder = self._folder()
            kind = report["kind"]
            if kind == reports.PROGRESS:
                self._shop.progress(report["what"], report["done"], report["total"])
            elif kind == reports.SOME:
                self._shop.some(folder, _read(report["file"]))
            elif kind == BUILT:
                told = self._number
                self._shop.whole(folder, _read(report["file"]))
            elif kind == reports.ENDED:
                if told != self._number:
                    self._shop.broken(_said(folder / PRINTED))
                self._idle.set()
        if not self._idle.is_set():  # it could not even begin
            if not self._pipe.closed:
                self._shop.broken(_said(printed))
            self._idle.set()


def _read(path: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(Path(path).read_text("utf-8"))
    return found


def _said(printed: Path) -> str:
    try:
        return printed.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
