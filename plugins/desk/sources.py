"""What a publish is made of, told without reading it where that will do. The standard library only.

Two digests of the same files: one of their marks on the disk (size, times, number), one of their bytes.
A file that was written again has another mark; a fresh checkout has other marks and the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from plugins.core.engine import theme_of

OWN: Final = ("content", "theme", "pelicanconf.py", "publishconf.py", "requirements.txt")
_POINTER: Final = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\n"
)
_POINTER_SIZE: Final = 1024
_PROGRAM: Final = Path(__file__).resolve().parents[1]
# The publish writes it itself; what else is added to it changes no page.
_LEDGER: Final = "content/data/urls.txt"


def marks(root: Path, site_url: str) -> str:
    """Return the digest of the marks of all that the site of the project *root* is made of."""
    return _digest(root, site_url, _mark)


def contents(root: Path, site_url: str) -> str:
    """Return the digest of the bytes of all that the site of the project *root* is made of."""
    return _digest(root, site_url, _bytes)


def _digest(root: Path, site_url: str, told: Callable[[str, str], str]) -> str:
    found = hashlib.sha256(site_url.encode())
    for name, path in _files(root):
        try:
            said = told(name, path)
        except OSError:  # it went meanwhile, or leads nowhere
            said = ""
        found.update(f"{name}\0{said}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _mark(name: str, path: str) -> str:
    """Return what the disk says of a file. Of the engine's not when it was last changed: a second name
    elsewhere, as upgrades and proposals give them, would count as a change.
    """
    seen = os.stat(path)  # noqa: PTH116 - tens of thousands of them
    changed = seen.st_ctime_ns if not name.startswith(("theme/", "plugins/")) else 0
    return f"{seen.st_size} {seen.st_mtime_ns} {changed} {seen.st_ino}"


def _bytes(name: str, path: str) -> str:
    """Return the SHA-256 of the file; a pointer of Git LFS has that of what it stands for."""
    del name
    with Path(path).open("rb") as file:
        if (pointer := _POINTER.match(file.read(_POINTER_SIZE))) is not None:
            return pointer[1].decode()
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield every file by its name, in one order, and where it is."""
    elsewhere = {"plugins": _PROGRAM, "theme": theme_of(root)}
    beside = sorted(path.name for path in root.glob("*.py"))  # whatever settings import
    for name in dict.fromkeys((*OWN, *beside, "plugins")):
        path = elsewhere.get(name, root / name)
        if path.is_dir():
            yield from _below(name, str(path), {os.path.realpath(path)})
        elif path.exists():
            yield name, str(path)


def _below(name: str, path: str, above: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what lies in the folder at *path*, links followed but for those that lead back *above*."""
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        own = f"{name}/{entry.name}"
        if entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(own, entry.path, above)
        elif entry.is_symlink() and entry.is_dir():
            leads = os.path.realpath(entry.path)
            if leads not in above:
                yield from _below(own, entry.path, above | {leads})
        elif own != _LEDGER and not own.endswith(".pyc"):
            yield own, entry.path
