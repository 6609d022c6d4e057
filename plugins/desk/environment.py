"""Make ``.venv`` and install the pinned packages into it, once for each state of the lock files.

Run by the Makefile as ``python3 -I plugins/desk/environment.py LOCK…`` before anything is
installed: imports the standard library only, and nothing of this project.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

UPGRADE = Path(".build", "upgrade")
VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"


class SetupError(Exception):
    """The environment cannot be made; the message is for the person at the keyboard."""


def state(lock: Path) -> str:
    """Return what an installed *lock* depends on: the interpreter, the place, the file's bytes."""
    place = f"{PYTHON.resolve()} {VENV.resolve()}".encode()
    return hashlib.sha256(place + lock.read_bytes()).hexdigest()


def usable() -> bool:
    """Say whether ``.venv`` holds a Python 3.11 or later that starts, with pip."""
    if not PYTHON.exists():
        return False
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", question], capture_output=True).returncode == 0


def create() -> None:
    """Make ``.venv`` anew. Raises ``SetupError`` where this Python cannot."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "Python này thiếu mô-đun venv. Trên Debian, Ubuntu: sudo apt install python3-venv\n"
            "This Python lacks the venv module. On Debian, Ubuntu: sudo apt install python3-venv"
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    print(
        "Tạo môi trường Python trong .venv … / Making a Python environment in .venv …", flush=True
    )
    python = getattr(sys, "_base_executable", sys.executable)  # not the one just removed
    made = subprocess.run([python, "-I", "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode:
        raise SetupError(
            "Không tạo được .venv. / .venv could not be made.\n"
            + (made.stderr or made.stdout).strip()
        )


def install(lock: Path) -> None:
    """Install *lock* with its hashes. Raises ``SetupError`` when pip fails."""
    print(f"Cài các gói trong {lock} … / Installing the packages of {lock} …", flush=True)
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--no-warn-script-location", "-r", lock]
    if not sys.stdout.isatty():
        command.insert(4, "--quiet")
    if subprocess.run(command).returncode:
        raise SetupError(
            f"Không cài được {lock}: xem dòng lỗi của pip ở trên; thường là mất mạng.\n"
            f"{lock} could not be installed: see pip's message above; most often the network is down."
        )


def prepare(locks: list[Path]) -> None:
    """Bring ``.venv`` to the state of *locks*, doing nothing for those that are in it already."""
    stamps = {lock: VENV / f".installed-{lock.stem}" for lock in locks}

    def missing() -> list[Path]:
        return [
            lock
            for lock, stamp in stamps.items()
            if not stamp.exists() or stamp.read_text("utf-8") != state(lock)
        ]

    if PYTHON.exists() and not missing():
        return
    if not usable():
        create()
    for lock in missing():
        install(lock)
        stamps[lock].write_text(state(lock), "utf-8")


def finish_upgrade() -> bool:
    """Bring an upgrade that was cut off to its end; say whether there was one."""
    if not (UPGRADE / "journal.json").exists():
        return False
    print(
        "Làm nốt lần nâng cấp bị ngắt giữa chừng … / Finishing an upgrade that was cut off …",
        flush=True,
    )
    return subprocess.run([sys.executable, "-I", UPGRADE / "finish.py"]).returncode == 0


def main() -> int:
    """Prepare the environment for the lock files named on the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    os.environ.pop("PYTHONPATH", None)
    os.environ.pop("PYTHONHOME", None)
    if finish_upgrade():  # this file may be another one now
        os.execv(sys.executable, [sys.executable, "-I", __file__, *sys.argv[1:]])
    try:
        prepare([Path(name) for name in sys.argv[1:]])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Không ghi được .venv / .venv cannot be written: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
