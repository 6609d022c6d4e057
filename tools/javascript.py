"""Checks the theme's JavaScript with what ``package-lock.json`` names, where Node is there for it.

Nothing else of the project needs Node: without it the JavaScript stays unchecked, and that is said.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
_LOCK: Final = _ROOT / "package-lock.json"
_INSTALLED: Final = _ROOT / "node_modules" / ".installed"  # the lock whose packages are there
_OLDEST: Final = 20
_LEFT_OUT: Final = (
    "Chưa kiểm tra JavaScript: cần Node.js từ bản 20 và npm.\n"
    "JavaScript was not linted: Node.js 20 or later and npm are needed."
)


def main() -> int:
    """Return the exit status: that of the checks, or 0 where they were left out."""
    npm = shutil.which("npm")
    if npm is None or _node() < _OLDEST:
        print(_LEFT_OUT, flush=True)
        return 0
    if not _INSTALLED.is_file() or _INSTALLED.read_bytes() != _LOCK.read_bytes():
        print("Cài các gói trong package-lock.json … / Installing its packages …", flush=True)
        done = subprocess.run([npm, "ci", "--loglevel=error"], cwd=_ROOT, check=False)
        if done.returncode:
            return done.returncode
        _INSTALLED.write_bytes(_LOCK.read_bytes())
    return subprocess.run([npm, "run", "--silent", "lint"], cwd=_ROOT, check=False).returncode


def _node() -> int:
    """Return Node's major version, or 0 where there is none that answers."""
    node = shutil.which("node")
    if node is None:
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", said)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    sys.exit(main())
