"""The files that a story is made from, as bytes, and their fingerprint. No time of a file is trusted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.stories.encoding import LARGEST_FILE
from plugins.stories.folders import Folder

_AT_ONCE: Final = 2**16
_LENGTH: Final = 32  # hexadecimal digits, as in core.digests
_READ: Final = ".txt"  # what a recording says is read from such files

Opened = Mapping[PurePosixPath, bytes]


def opened(content: Path, folder: Folder) -> tuple[str, Opened]:
    """Return the fingerprint of the files of *folder* and the bytes of its texts.

    The fingerprint is empty where the folder is not in good order or a file cannot be read.
    """
    if not folder.listing:
        return "", {}
    root = f"{content}/"
    made = hashlib.sha256(os.fsencode(folder.listing))
    found: dict[PurePosixPath, bytes] = {}
    try:
        for path, is_text in _files(folder):
            data = _read(f"{root}{path}")
            made.update(b"%d\0" % len(data) + data)
            if is_text:
                found[path] = data
    except OSError:
        return "", {}
    return made.hexdigest()[:_LENGTH], found


def has_more(folder: Folder) -> bool:
    """Say whether a story is made from more files than its texts."""
    return any(not is_text for _, is_text in _files(folder))


def _files(folder: Folder) -> Iterator[tuple[PurePosixPath, bool]]:
    """Yield the files that are read, and whether they are texts."""
    for path in folder.texts.values():
        yield path, True
    if folder.captions is not None:
        yield folder.captions, False
    for name, asset in folder.assets.items():
        if name.lower().endswith(_READ):
            yield asset.path, False


def _read(path: str) -> bytes:
    """Return what a file holds. Raises ``OSError`` where that cannot be read or is too much."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(file, _AT_ONCE)
        if len(data) < _AT_ONCE:
            return data
        parts, size = [data], len(data)
        while data := os.read(file, _AT_ONCE):
            parts.append(data)
            size += len(data)
            if size > LARGEST_FILE:
                raise OSError("too large")
        return b"".join(parts)
    finally:
        os.close(file)
