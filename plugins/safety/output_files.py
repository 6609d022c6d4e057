"""The files of a finished output, and those that have no business there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Listing:
    """Every file below a folder, by its path with ``/``; ``odd`` are links, pipes and devices."""

    files: tuple[str, ...]
    odd: tuple[str, ...]


def list_files(folder: Path) -> Listing:
    """Return what stands below *folder*, sorted. Symbolic links are named, never followed."""
    files: list[str] = []
    odd: list[str] = []
    for path, entry in _walk(folder, ""):
        (files if entry.is_file(follow_symlinks=False) else odd).append(path)
    return Listing(tuple(sorted(files)), tuple(sorted(odd)))


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


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry
