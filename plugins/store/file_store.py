"""Finished files and what they were made from, kept between builds. Deletable at any time without loss.

A file is named by the SHA-256 of its bytes; a build's record of all its files is one sealed file beside
them, which is replaced in one step. Published files are the same files where the disk has hard links, so
one is used only if it is as it was written: by its marks, or else by its bytes.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from plugins.core import sealed
from plugins.core.memory import KeptFile
from plugins.core.once_a_day import DAY, is_due

_RECORD: Final = ".record.json"
_TIDIED: Final = ".tidied"  # its time of change is when files were last thrown away
_SPARE: Final = 2  # so many times what is used may be kept
_FEW: Final = 1_000  # files that need no pruning


class FileStore:
    """A ``core.memory.FileMemory`` in *folder*, which is made when needed. Several builds may use it at the same time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = str(folder)
        self._token = secrets.token_hex(4)  # builds in two containers may have one process number

    def record(self, variant: str) -> Any:
        """Return what was last saved for *variant*, ``None`` where there is nothing that is whole."""
        try:
            return sealed.read(self._record(variant))
        except (OSError, sealed.BrokenSealError, ValueError):
            return None

    def save(self, variant: str, record: Any, used: Iterable[str]) -> None:
        """Keep the *record* of a build; *used* are the digests of its files. A full disk is no fault."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            sealed.write(self._record(variant), record)
            self._prune(set(used))

    def forget(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, content: bytes) -> KeptFile:
        """Keep *content*; return the file that holds it. Raises ``OSError`` where the disk refuses."""
        digest = hashlib.sha256(content).hexdigest()
        if (known := self._known(digest)) is not None:
            return known
        with self._aside() as aside:
            aside.write_bytes(content)
            return self._kept(aside, digest)

    def put_file(self, write: Callable[[Path], object]) -> KeptFile:
        """Keep what *write* writes to the path it is given; see ``put``."""
        with self._aside() as aside:
            write(aside)
            with aside.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            return self._known(digest) or self._kept(aside, digest)

    def sound(self, kept: KeptFile) -> KeptFile | None:
        """Return the file as it is now if it still holds what it held, ``None`` if it does not."""
        now = _marked(self._path(kept.sha256), kept.sha256)
        if now == kept:
            return now
        return now if now is not None and now.size == kept.size and self._whole(now) else None

    def read(self, kept: KeptFile) -> bytes:
        """Return the bytes of a file."""
        return Path(self._path(kept.sha256)).read_bytes()

    def place(self, kept: KeptFile) -> str:
        """Return where the file is. Nobody may write into it."""
        return self._path(kept.sha256)

    @contextlib.contextmanager
    def _aside(self) -> Iterator[Path]:
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f"{os.getpid()}-{self._token}.new"
        try:
            yield aside
        finally:
            aside.unlink(missing_ok=True)

    def _known(self, digest: str) -> KeptFile | None:
        kept = _marked(self._path(digest), digest)
        return kept if kept is not None and self._whole(kept) else None

    def _kept(self, aside: Path, digest: str) -> KeptFile:
        path = Path(self._path(digest))
        aside.chmod(0o644)
        path.parent.mkdir(exist_ok=True)
        aside.replace(path)
        kept = _marked(str(path), digest)
        if kept is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return kept

    def _record(self, variant: str) -> Path:
        return self._folder / f"{variant}{_RECORD}"

    def _path(self, digest: str) -> str:
        return f"{self._root}/{digest[:2]}/{digest}"

    def _whole(self, kept: KeptFile) -> bool:
        try:
            return hashlib.sha256(self.read(kept)).hexdigest() == kept.sha256
        except OSError:
            return False

    def _prune(self, used: set[str]) -> None:
        """Throw away, once a day, what no build's record names, if that is more than what is used.

        What is younger than a day may belong to a build that is still at work.
        """
        if not is_due(self._folder / _TIDIED):
            return
        long_ago = time.time() - DAY
        for left in self._folder.glob("*.new"):  # of builds that were killed
            with contextlib.suppress(OSError):
                if left.stat().st_mtime < long_ago:
                    left.unlink()
        found = list(self._files())
        if len(found) <= _SPARE * len(used) + _FEW:
            return
        for path in self._folder.glob(f"*{_RECORD}"):
            with contextlib.suppress(OSError):
                used.update(_digests(path.read_text("utf-8", "replace")))
        for entry in found:
            with contextlib.suppress(OSError):
                if entry.name not in used and entry.stat().st_mtime < long_ago:
                    Path(entry.path).unlink()

    def _files(self) -> Iterator[os.DirEntry[str]]:
        for folder in os.scandir(self._folder):
            if folder.is_dir():
                yield from os.scandir(folder.path)


def _marked(path: str, digest: str) -> KeptFile | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - tens of thousands of them
    except OSError:
        return None
    return KeptFile(digest, found.st_size, found.st_mtime_ns, found.st_ino)


def _digests(text: str) -> Iterator[str]:
    """Yield whatever in *text* may be the digest of a file."""
    for part in text.split('"'):
        if len(part) == hashlib.sha256().digest_size * 2:
            yield part
