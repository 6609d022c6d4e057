"""What is sent: every file of the published site, with what a host must know of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from plugins.core.problems import Problem

MANIFEST: Final = "manifest.json"
_PAGE: Final = ".html"
# Files that name pages and other files, for machines: they must not be ahead of what they name.
_POINTING: Final = re.compile(
    r".*\.(?:xml|opml)|(?:.*/)?feed\.json|[^/]*\.txt|(?:.*/)?pagefind/(?:index\.json|words\.txt)"
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file below ``output/``. ``kind`` and ``cache`` are the headers Content-Type and
    Cache-Control; a ``lasting`` file is named by its content, so it never changes under its name.
    """

    path: str
    sha256: str
    size: int
    kind: str
    cache: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What a deployment did: files sent and their bytes, files that were there already, removals.

    ``release`` is the folder's name, for release folders; ``kept`` counts objects that left the
    site and stay for a while.
    """

    files: int
    bytes: int
    same: int
    removed: int
    release: str = ""
    kept: int = 0
    warnings: tuple[Problem, ...] = ()


def release_mark(parcels: Iterable[Parcel]) -> str:
    """Return what stands for exactly these files: 16 hexadecimal digits."""
    whole = hashlib.sha256()
    for parcel in sorted(parcels, key=lambda parcel: parcel.path):
        whole.update(f"{parcel.sha256}  {parcel.path}\n".encode())
    return whole.hexdigest()[:16]


def waves(parcels: Iterable[Parcel], known: frozenset[str]) -> Sequence[Sequence[Parcel]]:
    """Return *parcels* in the order of sending; *known* paths are there in an older state.

    Each wave is there whole before the next begins, so that no page is there before what it shows,
    no listing before the pages that it leads to, and the manifest last.
    """
    found: list[list[Parcel]] = [[] for _ in range(7)]
    for parcel in sorted(parcels, key=lambda parcel: parcel.path):
        found[_wave(parcel, parcel.path in known)].append(parcel)
    return [wave for wave in found if wave]


def _wave(parcel: Parcel, known: bool) -> int:
    path = parcel.path
    if parcel.lasting:
        return 0
    if path == MANIFEST:
        return 6
    if path.startswith("manifest/"):
        return 5
    if _POINTING.fullmatch(path):
        return 4
    if not path.endswith(_PAGE):
        return 1
    return 3 if known else 2
