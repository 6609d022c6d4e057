"""Old Office files (DOC, XLS, PPT): a file system of sectors ([MS-CFB]) that ends where it says.

A table tells of every sector which one follows it. Where that lies behind the end, the file was cut.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_HEADER: Final = 512
_CHAIN_END: Final = 0xFFFFFFFA  # this and above are no sectors
_MOST_TABLES: Final = 20_000
_NAMES: Final = {
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
}


@dataclass(frozen=True, slots=True)
class _Sectors:
    """The sectors of a file: their size in bytes, how many there are, and what follows each."""

    size: int
    count: int
    next: tuple[int, ...]
    directory: int


def fault(path: Path, size: int) -> str:
    """Return a code of ``problems.toml`` where the file is cut off or damaged, else ""."""
    with path.open("rb") as file:
        sectors = _sectors(file, size)
        if sectors is None:
            return "L223"
        # A chain's end may be noted for sectors that the file never had; a link is always used.
        linked = (after for after in sectors.next if after < _CHAIN_END)
        cut = any(after >= sectors.count for after in linked)
        return "L223" if cut or not _names(file, sectors) else ""


def kind(path: Path, size: int, promised: str) -> str:
    """Return what the file is; *promised* where it holds that, whatever else is embedded in it."""
    with path.open("rb") as file:
        sectors = _sectors(file, size)
        found = (
            {_NAMES[name] for name in _names(file, sectors) if name in _NAMES} if sectors else set()
        )
    return promised if promised in found or not found else min(found)


def _sectors(file: BinaryIO, size: int) -> _Sectors | None:
    head = file.read(_HEADER)
    if len(head) < _HEADER:
        return None
    (shift,) = struct.unpack_from("<H", head, 30)
    tables, directory = struct.unpack_from("<II", head, 44)
    (more, further) = struct.unpack_from("<II", head, 68)
    if shift not in (9, 12) or not 0 < tables <= _MOST_TABLES:
        return None
    width = 1 << shift
    count = -(-(size - width) // width)
    places = list(struct.unpack_from("<109I", head, 76))
    for _ in range(min(further, _MOST_TABLES // 100)):
        if more >= _CHAIN_END:
            break
        block = _sector(file, more, width)
        if block is None:
            return None
        *listed, more = struct.unpack(f"<{width // 4}I", block)
        places += listed
    after: list[int] = []
    for place in [place for place in places if place < _CHAIN_END][:tables]:
        block = _sector(file, place, width)
        if block is None:
            return None
        after += struct.unpack(f"<{width // 4}I", block)
    return _Sectors(width, count, tuple(after), directory) if after else None


def _sector(file: BinaryIO, number: int, width: int) -> bytes | None:
    file.seek((number + 1) * width)
    block = file.read(width)
    return block if len(block) == width else None


def _names(file: BinaryIO, sectors: _Sectors) -> list[str]:
    """Return the names of the streams and folders inside, empty where there is no directory."""
    names: list[str] = []
    at, seen = sectors.directory, set[int]()
    while at < len(sectors.next) and at not in seen:
        seen.add(at)
        block = _sector(file, at, sectors.size) or b""
        for start in range(0, len(block), 128):
            (length,) = struct.unpack_from("<H", block, start + 64)
            if 2 <= length <= 64:
                raw = block[start : start + length - 2]
                names.append(raw.decode("utf-16-le", "replace"))
        at = sectors.next[at]
    return names
