"""The loop of the preview: build, show, wait for a change, build again."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from plugins.build.progress import Bars
from plugins.desk import figures
from plugins.desk.preview import notices
from plugins.desk.preview.build import SITE, Wanted
from plugins.desk.preview.builder import Builder
from plugins.desk.preview.latest_build import LatestBuild, Shown
from plugins.desk.preview.served import Served
from plugins.desk.preview.server import ADDRESS, open_server
from plugins.desk.preview.watch import Changes, Watch
from plugins.desk.project import Project, refuse_sources
from plugins.desk.voice import say, show

_NAMED: Final = 4  # addresses that a line names


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
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changes, screen = Changes(), _Screen(url, live)
    watched = Watch(project.root, changes)
    builder = Builder(project, url, screen)
    screen.tidy = builder.tidy
    try:
        builder.build(Wanted(open=live.open()))
        while True:
            _build_what_changed(changes.take(), project, builder, screen, live)
    finally:
        builder.close()
        live.close()
        server.shutdown()
        server.server_close()
        watched.close()
    return 0


def _build_what_changed(
    changed: Sequence[Path], project: Project, builder: Builder, screen: _Screen, live: LatestBuild
) -> None:
    """Build anew for the files that *changed*. The first build is let come to its end."""
    screen.started = time.monotonic()
    if screen.is_first:
        builder.wait()
    if any(path.suffix == ".py" for path in changed):
        builder.renew()
    content = [path for path in changed if path.is_relative_to(project.content)]
    saved = tuple(path.relative_to(project.content).as_posix() for path in content)
    earlier, screen.files = screen.files, (*saved, *screen.files)
    builder.build(Wanted(saved, earlier, live.open()))


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


class _Screen:
    """Shows what comes of builds, in open pages and on the terminal."""

    def __init__(self, url: str, live: LatestBuild) -> None:
        self._url, self._live = url, live
        self._whole: Served | None = None
        self._bars = Bars()
        self.started = time.monotonic()
        self.files: tuple[str, ...] = ()  # those saved that no whole site shows yet
        self.tidy: Callable[[Callable[[Path], bool]], None] = lambda keep: None

    @property
    def is_first(self) -> bool:
        """Say whether no site was shown yet."""
        return self._whole is None

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far the build at work is."""
        self._live.tell(f"{what}: {done}/{total}")
        self._bars.show(what, done, total)

    def some(self, folder: Path, found: Mapping[str, Any]) -> None:
        """Show the pages that were saved or are open; of the others those that there were."""
        site = Served(folder / SITE, found["stored"], self._whole, partial=self._whole is None)
        self._live.show(site, None, notices.beside(found["drafts"]))
        if found["saved"]:
            self._bars.close()
            seen = "  ".join(f"{self._url}/{address}" for address in found["saved"][:_NAMED])
            seconds = time.monotonic() - self.started
            say(
                f"Đang xem: {seen} (sau {figures.vi(seconds, 1)} giây)",
                f"Showing: {seen} (after {figures.en(seconds, 1)} seconds)",
            )

    def whole(self, folder: Path, found: Mapping[str, Any]) -> None:
        """Show the whole site, or what is wrong in place of all pages."""
        self._bars.close()
        self._live.tell("")
        if found["report"]:
            show(found["report"], sys.stderr)
        if found["errors"]:
            self._live.show(None, notices.faults(found["errors"], found["count"]))
            return
        self._whole = site = Served(folder / SITE, found["stored"])
        self._live.show(site, None, notices.beside(found["drafts"]))
        self.files = ()
        seconds = time.monotonic() - self.started
        say(
            f"Dựng xong cả trang sau {figures.vi(seconds, 1)} giây.",
            f"The whole site was built in {figures.en(seconds, 1)} seconds.",
        )
        self.tidy(site.uses)

    def broken(self, printed: str) -> None:
        """Show what a build printed that ended without a word."""
        self._bars.close()
        self._live.tell("")
        show(printed, sys.stderr)
        self._live.show(None, notices.breakdown(printed))
