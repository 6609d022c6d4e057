"""Where drawn share images are kept: one file each, named by what it shows and by its bytes.

``KEY-DIGEST.png``: the name seals the content, so that a file is read and hashed before it is used,
and neither a list nor a second file has to be kept true. Safe to lose, and for several builds at
the same time: a file that is not there any more is drawn anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from plugins.core.linked import put
from plugins.pictures.settings import UNUSED_DAYS

_PLACE: Final = "share"
_TIDIED: Final = ".tidied"  # its time of change is the day when old files were last thrown away
_DAY: Final = 86_400
_DIGEST: Final = 16  # bytes

Marks = tuple[int, int, int]  # of a file: its size, when it was changed, its inode

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of images as it was found; ``names`` are its files by key."""

    folder: Path
    names: Mapping[str, str]

    def bring(self, key: str, target: Path) -> bool:
        """Put the image of *key* at *target*; say whether there is one, and a sound one."""
        name = self.names.get(key)
        if name is None:
            return False
        path = self.folder / name
        try:
            with path.open("rb") as file:
                content, used = file.read(), os.fstat(file.fileno()).st_mtime
        except FileNotFoundError:  # another build threw it away
            return False
        except OSError:
            content, used = b"", 0.0
        if name != _name(key, content, name.rpartition(".")[2]):
            log.warning("A stored share image is damaged; drawing it again.")
            path.unlink(missing_ok=True)
            return False
        if used < time.time() - _DAY:
            os.utime(path)
        _link(path, target)
        return True

    def bring_known(self, key: str, marks: Marks, target: Path) -> Marks | None:
        """Put the image of *key* at *target*; return its marks, ``None`` where there is no sound one.

        It is read only where its *marks* are not those that it had when it was last found sound.
        """
        name = self.names.get(key)
        now = _marks(self.folder / name) if name else None
        if now is None:
            return None
        if now == marks and now[1] > (time.time() - _DAY) * 1e9:
            _link(self.folder / (name or ""), target)
            return now
        return self.marks(key) if self.bring(key, target) else None

    def marks(self, key: str) -> Marks | None:
        """Return the marks of the image of *key* as it is now."""
        name = self.names.get(key)
        return _marks(self.folder / name) if name else None

    def put(self, key: str, content: bytes, ending: str, target: Path) -> Marks | None:
        """Keep *content* as the image of *key*, and put it at *target*; return its marks."""
        name = _name(key, content, ending)
        path, aside = self.folder / name, self.folder / f".{os.getpid()}.{name}"
        with _created(aside) as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
        aside.rename(path)
        _link(path, target)
        return _marks(path)


def shelf_in(store: Path) -> Shelf:
    """Return the shelf of the pictures' *store*; what no build used for a season leaves it."""
    folder = store / _PLACE
    with contextlib.suppress(OSError):
        _tidy(folder)
    names: list[str] = []
    with contextlib.suppress(OSError):  # whoever puts something there finds out
        names = os.listdir(folder)  # noqa: PTH208 - names, not paths
    return Shelf(folder, {name.partition("-")[0]: name for name in names})


def _marks(path: Path) -> Marks | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _tidy(folder: Path) -> None:
    """Throw away, once a day, what was not used for a season and what killed builds left behind."""
    stamp, now = folder / _TIDIED, time.time()
    if stamp.exists() and stamp.stat().st_mtime > now - _DAY:
        return
    with os.scandir(folder) as files:
        for one in files:
            days = 1 if one.name.startswith(".") else UNUSED_DAYS
            with contextlib.suppress(FileNotFoundError):
                if one.stat().st_mtime < now - days * _DAY:
                    Path(one).unlink()
    stamp.touch()


def _name(key: str, content: bytes, ending: str) -> str:
    digest = hashlib.sha256(content, usedforsecurity=False).digest()[:_DIGEST]
    return f"{key}-{digest.hex()}.{ending}"


def _created(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


def _link(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:  # no folder yet, or a file is there already, or the disk links nothing
        if not target.parent.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.parent.chmod(0o755)
        put(path, target)
