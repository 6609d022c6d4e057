"""The files of a finished output, and those that have no business there."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

# Left behind by systems, editors and office programs, or never meant for readers.
_JUNK: Final = re.compile(
    r"(?i)thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|~\$.*|.*~|#.*#"
    r"|.*\.(?:bak|backup|orig|old|rej|tmp|temp|swp|swo|part|crdownload|log|lock|md|markdown|rst"
    r"|py|pyc|toml|ya?ml|psd|xcf|heic|heif|php)"
)
# Written by a system whenever somebody looks into a folder.
_DROPPING: Final = re.compile(r"(?i)\.ds_store|\._.*|thumbs\.db|ehthumbs\.db|desktop\.ini")
# The same, as rsync writes patterns.
DROPPINGS: Final = (
    ".[Dd][Ss]_[Ss][Tt][Oo][Rr][Ee]",
    "._*",
    "[Tt]humbs.db",
    "[Ee][Hh][Tt]humbs.db",
    "[Dd]esktop.ini",
)
FILE_MODE: Final = 0o644  # what a web server needs
FOLDER_MODE: Final = 0o755
_DOTTED_AND_MEANT: Final = frozenset({".nojekyll", ".htaccess", ".well-known"})


class DiskMark(NamedTuple):
    """What the disk says of a file; whoever writes into one gives it another time (ns)."""

    size: int
    time: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> DiskMark:
        """Return the mark in the answer *found*."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands below a folder, by its path with ``/``, from one walk.

    ``files`` have their marks, in the order of the disk; ``closed`` are those of another mode than a web
    server needs. ``folders`` are all of them, ``""`` being the folder itself; ``odd`` are links, pipes
    and devices, sorted.
    """

    files: dict[str, DiskMark]
    odd: tuple[str, ...]
    folders: set[str]
    closed: set[str] = field(default_factory=set)

    def note(self, path: str, found: os.stat_result) -> None:
        """Note that the file *path* is one of which the disk says *found*."""
        self.files[path] = DiskMark.of(found)
        if stat.S_IMODE(found.st_mode) == FILE_MODE:
            self.closed.discard(path)
        else:
            self.closed.add(path)


def list_files(folder: Path) -> Listing:
    """Return what stands below *folder*. Symbolic links are named, never followed."""
    files: dict[str, DiskMark] = {}
    odd: list[str] = []
    folders = {""}
    closed: set[str] = set()
    waiting = [""]
    right = stat.S_IFREG | FILE_MODE
    top = os.fspath(folder)
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{top}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    files[path] = DiskMark(found.st_size, found.st_mtime_ns, found.st_ino)
                    if found.st_mode != right:
                        closed.add(path)
                else:
                    odd.append(path)
    return Listing(files, tuple(sorted(odd)), folders, closed)


def is_junk(path: str) -> bool:
    """Say whether the file or one of its folders must not be published.

    A page in a folder that is named like a program answers for an old address: ``tin.php/index.html``.
    """
    parts = path.split("/")
    named = parts[:-2] if parts[-1] == "index.html" else parts
    return any(part.startswith(".") and part not in _DOTTED_AND_MEANT for part in parts) or any(
        _JUNK.fullmatch(part) for part in named
    )


def is_dropping(path: str) -> bool:
    """Say whether the file was left by a system and is nobody's."""
    return _DROPPING.fullmatch(path.rpartition("/")[2]) is not None
