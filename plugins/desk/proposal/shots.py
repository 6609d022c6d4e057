"""Pictures of pages before and after, taken by a browser that is there; without one, none are."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from plugins.desk.proposal.differ import PageChange

_BROWSERS: Final = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
)  # fmt: skip
_SIZE: Final = "1280,1600"
_PATIENCE: Final = 60  # seconds a picture


def browser() -> Path | None:
    """Return the browser that ``CHROMIUM`` names, or one that is installed."""
    named = os.environ.get("CHROMIUM", "")
    found = next(
        (path for name in (named, *_BROWSERS) if name and (path := shutil.which(name))), None
    )
    return Path(found) if found else None


def take(
    changes: Sequence[PageChange], before: Path | None, after: Path, site_url: str, to: Path
) -> tuple[str, ...]:
    """Take pictures of *changes* into *to* and return their names, ``1-before.png`` and so on."""
    program = browser()
    if program is None or not changes:
        return ()
    to.mkdir(parents=True, exist_ok=True)
    base = urlsplit(site_url).path.rstrip("/")
    taken: list[str] = []
    for side, site in (("before", before), ("after", after)):
        if site is None:
            continue
        with _served(site, base) as host:
            for number, change in enumerate(changes, 1):
                if change.kind == ("added" if side == "before" else "removed"):
                    continue
                name = f"{number}-{side}.png"
                if _shot(program, f"{host}{base}/{quote(change.address)}", to / name):
                    taken.append(name)
    return tuple(sorted(taken))


def _shot(program: Path, url: str, to: Path) -> bool:
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(program), "--headless", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb",
            "--no-first-run", f"--user-data-dir={profile}", f"--window-size={_SIZE}",
            "--virtual-time-budget=4000", f"--screenshot={to}", url,
        ]  # fmt: skip
        # The pages are our own; neither root nor most containers can have the browser's sandbox.
        if getattr(os, "geteuid", lambda: 1)() == 0 or os.environ.get("CI"):
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(command, capture_output=True, timeout=_PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and to.is_file()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Hands out a site below the path of its address, and says nothing."""

    base = ""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.base) or "/")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _served(site: Path, base: str) -> Iterator[str]:
    handler = type("_Based", (_Handler,), {"base": base})
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(site))
    ) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
