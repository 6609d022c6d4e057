"""Content hashes of originals, remembered: a warm build need not read gigabytes of photographs.

What decides is the content. A remembered hash is believed only while the file's size, inode and
times of change (mtime and ctime, to the nanosecond) are all what they were, and never for a file
that was touched within two seconds of being hashed (Git's «racy» case). Losing the memory, or
finding it damaged, costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from io import BufferedReader
from pathlib import Path
from typing import Final

from plugins.core import sealed

_RACY: Final = 2_000_000_000

log = logging.getLogger(__name__)


def content_hash(path: Path) -> str:
    """Return the SHA-256 of the file's content, read now. Raises ``OSError``."""
    with path.open("rb") as file:
        return _digest(file)


class Hashes:
    """The memory of one store. ``of`` may be called from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, list[int | str]] = {}
        self._used: dict[str, list[int | str]] = {}
        try:
            self._known = sealed.read(path)
        except FileNotFoundError:
            pass
        except sealed.BrokenSealError:
            log.warning("%s is damaged; every original picture is read again.", path)

    def of(self, path: Path) -> str:
        """Return the SHA-256 of the file's content. Raises ``OSError``."""
        name = str(path.absolute())
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            sign = [status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns]
            known = self._known.get(name)
            if known is not None and known[:4] == sign:
                self._used[name] = known
                return str(known[4])
            began = time.time_ns()
            digest = _digest(file)
        if max(status.st_mtime_ns, status.st_ctime_ns) < began - _RACY:
            self._used[name] = [*sign, digest]
        return digest

    def save(self) -> None:
        """Remember what was asked for; forget the rest."""
        if self._used != self._known:
            sealed.write(self._path, self._used)


def _digest(file: BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()
