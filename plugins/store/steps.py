"""A ``core.memory.StepMemory`` in a file: results by the digest of step, input and program.

The file is SQLite's: what a killed build left half is rolled back, two builds may use it at once, and
whatever is wrong with it costs time and nothing else. A result is used only if its own digest is right,
and of those used a few are made anew each time: a difference empties the file.
"""

from __future__ import annotations

import hashlib
import logging
import random
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from plugins.core.memory import Shelf
from plugins.core.processes import cores
from plugins.core.share_work import each
from plugins.core.stages import stage
from plugins.store.database import Database, forget_all_but, packed
from plugins.store.program import program_digest
from plugins.store.shelf import FolderShelf

NAME: Final = "steps.sqlite"
_SAMPLE: Final = 2  # remembered results of a step that are made anew
_SPARE: Final = 2  # so many times what was used may be kept
_AT_ONCE: Final = 500  # keys of a query
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS steps"
    " (key TEXT PRIMARY KEY, step TEXT, seal TEXT, result BLOB) WITHOUT ROWID"
)

log = logging.getLogger(__name__)
Work = Callable[[bytes], tuple[str, bool]]


class StepStore:
    """Remembers in *folder*, which is made when needed."""

    def __init__(self, folder: Path, workers: int | None = None) -> None:
        self._database = Database(folder / NAME, (_TABLE,))
        self._workers = workers or cores()
        self._asked: dict[str, set[str]] = {}
        self._spared: Counter[str] = Counter()
        self.shelf: Shelf = FolderShelf(folder)

    def results(self, step: str, inputs: Sequence[bytes], work: Work) -> list[str]:
        """See ``core.memory.StepMemory``."""
        keys = [_key(step, one) for one in inputs]
        known = self._read(keys)
        if not _holds(known, keys, inputs, work):
            path = self._database.path
            log.warning("%s held other results than the program makes; it is emptied.", path)
            self._database.remove()
            known = {}
        places = [at for at, key in enumerate(keys) if key not in known]
        tell = stage("Đọc bài / reading texts")
        made = each(work, [inputs[at] for at in places], self._workers, tell)
        fresh = {keys[at]: result for at, result in zip(places, made, strict=True)}
        self._asked.setdefault(step, set()).update(keys)
        self._write(step, {key: text for key, (text, kept) in fresh.items() if kept})
        return [known[key] if key in known else fresh[key][0] for key in keys]

    def _read(self, keys: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}

        def read(file: sqlite3.Connection) -> None:
            for at in range(0, len(keys), _AT_ONCE):
                some = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = file.execute(
                    f"SELECT key, seal, result FROM steps WHERE key IN ({marks})", some
                )
                sound = ((key, data) for key, seal, data in rows if seal == _seal(key, data))
                found.update((key, zlib.decompress(data).decode()) for key, data in sound)

        self._database.use(read)
        return found

    def _write(self, step: str, fresh: Mapping[str, str]) -> None:
        def write(file: sqlite3.Connection) -> None:
            made = ((key, packed(text.encode())) for key, text in fresh.items())
            rows = ((key, step, _seal(key, data), data) for key, data in made)
            file.executemany("INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?)", rows)

        if fresh:
            self._database.use(write)

    def spare(self, step: str, count: int) -> None:
        """See ``core.memory.StepMemory``."""
        self._spared[step] += count

    def tidy(self) -> None:
        """Of each step asked for, forget what was not used, once that is more than what was."""

        def forget(file: sqlite3.Connection) -> None:
            for step, used in self._asked.items():
                rows = file.execute("SELECT count(*) FROM steps WHERE step = ?", (step,))
                if rows.fetchone()[0] <= _SPARE * (len(used) + self._spared[step]):
                    continue
                forget_all_but(file, used, "steps", "step = ?", step)

        if self._asked:
            self._database.use(forget)


def _holds(
    known: Mapping[str, str], keys: Sequence[str], inputs: Sequence[bytes], work: Work
) -> bool:
    """Say whether a few of the *known* results are what *work* makes now."""
    places = [at for at, key in enumerate(keys) if key in known]
    sample: Iterable[int] = random.sample(places, min(_SAMPLE, len(places)))
    return all(work(inputs[at])[0] == known[keys[at]] for at in sample)


def _key(step: str, content: bytes) -> str:
    about = f"{program_digest()} {step} ".encode()
    return hashlib.sha256(about + content).hexdigest()


def _seal(key: str, data: bytes) -> str:
    return hashlib.sha256(key.encode() + data).hexdigest()
