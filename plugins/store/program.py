"""The program itself as an input: whatever it computes may change with it."""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from functools import cache
from pathlib import Path


@cache
def program_digest() -> str:
    """Return a digest of all files of this package, of the installed packages' versions and of Python."""
    found = hashlib.sha256(sys.version.encode())
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    installed = Path(sysconfig.get_paths()["purelib"])
    found.update("\0".join(sorted(one.name for one in installed.glob("*.dist-info"))).encode())
    return found.hexdigest()
