"""What the last publish put into the public folder, and what others put beside it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from plugins.core.processes import cores
from plugins.safety.output_files import DiskMark, Listing, is_dropping

_SEAL: Final = b',\n"sealed":"'
_READ_ALL: Final = frozenset({"urls.txt"})  # every line of it, whoever wrote it, is kept


class FileStamp(NamedTuple):
    """A published file as it was left: its size, its time (ns), the SHA-256 of its bytes, its inode.

    The inode is 0 where the file was written too shortly before, or is not known.
    """

    size: int
    time: int
    sha256: str
    inode: int = 0

    def names(self, mark: DiskMark) -> bool:
        """Say whether the file with *mark* is this very file of the disk, untouched since."""
        return self.inode == mark.inode != 0 and self.time == mark.time and self.size == mark.size


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
    present: Listing,
    others: Iterable[str],
    listed: bool,
    built: Listing,
    same: Callable[[str], bool],
) -> Verdict:
    """Return the verdict on the *present* public folder, where *built* is to stand.

    *others* are its files that no publish left there; *listed* says whether a list tells so. *same*
    says whether a path holds the same bytes in both folders. Without a list, a folder that holds no
    page yet was prepared by hand; in any other, only files that the build repeats are passed over.
    """
    theirs = sorted(path for path in (*others, *present.odd) if not is_dropping(path))
    new, odd = built.files, frozenset(present.odd)
    if not listed and any(path.endswith(".html") for path in present.files):
        repeated = (path for path in theirs if path in new and path not in odd and same(path))
        return Verdict(unknown=tuple(sorted({*theirs} - {*repeated})))
    kept: list[str] = []
    clashes: list[str] = []
    for path in theirs:
        blocked = path in built.folders or any(folder in new for folder in folders_of(path))
        differs = path in new and (path in odd or not same(path))
        (clashes if blocked or differs else kept).append(path)
    return Verdict(tuple(kept), tuple(clashes))


def shared(changed: Iterable[str], public: Listing, built: Listing) -> frozenset[str]:
    """Return those of the *changed* files of *public* that *built* holds too, under whatever name.

    A build links unchanged files from a store. Whoever writes into the published one writes into both.
    """
    inodes = {public.files[path].inode: path for path in changed}
    if not inodes:
        return frozenset()
    found = (inodes.get(mark.inode) for mark in built.files.values())
    return frozenset(path for path in found if path is not None)


def not_left(public: Listing, known: Published, read: Callable[[str], str]) -> frozenset[str]:
    """Return those files of *public* that are not as the publish *known* left them, or not known to it.

    *read* gives the SHA-256 of the file at a path; it is asked where the size is right and the time not.
    """
    others: set[str] = set()
    unsure: dict[str, str] = {}
    for path, mark in public.files.items():
        if path not in known:
            others.add(path)
            continue
        stamp = known[path]
        if stamp is None or (stamp[0] == mark[0] and stamp[1] == mark[1]) or path in _READ_ALL:
            continue
        if mark.size == stamp.size:
            unsure[path] = stamp.sha256
        else:
            others.add(path)
    if unsure:
        with ThreadPoolExecutor(cores()) as threads:
            found = zip(unsure.items(), threads.map(read, unsure), strict=True)
            others.update(path for (path, wanted), digest in found if digest != wanted)
    return frozenset(others)


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders that *path* lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def read_list(path: Path) -> Published | None:
    """Return the published files that the list at *path* names, or ``None`` when it is missing or
    damaged.

    Only a list that is sealed tells inodes, by which a file is known without being read.
    """
    try:
        content = path.read_bytes()
        found = json.loads(content)
        sealed = _seal(content.rpartition(_SEAL)[0]) == content
        files = found["files"]
        if isinstance(files, dict):  # as older versions wrote it
            return {
                name: FileStamp(int(size), int(time), str(digest), int(*inode) if sealed else 0)
                for name, (size, time, digest, *inode) in files.items()
            }
        if not all(isinstance(name, str) for name in files):
            return None
        if "sizes" not in found:
            return dict.fromkeys(files)
        inodes = found["inodes"] if sealed else [0] * len(files)
        columns: Iterable[Any] = zip(
            found["sizes"], found["times"], found["digests"], inodes, strict=True
        )
        if not sealed:
            columns = [(int(size), int(time), str(digest), 0) for size, time, digest, _ in columns]
        return dict(zip(files, map(FileStamp._make, columns), strict=True))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_list(path: Path, files: Mapping[str, FileStamp]) -> None:
    """Write the list of the published *files*, a column a kind of mark."""
    sizes, times, digests, inodes = zip(*files.values(), strict=True) if files else ((),) * 4
    columns = {
        "files": [*files], "sizes": sizes, "times": times, "digests": digests, "inodes": inodes,
    }  # fmt: skip
    _write_whole(path, _seal(json.dumps(columns, separators=(",", ":")).removesuffix("}").encode()))


def _seal(content: bytes) -> bytes:
    return content + _SEAL + hashlib.sha256(content).hexdigest().encode() + b'"}\n'


def write_whole(path: Path, value: object) -> None:
    """Write *value* as JSON so that a reader finds the old file whole, or the new one."""
    _write_whole(path, json.dumps(value).encode())


def _write_whole(path: Path, content: bytes) -> None:
    beside = path.with_name(f"{path.name}.part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
