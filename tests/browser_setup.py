"""The browser that the tests drive: an installed one, else Playwright's, else Debian's.

``python -m tests.browser_setup`` makes sure that there is one; ``find()`` says which. Playwright's is
put into this user's own folder; packages of the whole machine are installed only where that is
allowed (``ALLOWED``), else it is said how to.
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

# Chromium without the code of a desktop's windows, as Debian packages it: a quarter cheaper.
LIGHT: Final = "chromium-headless-shell"
FULL: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NAMES: Final = (LIGHT, *FULL)
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
    # What the full browser does on a Linux system without settings of its own. The light one would
    # pull letters onto whole pixels: other widths, other lines, other pictures of components.
    "--font-render-hinting=slight",
)
MISSING: Final = (
    "Không tìm thấy Chromium hay Chrome chạy được: hãy cài một trình duyệt rồi chạy lại, hoặc chỉ rõ "
    "CHROMIUM=/đường/dẫn/tới/chromium.\n"
    "Neither Chromium nor Chrome was found that works: install one and run again, or name it: "
    "CHROMIUM=/path/to/chromium."
)
# A machine that is there for tests alone says CI=true; a person says make test INSTALL=1.
ALLOWED: Final = (("CI", frozenset({"true", "1"})), ("TESTS_INSTALL", frozenset({"1"})))


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
    print(
        "Tải trình duyệt của Playwright vào thư mục riêng của bạn (khoảng 150 MB) …\n"
        "Downloading Playwright's browser into a folder of your own (about 150 MB) …",
        flush=True,
    )
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode:
        print("Playwright không tải được. / Playwright could not download one.", flush=True)


def debian_packages(*names: str) -> None:
    """Install Debian's packages *names* on this machine where that is allowed and this user may.

    Else says how, and installs nothing.
    """
    if shutil.which("apt-get") is None:
        return
    if not may_install():
        command = f"sudo apt-get install {' '.join(names)}"
        print(
            f"Máy này thiếu {', '.join(names)}; chưa cài gì. Tự cài: {command}\n"
            "    hoặc cho phép cài khi thử: make test INSTALL=1\n"
            f"This machine lacks {', '.join(names)}; nothing was installed. Install: {command}\n"
            "    or let the tests do so: make test INSTALL=1",
            flush=True,
        )
        return
    print(f"Cài lên máy này / Installing on this machine: {', '.join(names)} …", flush=True)
    _apt("update", "-qq")
    _apt("install", "-y", "-qq", *names)


def may_install() -> bool:
    """Say whether packages of the whole machine may be installed, and this user can."""
    allowed = any(os.environ.get(name) in values for name, values in ALLOWED)
    can = shutil.which("apt-get") is not None and (os.geteuid() == 0 or _sudo_works())
    return allowed and can


def _apt(*words: str) -> None:
    # A server that is installed for the tests is not started as a service.
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    sudo = () if os.geteuid() == 0 else ("sudo", "-n")
    subprocess.run([*sudo, "apt-get", *words], check=False, env=quiet)


def _sudo_works() -> bool:
    """Say whether this user may act as root without being asked for a password."""
    if shutil.which("sudo") is None:
        return False
    done = subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def _from_debian() -> None:
    if may_install():
        _apt("update", "-qq")
    debian_packages(LIGHT if _packaged(LIGHT) else FULL[0])


def _packaged(name: str) -> bool:
    """Say whether the lists of this system's packages, as they are, have *name*."""
    if shutil.which("apt-cache") is None:
        return False
    return not subprocess.run(["apt-cache", "show", name], capture_output=True).returncode


def _lighter_is_to_be_had() -> bool:
    """Say whether the light browser may be installed beside another, which nobody asked for."""
    settled = os.environ.get("CHROMIUM") or shutil.which(LIGHT)
    return not settled and may_install() and _packaged(LIGHT)


def ensure() -> Path | None:
    """Return a browser that works, installing one, or a lighter one, where that is possible."""
    if find() and _lighter_is_to_be_had():
        debian_packages(LIGHT)
        find.cache_clear()
    for install in (_download, _from_debian):
        if browser := find():
            return browser
        install()
        find.cache_clear()
    return find()


if __name__ == "__main__":
    if ensure() is None:
        sys.exit(MISSING)
