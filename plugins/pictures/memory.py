"""A ``core.memory.Memory`` in a folder: findings by the hash of a file's content."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from plugins.core import sealed
from plugins.core.memory import Finding
from plugins.pictures.hashes import Hashes

NAME: Final = "findings.json"
_HASHES: Final = "findings-hashes.json"

log = logging.getLogger(__name__)


class FolderMemory:
    """Remembers in *folder*, which is made when needed; what was not asked for is forgotten.

    *known* is what was remembered before.
    """

    def __init__(self, folder: Path, hashes: Hashes, known: Mapping[str, Finding]) -> None:
        self._folder = folder
        self._hashes = hashes
        self._known = known
        self._used: dict[str, Finding] = {}

    @classmethod
    def read(cls, folder: Path) -> FolderMemory:
        """Return the memory in *folder*; what is damaged there is forgotten."""
        known: Mapping[str, Finding] = {}
        try:
            known = sealed.read(folder / NAME)
        except FileNotFoundError:
            pass
        except sealed.BrokenSealError:
            log.warning("%s is damaged; every file is looked at again.", folder / NAME)
        return cls(folder, Hashes(folder / _HASHES), known)

    def recall(self, path: Path, topic: str, work: Callable[[Path], Finding]) -> Finding:
        """See ``core.memory.Memory``."""
        key = f"{self._hashes.of(path)} {topic}"
        found = self._known.get(key)
        if found is None:
            found = work(path)
        self._used[key] = found
        return found

    def save(self) -> None:
        """Write what was asked for; a folder that cannot be written costs time and nothing else."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._hashes.save()
            if self._used != self._known:
                sealed.write(self._folder / NAME, self._used)
