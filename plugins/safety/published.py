"""What the last publish put into the public folder, and what others put beside it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.processes import cores
from plugins.safety.output_files import Listing, is_dropping

_READ_ALL: Final = frozenset({"urls.txt"})  # every line of it, whoever wrote it, is kept


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A published file as it was left: its size, its time (ns) and the hash of its bytes."""

    size: int
    time: int
    hash: str

    @classmethod
    def of(cls, path: Path) -> FileStamp:
        """Return the mark of the file at *path*."""
        found = path.lstat()
        return cls(found.st_size, found.st_mtime_ns, _hash(path))

    def fits(self, path: Path) -> bool:
        """Say whether the file at *path* is the one that was left; it is read only where it may be."""
        found = path.lstat()
        if found.st_size != self.size:
            return False
        return found.st_mtime_ns == self.time or _hash(path) == self.hash


# Files by path; a list that an older version wrote holds no marks.
Published = Mapping[str, FileStamp | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the files in the public folder that the build does not know.

    ``kept`` are carried over. A publish is refused when there are ``clashes`` (placed or changed by
    hand where the build has another file) or ``unknown`` files (nobody knows who placed them).
    """

    kept: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def judge(
    present: Listing, ours: frozenset[str] | None, built: Iterable[str], same: Callable[[str], bool]
) -> Verdict:
    """Return the verdict on the *present* public folder.

    *ours* are the files that a publish left there, ``None`` when no list says so; *same* says
    whether a path holds the same bytes in both folders. Without a list, a folder that holds no page
    yet was prepared by hand; in any other, only files that the build repeats are passed over.
    """
    new = frozenset(built)
    theirs = sorted(path for path in (*present.files, *present.odd) if not is_dropping(path))
    odd = frozenset(present.odd)
    if ours is None and any(path.endswith(".html") for path in present.files):
        repeated = (path for path in theirs if path in new and path not in odd and same(path))
        return Verdict(unknown=tuple(sorted({*theirs} - {*repeated})))
    theirs = [path for path in theirs if path not in (ours or ())]
    if not theirs:
        return Verdict()
    folders = {folder for path in new for folder in folders_of(path)}
    kept: list[str] = []
    clashes: list[str] = []
    for path in theirs:
        blocked = path in folders or not new.isdisjoint(folders_of(path))
        differs = path in new and (path in odd or not same(path))
        (clashes if blocked or differs else kept).append(path)
    return Verdict(tuple(kept), tuple(clashes))


def unchanged(folder: Path, present: Iterable[str], known: Published) -> frozenset[str]:
    """Return those of the *present* files of *folder* that are as the publish *known* left them."""

    def ours(path: str) -> bool:
        mark = known[path]
        return mark is None or path in _READ_ALL or mark.fits(folder / path)

    listed = [path for path in present if path in known]
    with ThreadPoolExecutor(cores()) as threads:
        return frozenset(
            path for path, is_ours in zip(listed, threads.map(ours, listed), strict=True) if is_ours
        )


def marks(folder: Path, files: Iterable[str]) -> Published:
    """Return the marks of *files* below *folder*; takes time in proportion to their bytes."""
    names = sorted(files)
    with ThreadPoolExecutor(cores()) as threads:
        found = threads.map(lambda name: FileStamp.of(folder / name), names)
        return dict(zip(names, found, strict=True))


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders that *path* lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def read_list(path: Path) -> Published | None:
    """Return the published files that the list at *path* names, or ``None`` when it is missing or
    damaged.
    """
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        if isinstance(files, list) and all(isinstance(name, str) for name in files):
            return dict.fromkeys(files)
        return {name: FileStamp(int(size), int(time), str(digest)) for name, (size, time, digest) in files.items()}  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_list(path: Path, files: Published) -> None:
    """Write the list of the published *files*."""
    rows = {
        name: [mark.size, mark.time, mark.hash]
        for name, mark in sorted(files.items())
        if mark is not None
    }
    write_whole(path, {"files": rows})


def write_whole(path: Path, value: object) -> None:
    """Write *value* as JSON so that a reader finds the old file whole, or the new one."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=None, separators=(",\n", ":"))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
