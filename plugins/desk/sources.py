"""What a publish is made of, told without reading it where that will do. The standard library only.

Two digests of the same files: one of their marks on the disk (size, times, number), one of their bytes.
A file that was written again has another mark; a fresh checkout has other marks and the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from plugins.core.engine import theme_of

OWN: Final = ("content", "theme", "pelicanconf.py", "publishconf.py", "requirements.txt")
_PROGRAM: Final = Path(__file__).resolve().parents[1]
# The publish writes it itself; what else is added to it changes no page.
_LEDGER: Final = "content/data/urls.txt"


def marks(root: Path, site_url: str) -> str:
    """Return the digest of the marks of all that the site of the project *root* is made of."""
    return _digest(root, site_url, _mark)


def contents(root: Path, site_url: str) -> str:
    """Return the digest of the bytes of all that the site of the project *root* is made of."""
    return _digest(root, site_url, _bytes)


def _digest(root: Path, site_url: str, told: Callable[[str], str]) -> str:
    found = hashlib.sha256(site_url.encode())
    for name, path in _files(root):
        try:
            said = told(path)
        except OSError:  # it went meanwhile, or leads nowhere
            said = ""
        found.update(f"{name}\0{said}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _mark(path: str) -> str:
    seen = os.stat(path)  # noqa: PTH116 - tens of thousands of them
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"


def _bytes(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield every file by its name, in one order, and where it is."""
    elsewhere = {"plugins": _PROGRAM, "theme": theme_of(root)}
    for name in (*OWN, "plugins"):
        path = elsewhere.get(name, root / name)
        if path.is_dir():
            yield from _below(name, str(path))
        elif path.exists():
            yield name, str(path)


def _below(name: str, path: str) -> Iterator[tuple[str, str]]:
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        own = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(own, entry.path)
        elif own != _LEDGER and not own.endswith(".pyc"):
            yield own, entry.path
