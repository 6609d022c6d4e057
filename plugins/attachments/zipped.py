"""ZIP archives, and the Office files that are such: read through, never unpacked to a disk.

Every file inside carries a checksum (APPNOTE 4.4.7). It is reckoned as far as a limit of bytes goes;
what swells beyond all measure is a bomb and refused from its directory alone.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Final

# Bytes that are unpacked, in memory and a piece at a time, to compare checksums.
_READ: Final = 400_000_000
_PIECE: Final = 1 << 18
# What a file inside may swell to: documents of Office reach 50 times, tables of blanks 200.
_SWELLS: Final = 300
_SMALL: Final = 20_000_000
_MOST: Final = 4_000_000_000
# Bytes of the directory: 20,000 files with long names.
_DIRECTORY: Final = 4_000_000
_ENCRYPTED: Final = 0x1
_TYPES: Final = {
    ending: f"application/vnd.oasis.opendocument.{kind}".encode()
    for ending, kind in (("odt", "text"), ("ods", "spreadsheet"), ("odp", "presentation"))
}
_KNOWN: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
)


def fault(path: Path, size: int) -> str:
    """Return a code of ``problems.toml``: damaged, a bomb, or locked by a password; "" where sound."""
    if _directory(path, size) > _DIRECTORY:
        return "L227"
    try:
        with zipfile.ZipFile(path) as archive:
            return _looked_through(archive, size)
    except OSError as error:
        if error.errno is not None:  # the disk's, not the archive's
            raise
        return "L223"
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        struct.error,
        EOFError,
        ValueError,
        KeyError,
        IndexError,
        NotImplementedError,
        RuntimeError,
    ):
        return "L223"


def open_document(path: Path, promised: str) -> bool:
    """Say whether the archive is the OpenDocument that its ending *promised*, in whatever order."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("mimetype") as file:
            return file.read(100).strip() == _TYPES.get(promised)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError):
        return False


def _looked_through(archive: zipfile.ZipFile, size: int) -> str:
    entries = archive.infolist()
    if not entries:
        return "L228"
    if sum(entry.compress_size for entry in entries) > size:  # they share bytes: a bomb
        return "L227"
    whole = sum(entry.file_size for entry in entries)
    swollen = any(e.file_size > _SMALL + _SWELLS * e.compress_size for e in entries)
    if whole > _MOST or swollen or whole > _SMALL + _SWELLS * size:
        return "L227"
    left = _READ
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KNOWN:
            continue
        if entry.file_size > left:
            continue
        left -= entry.file_size
        with archive.open(entry) as file:
            while file.read(_PIECE):
                pass
    return "WL241" if any(entry.flag_bits & _ENCRYPTED for entry in entries) else ""


def _directory(path: Path, size: int) -> int:
    """Return how many bytes the central directory says that it has; 0 where there is none."""
    reach = min(size, 22 + 65_535)
    with path.open("rb") as file:
        file.seek(size - reach)
        tail = file.read(reach)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(tail):
        return 0
    told: int = struct.unpack("<L", tail[at + 12 : at + 16])[0]
    return told if told != 0xFFFFFFFF else size
