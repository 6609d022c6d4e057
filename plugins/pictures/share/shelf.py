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

from plugins.core.memory import KeptFile
from plugins.core.once_a_day import DAY, is_due
from plugins.core.outlet import OutletFile
from plugins.pictures.settings import UNUSED_DAYS

_PLACE: Final = "share"
_TIDIED: Final = ".tidied"  # its time of change is the day when old files were last thrown away
_DIGEST: Final = 16  # bytes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ImageShelf:
    """A folder of images as it was found; ``names`` are its files by key."""

    folder: Path
    names: Mapping[str, str]

    def bring(self, key: str, known: KeptFile | None = None) -> OutletFile | None:
        """Return the image of *key*, ``None`` where there is no sound one.

        It is read only where it is not as *known*, which it was when it was last found sound.
        """
        name = self.names.get(key)
        if name is None:
            return None
        try:
            found = os.stat(f"{self.folder}/{name}")  # noqa: PTH116 - tens of thousands of them
            day_old = found.st_mtime < time.time() - DAY
            if known is not None and known == _kept(known.sha256, found) and not day_old:
                return OutletFile(f"{self.folder}/{name}", known)
            path = self.folder / name
            content = path.read_bytes()
        except FileNotFoundError:  # another build threw it away
            return None
        except OSError:
            path, content, day_old = self.folder / name, b"", False
        digest = hashlib.sha256(content).hexdigest()
        if str(path) != self.place(key, digest, name.rpartition(".")[2]):
            log.warning("A stored share image is damaged; drawing it again.")
            path.unlink(missing_ok=True)
            return None
        if day_old:
            os.utime(path)
        return OutletFile(str(path), _kept(digest, path.stat()))

    def place(self, key: str, digest: str, ending: str) -> str:
        """Return where the image of *key* stands whose bytes have the SHA-256 *digest*."""
        return f"{self.folder}/{key}-{digest[: 2 * _DIGEST]}.{ending}"

    def put(self, key: str, content: bytes, ending: str) -> OutletFile:
        """Keep *content* as the image of *key*."""
        digest = hashlib.sha256(content).hexdigest()
        path = Path(self.place(key, digest, ending))
        aside = self.folder / f".{os.getpid()}.{path.name}"
        with _created(aside) as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
        aside.rename(path)
        return OutletFile(str(path), _kept(digest, path.stat()))


def shelf_in(store: Path) -> ImageShelf:
    """Return the shelf of the pictures' *store*; what no build used for a season leaves it."""
    folder = store / _PLACE
    with contextlib.suppress(OSError):
        _tidy(folder)
    names: list[str] = []
    with contextlib.suppress(OSError):  # whoever puts something there finds out
        names = os.listdir(folder)  # noqa: PTH208 - names, not paths
    return ImageShelf(folder, {name.partition("-")[0]: name for name in names})


def _kept(digest: str, found: os.stat_result) -> KeptFile:
    return KeptFile(digest, found.st_size, found.st_mtime_ns, found.st_ino)


def _tidy(folder: Path) -> None:
    """Throw away, once a day, what was not used for a season and what killed builds left behind."""
    if not is_due(folder / _TIDIED):
        return
    now = time.time()
    with os.scandir(folder) as files:
        for one in files:
            days = 1 if one.name.startswith(".") else UNUSED_DAYS
            with contextlib.suppress(FileNotFoundError):
                if one.stat().st_mtime < now - days * DAY:
                    Path(one).unlink()


def _created(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")
