"""Lighthouse itself: installed from the lock file beside this module, and asked about a page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from tests import browser_setup

_FOLDER: Final = Path(__file__).parent
_LOCK: Final = _FOLDER / "package-lock.json"
_INSTALLED: Final = _FOLDER / "node_modules" / ".installed"
_PROGRAM: Final = _FOLDER / "node_modules" / ".bin" / "lighthouse"
_PATIENCE: Final = 180  # seconds for a page
_ATTEMPTS: Final = 4  # on a busy machine the browser loses a trace now and then
MISSING: Final = (
    "Cần Node.js từ bản 18.16 và npm (sudo apt install nodejs npm), và mạng cho lần cài đầu.\n"
    "Node.js 18.16 or later and npm are needed (sudo apt install nodejs npm), and the network for "
    "the first install."
)


class LighthouseError(Exception):
    """Lighthouse cannot be had, or could not judge a page."""


def ensure() -> None:
    """Install what the lock file names, once. Raises ``LighthouseError`` where it cannot be had."""
    lock = _LOCK.read_bytes()
    if _INSTALLED.is_file() and _INSTALLED.read_bytes() == lock:
        return
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise LighthouseError(MISSING)
    print("Cài Lighthouse … / Installing Lighthouse …", flush=True)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--loglevel=error"],
        cwd=_FOLDER, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise LighthouseError(f"{MISSING}\n{(done.stdout + done.stderr)[-2000:]}")
    _INSTALLED.write_bytes(lock)


def judge(browser: Path, address: str) -> dict[str, Any]:
    """Return Lighthouse's report of the page at *address*, as a phone on a slow line sees it.

    Raises ``LighthouseError`` where it gave none, however often it was asked.
    """
    for _ in range(_ATTEMPTS - 1):
        with suppress(LighthouseError):
            return _report(browser, address)
    return _report(browser, address)


def _report(browser: Path, address: str) -> dict[str, Any]:
    # The host's certificate is its own.
    flags = " ".join(("--headless=new", "--ignore-certificate-errors", *browser_setup.ARGUMENTS))
    with tempfile.TemporaryDirectory(prefix="bench-lighthouse-") as work:
        report = Path(work) / "report.json"
        command = [
            _PROGRAM, address, "--quiet", "--output=json", f"--output-path={report}",
            "--no-enable-error-reporting", "--disable-full-page-screenshot",
            f"--chrome-flags={flags}",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": str(browser), "TMPDIR": work}
        done = subprocess.run(
            command, env=environment, cwd=work,
            capture_output=True, text=True, timeout=_PATIENCE, check=False,
        )  # fmt: skip
        if done.returncode or not report.is_file():
            raise LighthouseError(f"{address}\n{(done.stdout + done.stderr)[-2000:]}")
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    if fault := found.get("runtimeError"):
        raise LighthouseError(f"{address}\n{fault['message']}")
    return found
