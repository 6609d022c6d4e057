"""The files of a finished output, and those that have no business there."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
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
_DOTTED_AND_MEANT: Final = frozenset({".nojekyll", ".htaccess", ".well-known"})


class DiskMark(NamedTuple):
    """What the disk says of a file; whoever writes into one gives it another time (ns)."""

    size: int
    time: int
    inode: int
    mode: int

    @classmethod
    def of(cls, found: os.stat_result) -> DiskMark:
        """Return the mark in the answer *found*."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ino, stat.S_IMODE(found.st_mode))


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands below a folder, by its path with ``/``, from one walk.

    ``files`` have their marks, ``folders`` their modes (``""`` is the folder itself); ``odd`` are links,
    pipes and devices.
    """

    files: dict[str, DiskMark]
    odd: tuple[str, ...]
    folders: dict[str, int]


def list_files(folder: Path) -> Listing:
    """Return what stands below *folder*, sorted. Symbolic links are named, never followed."""
    files: list[tuple[str, DiskMark]] = []
    odd: list[str] = []
    folders = {"": stat.S_IMODE(folder.stat().st_mode)}
    waiting = [""]
    top = os.fspath(folder)
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{top}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders[path] = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
                    waiting.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    files.append((path, DiskMark.of(entry.stat(follow_symlinks=False))))
                else:
                    odd.append(path)
    return Listing(dict(sorted(files)), tuple(sorted(odd)), folders)


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
