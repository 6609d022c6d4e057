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

from plugins.pictures.settings import UNUSED_DAYS
from plugins.pictures.store import publish

_PLACE: Final = "share"
_TIDIED: Final = ".tidied"  # its time of change is the day when old files were last thrown away
_DAY: Final = 86_400
_DIGEST: Final = 16  # bytes

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

    def put(self, key: str, content: bytes, ending: str, target: Path) -> None:
        """Keep *content* as the image of *key*, and put it at *target*."""
        name = _name(key, content, ending)
        path, aside = self.folder / name, self.folder / f".{os.getpid()}.{name}"
        with _created(aside) as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
        aside.rename(path)
        _link(path, target)


def shelf_in(store: Path) -> Shelf:
    """Return the shelf of the pictures' *store*; what no build used for a season leaves it."""
    folder = store / _PLACE
    with contextlib.suppress(OSError):
        _tidy(folder)
    names: list[str] = []
    with contextlib.suppress(OSError):  # whoever puts something there finds out
        names = os.listdir(folder)  # noqa: PTH208 - names, not paths
    return Shelf(folder, {name.partition("-")[0]: name for name in names})


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
        publish(path, target)
