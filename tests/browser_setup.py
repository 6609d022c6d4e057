"""The browser that the tests drive: an installed one, else Playwright's, else Debian's.

``python -m tests.browser_setup`` makes sure that there is one; ``find()`` says which.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Only pages that the tests built themselves are opened, so the sandbox, which neither root nor
# many containers have, is not asked for.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MISSING: Final = (
    "Không tìm thấy Chromium hay Chrome, và không cài được: hãy cài một trình duyệt rồi chạy lại, "
    "hoặc chỉ rõ CHROMIUM=/đường/dẫn/tới/chromium.\n"
    "Neither Chromium nor Chrome was found, and none could be installed: install one and run "
    "again, or name it: CHROMIUM=/path/to/chromium."
)


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for place in (*APPLICATIONS, *(str(Path.home()) + place for place in APPLICATIONS)):
        if Path(place).exists():
            yield Path(place)
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            downloaded = Path(playwright.chromium.executable_path)
    except Exception:
        return
    if downloaded.exists():
        yield downloaded


def works(browser: Path) -> bool:
    """Say whether *browser* opens a page; Ubuntu's placeholder for its snap does not."""
    command = [browser, "--headless=new", *ARGUMENTS, "--dump-dom", "data:text/html,<p>ready"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"ready" in done.stdout


@cache
def find() -> Path | None:
    """Return an installed browser that works, or ``None``."""
    return next((browser for browser in _candidates() if works(browser)), None)


def _download() -> None:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode:
        print("Playwright không tải được. / Playwright could not download one.", flush=True)


def debian_packages(*names: str) -> None:
    """Install Debian's packages *names* where this user may."""
    if shutil.which("apt-get") is None:
        return
    may: tuple[str, ...] = ()
    if os.geteuid() != 0:
        may = ("sudo", "-n")
        if shutil.which("sudo") is None or subprocess.run([*may, "true"], check=False).returncode:
            return
    # A server that is installed for the tests is not started as a service.
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", *names]):
        subprocess.run([*may, "apt-get", *words], check=False, env=quiet)


def _from_debian() -> None:
    debian_packages("chromium")


def ensure() -> Path | None:
    """Return a browser that works, installing one where that is possible."""
    for install in (_download, _from_debian):
        if browser := find():
            return browser
        print("Cần một trình duyệt để thử … / The tests need a browser …", flush=True)
        install()
        find.cache_clear()
    return find()


if __name__ == "__main__":
    if ensure() is None:
        sys.exit(MISSING)
