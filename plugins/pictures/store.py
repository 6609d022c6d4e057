"""The store of what was rendered: content-addressed, outside the output, safe to lose or to carry.

An entry is a folder named by its key: a sealed manifest and the renditions. It is written aside
and renamed into place whole. Every file is hashed again before it is used; an entry that is not
what was once written is thrown away, and the picture is rendered anew. The day of an entry's last
use is its manifest's time of change: what nobody has used for a season is pruned.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from plugins.core import sealed
from plugins.core.pictures import Format
from plugins.pictures.hashes import content_hash
from plugins.pictures.settings import UNUSED_DAYS

MANIFEST: Final = "manifest.json"

_ASIDE: Final = "aside"
_DAY: Final = 86_400
_UNUSED: Final = UNUSED_DAYS * _DAY


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One rendition in the store, sizes in pixels."""

    name: str
    format: Format
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """What was made of an original: its upright size, its dominant colour, its renditions."""

    folder: Path
    width: int
    height: int
    colour: str
    files: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class PictureStore:
    """A folder of entries. Several builds may use it at the same time."""

    folder: Path

    def open(self) -> None:
        """Create the folder where it is missing, and clear away what killed builds left behind."""
        self.aside.mkdir(parents=True, exist_ok=True)
        for leftover in self.aside.iterdir():
            with contextlib.suppress(OSError):
                if leftover.stat().st_mtime < time.time() - _DAY:
                    shutil.rmtree(leftover)

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep other builds from pruning for as long as entries are read from this store."""
        with self._locked(fcntl.LOCK_SH):
            yield

    def prune(self) -> int:
        """Throw away what no build has used for ``UNUSED_DAYS``, and return how many entries.

        Throws nothing away while another build uses the store: the next build will.
        """
        long_ago = time.time() - _UNUSED
        try:
            with self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB):
                unused = [
                    manifest.parent.name
                    for manifest in self.folder.glob(f"??/*/{MANIFEST}")
                    if manifest.stat().st_mtime < long_ago
                ]
                for key in unused:
                    self.discard(key)
        except BlockingIOError:
            return 0
        return len(unused)

    @contextlib.contextmanager
    def _locked(self, way: int) -> Iterator[None]:
        descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, way)
            yield
        finally:
            os.close(descriptor)

    @property
    def aside(self) -> Path:
        """The folder inside which entries are made, on the same disk as the store."""
        return self.folder / _ASIDE

    def get(self, key: str) -> StoredPicture | None:
        """Return the entry of *key*, or ``None`` where there is none.

        Raises ``sealed.BrokenSealError`` where there is one that is not what was once written. An
        entry that was returned counts as used today.
        """
        folder = self._place(key)
        try:
            kept = sealed.read(folder / MANIFEST)
            entry = StoredPicture(
                folder=folder,
                width=kept["width"],
                height=kept["height"],
                colour=kept["colour"],
                files=tuple(StoredFile(**file) for file in kept["files"]),
            )
        except FileNotFoundError:
            if folder.exists():
                raise sealed.BrokenSealError(str(folder)) from None
            return None
        except (KeyError, TypeError) as error:
            raise sealed.BrokenSealError(str(folder)) from error
        for file in entry.files:
            try:
                sound = content_hash(folder / file.name) == file.sha256
            except OSError:
                sound = False
            if not sound:
                raise sealed.BrokenSealError(str(folder / file.name))
        manifest = folder / MANIFEST
        if manifest.stat().st_mtime < time.time() - _DAY:
            os.utime(manifest)
        return entry

    def put(self, key: str, made: StoredPicture) -> StoredPicture:
        """Move an entry made in a folder of ``aside`` to its place, and return it as it stands there."""
        for file in made.files:
            (made.folder / file.name).chmod(0o644)
        told = {name: value for name, value in asdict(made).items() if name != "folder"}
        sealed.write(made.folder / MANIFEST, told)
        made.folder.chmod(0o755)
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            made.folder.rename(place)
        except OSError:  # another build was faster: same key, same bytes
            shutil.rmtree(made.folder)
        return StoredPicture(place, made.width, made.height, made.colour, made.files)

    def discard(self, key: str) -> None:
        """Take a damaged entry out of the store."""
        grave = Path(tempfile.mkdtemp(dir=self.aside))
        with contextlib.suppress(FileNotFoundError):
            self._place(key).rename(grave / key)
        shutil.rmtree(grave)

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key


def stored(path: Path, format: Format, width: int, height: int) -> StoredFile:
    """Return the description of a rendition that was just written to *path*."""
    return StoredFile(path.name, format, width, height, content_hash(path))
