"""One file of SQLite that is deletable at any time: what is wrong with it costs time and nothing else.

What a killed build left half is rolled back, and two builds may use it at once.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

_WAIT: Final = 2.0  # seconds for another build's write
_QUICK: Final = 1  # of zlib: texts become a quarter

log = logging.getLogger(__name__)


class Database:
    """The file *path*, made when needed; *tables* make its tables where they are not there."""

    def __init__(self, path: Path, tables: Sequence[str]) -> None:
        self.path = path
        self._tables = tables

    def use(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        """Do *work* in one transaction and say if it was done.

        A file that cannot be used is left alone, a damaged one removed.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.path, timeout=_WAIT)) as file, file:
                file.execute("PRAGMA synchronous = OFF")  # a power cut's damage is noticed
                for table in self._tables:
                    file.execute(table)
                work(file)
        except (sqlite3.OperationalError, OSError) as error:  # locked, full, not to be written
            log.info("%s: %s", self.path, error)
            return False
        except (sqlite3.Error, zlib.error, UnicodeError, TypeError) as error:
            log.warning("%s is damaged (%s); everything is made anew.", self.path, error)
            self.remove()
            return False
        return True

    def reader(self) -> sqlite3.Connection:
        """Return a connection that only reads. Raises ``sqlite3.Error`` where there is nothing to read."""
        address = f"{self.path.absolute().as_uri()}?mode=ro"
        return sqlite3.connect(address, uri=True, timeout=_WAIT, check_same_thread=False)

    def remove(self) -> None:
        """Throw the file away."""
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(self.path.name + ending).unlink()


def packed(data: bytes) -> bytes:
    """Return *data* as it is kept."""
    return zlib.compress(data, _QUICK)


def forget_all_but(
    file: sqlite3.Connection, used: Iterable[str], table: str, only: str = "TRUE", *values: str
) -> None:
    """Delete the rows of *table*, of those that the condition *only* is true of, whose key is not *used*."""
    file.execute("CREATE TEMP TABLE IF NOT EXISTS used (key TEXT PRIMARY KEY)")
    file.execute("DELETE FROM used")
    file.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in used))
    file.execute(f"DELETE FROM {table} WHERE {only} AND key NOT IN (SELECT key FROM used)", values)
