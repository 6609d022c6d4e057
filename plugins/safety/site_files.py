"""The files of a finished folder: found in one walk, and each read for its digest once at most."""

from __future__ import annotations

import hashlib
import logging
import random
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.core.processes import cores
from plugins.safety.output_files import DiskMark, Listing, list_files
from plugins.safety.published import FileStamp, Published, folders_of

_SAMPLE: Final = 2  # digests known from the last publish that are made anew
# A file may be written twice within one tick of a file system's clock (FAT: 2 s), the mark being the same.
_TICK: Final = 2_000_000_000

log = logging.getLogger(__name__)


@dataclass(slots=True)
class SiteFiles:
    """What stands below ``folder``, and the SHA-256 of what was read of it.

    A file with the inode, time and size that the last publish noted has the digest that it noted: such
    files are second names of what was published. All others are read. ``is_spare`` says that the folder
    is the one that is kept from publish to publish.
    """

    folder: Path
    listing: Listing
    walked: int = field(default_factory=time.time_ns)
    is_spare: bool = False
    _digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, known: Published | None = None) -> SiteFiles:
        """Return the files of *folder*; *known* is what the last publish noted of its own."""
        walked = time.time_ns()
        site = cls(folder, list_files(folder), walked)
        marks = site.listing.files
        for path, stamp in (known or {}).items():
            if stamp is not None and (mark := marks.get(path)) and stamp.names(mark):
                site._digests[path] = stamp.sha256
        site._sample()
        return site

    @property
    def files(self) -> Mapping[str, DiskMark]:
        """Every file with its mark."""
        return self.listing.files

    def digest(self, path: str) -> str:
        """Return the SHA-256 of the file *path*."""
        found = self._digests.get(path)
        if found is None:
            found = self._digests[path] = hashed(f"{self.folder}/{path}")
        return found

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the SHA-256 of each of *paths*; those to be read are read in threads."""
        wanted = list(paths)
        unread = [path for path in wanted if path not in self._digests]
        if unread:
            with ThreadPoolExecutor(cores()) as threads:
                places = [f"{self.folder}/{path}" for path in unread]
                self._digests.update(zip(unread, threads.map(hashed, places), strict=True))
        return {path: self._digests[path] for path in wanted}

    def note(self, digests: Mapping[str, str]) -> None:
        """Keep the *digests* of the bytes of files, by path."""
        self._digests.update(digests)

    def distrust(self) -> None:
        """Forget every digest: what the last publish noted does not hold."""
        self._digests.clear()

    def write(self, path: str, content: bytes) -> str:
        """Write a new file *path*; what stands there is replaced, never written into: it may have a
        second name in what is published. Returns the SHA-256 of *content*.
        """
        target = self.folder / path
        if (folder := path.rpartition("/")[0]) not in self.listing.folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.listing.folders.add(folder)
            self.listing.folders.update(folders_of(folder))
        target.unlink(missing_ok=True)
        target.write_bytes(content)
        self.listing.note(path, target.lstat())
        self._digests[path] = digest = hashlib.sha256(content).hexdigest()
        return digest

    def stamps(self, paths: Iterable[str]) -> dict[str, FileStamp]:
        """Return what is noted of *paths* once they are published.

        Of a file that was written just now the inode is not: the next publish reads it again.
        """
        digests = self.digests(paths)
        settled = self.walked - _TICK
        marks = self.listing.files
        return {
            path: FileStamp(size, time, digest, inode if time < settled else 0)
            for path, digest in digests.items()
            for size, time, inode in (marks[path],)
        }

    def _sample(self) -> None:
        """Make a few of the known digests anew; where one differs, trust none."""
        some = random.sample(list(self._digests), min(_SAMPLE, len(self._digests)))
        for path in some:
            if hashed(f"{self.folder}/{path}") != self._digests[path]:
                log.warning("%s: not what the last publish noted; every file is read.", path)
                self.distrust()
                return


def hashed(place: str) -> str:
    """Return the SHA-256 of the file at *place*."""
    with Path(place).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
