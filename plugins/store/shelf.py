"""A ``core.memory.Shelf`` in a file of SQLite beside the steps' one.

Like that, it is data and never code, and whatever is wrong with it costs time and nothing else: a sheet
is used if its seal is right and this program wrote it, a part if its key is the digest of what it holds.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from plugins.core.digests import digest_of
from plugins.store.database import Database, forget_all_but, packed
from plugins.store.program import program_digest

NAME: Final = "stories.sqlite"
_SPARE: Final = 2  # so many times the parts in use may be kept
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS sheets (name TEXT PRIMARY KEY, program TEXT, seal TEXT, data BLOB)",
    "CREATE TABLE IF NOT EXISTS parts (key TEXT PRIMARY KEY, data BLOB)",
)
_MOST_HELD: Final = 2000  # parts that wait to be written


class FolderShelf:
    """Remembers in *folder*, which is made when needed."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / NAME, _TABLES)
        self._held: dict[str, bytes] = {}  # parts that are not written yet, or cannot be
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def sheets(self) -> Mapping[str, str]:
        """See ``core.memory.Shelf``."""
        found: dict[str, str] = {}

        def read(file: sqlite3.Connection) -> None:
            rows = file.execute(
                "SELECT name, seal, data FROM sheets WHERE program = ?", (program_digest(),)
            )
            sound = ((name, data) for name, seal, data in rows if seal == _seal(name, data))
            found.update((name, zlib.decompress(data).decode()) for name, data in sound)

        if self._database.path.exists():
            self._database.use(read)
        return found

    def part(self, key: str) -> bytes | None:
        """See ``core.memory.Shelf``."""
        held = self._held.get(key)
        if held is not None:
            return zlib.decompress(held)
        try:
            rows = self._reader().execute("SELECT data FROM parts WHERE key = ?", (key,))
            content = zlib.decompress(next(iter(rows), (b"",))[0])
        except (sqlite3.Error, zlib.error, TypeError):
            return None
        return content if digest_of(content) == key else None

    def add(self, parts: Mapping[str, bytes]) -> None:
        """See ``core.memory.Shelf``."""
        self._held.update((key, packed(data)) for key, data in parts.items())
        if len(self._held) > _MOST_HELD:
            self._write({}, None)

    def keep(self, sheets: Mapping[str, str], parts: Callable[[], Iterable[str]]) -> None:
        """See ``core.memory.Shelf``."""
        if sheets or self._held:
            self._write(sheets, parts)

    def clear(self) -> None:
        """See ``core.memory.Shelf``."""
        self._close()
        self._database.remove()

    def _write(self, sheets: Mapping[str, str], parts: Callable[[], Iterable[str]] | None) -> None:
        def write(file: sqlite3.Connection) -> None:
            file.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", self._held.items())
            made = ((name, packed(text.encode())) for name, text in sheets.items())
            file.executemany(
                "INSERT OR REPLACE INTO sheets VALUES (?, ?, ?, ?)",
                ((name, program_digest(), _seal(name, data), data) for name, data in made),
            )
            file.execute("DELETE FROM sheets WHERE program <> ?", (program_digest(),))
            if parts is not None:
                _forget(file, parts)

        if self._database.use(write):
            self._held.clear()

    def _reader(self) -> sqlite3.Connection:
        """Return a connection of this process: none is carried into a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            made = self._database.reader()
            self._opened = os.getpid(), made
        return self._opened[1]

    def _close(self) -> None:
        if self._opened is not None and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None


def _forget(file: sqlite3.Connection, parts: Callable[[], Iterable[str]]) -> None:
    """Forget the parts that are not in use, once they are as many as those that are."""
    used = set(parts())
    if file.execute("SELECT count(*) FROM parts").fetchone()[0] <= _SPARE * len(used):
        return
    forget_all_but(file, used, "parts")


def _seal(name: str, data: bytes) -> str:
    return hashlib.sha256(f"{program_digest()} {name} ".encode() + data).hexdigest()
