"""What the last publish put into the public folder, and what others put beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.safety.output_files import Listing, is_dropping


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the files in the public folder that the build does not know.

    ``kept`` are carried over. A publish is refused when there are ``clashes`` (placed by hand
    where the build has another file) or ``unknown`` files (nobody knows who placed them).
    """

    kept: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def judge(
    present: Listing, ours: frozenset[str] | None, built: Iterable[str], same: Callable[[str], bool]
) -> Verdict:
    """Return the verdict on the *present* public folder.

    *ours* is the file list of the last publish, ``None`` when it is lost; *same* says whether a
    path holds the same bytes in both folders. Without a list, a folder that holds no page yet
    was prepared by hand; in any other, only files that the build replaces are passed over.
    """
    new = frozenset(built)
    theirs = sorted(path for path in (*present.files, *present.odd) if not is_dropping(path))
    if ours is None and any(path.endswith(".html") for path in present.files):
        return Verdict(unknown=tuple(path for path in theirs if path not in new))
    theirs = [path for path in theirs if path not in (ours or ())]
    if not theirs:
        return Verdict()
    folders = {folder for path in new for folder in folders_of(path)}
    odd = frozenset(present.odd)
    kept: list[str] = []
    clashes: list[str] = []
    for path in theirs:
        blocked = path in folders or not new.isdisjoint(folders_of(path))
        differs = path in new and (path in odd or not same(path))
        (clashes if blocked or differs else kept).append(path)
    return Verdict(tuple(kept), tuple(clashes))


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders that *path* lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def read_list(path: Path) -> frozenset[str] | None:
    """Return the file list at *path*, or ``None`` when it is missing or damaged."""
    try:
        names = json.loads(path.read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return frozenset(names)


def write_whole(path: Path, value: object) -> None:
    """Write *value* as JSON so that a reader finds the old file whole, or the new one."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=0)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
