"""PDF files (ISO 32000-1, 7.5): a header, an end mark, and a table of contents where the end says.

Readers mend a wrong table, so it only counts beside another sign. Compressed parts carry checksums of
their own; a part that cannot be unpacked is a hole.
"""

from __future__ import annotations

import mmap
import re
import zlib
from pathlib import Path
from typing import Final

_LOOSE: Final = 1024  # readers look for header and end mark this far in
_END: Final = 4096
_PIECE: Final = 1 << 18
_WRONG_SUM: Final = "incorrect data check"
_ZEROS: Final = bytes(32)
# Bytes that are unpacked, a piece at a time, to see whether they can be.
_READ: Final = 300_000_000
_STREAM: Final = re.compile(rb">>\s{0,4}stream\r?\n")
_FLATE: Final = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\s*\]?")
_LINEARIZED: Final = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d{1,12})\b")
_START: Final = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE: Final = re.compile(rb"\s{0,64}(?:xref\b|\d+\s+\d+\s+obj\b)")


def begins(head: bytes) -> bool:
    """Say whether *head* is the beginning of a PDF, junk before it included."""
    return b"%PDF-" in head[:_LOOSE]


def fault(path: Path, size: int) -> str:
    """Return a code of ``problems.toml`` where the file is cut off or has a hole, else ""."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = data.find(b"%PDF-", 0, _LOOSE)
        stated = _LINEARIZED.search(data[max(0, start) : start + _LOOSE])
        if stated is not None and int(stated[1]) > size - start:
            return "L223"
        end = _content_end(data, size)
        mark = data.rfind(b"%%EOF", max(0, end - _END), end)
        if mark < 0 and not _leads_to_a_table(data, start, max(0, end - _END), end):
            return "L223"
        return "L223" if _hole(data) else ""


def _content_end(data: mmap.mmap, size: int) -> int:
    """Return where the bytes end that are more than filling: blanks and zeros, as tapes leave them."""
    end = size
    while end > 0:
        piece = data[max(0, end - _PIECE) : end]
        kept = piece.rstrip(b"\0 \t\r\n\x1a")
        if kept:
            return end - len(piece) + len(kept)
        end -= len(piece)
    return 0


def _leads_to_a_table(data: mmap.mmap, start: int, low: int, end: int) -> bool:
    """Say whether the last ``startxref`` leads to a table: then only the end mark was forgotten."""
    stated = _START.findall(data[low:end])
    if not stated:
        return False
    at = int(stated[-1])
    return any(
        place < end and _TABLE.match(data[place : place + 128]) for place in (at, at + start)
    )


def _hole(data: mmap.mmap) -> bool:
    """Say whether a compressed part cannot be unpacked; locked files are not looked into."""
    if data.rfind(b"/Encrypt") >= 0:
        return False
    left = _READ
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - 512) : found.start()]
        told = before[before.rfind(b" obj") + 1 :]
        if _FLATE.search(told) is None or (b"/DecodeParms" in told and b"/Crypt" in told):
            continue
        if left <= 0:
            return False
        try:
            left -= _unpacked(data, found.end(), left)
        except zlib.error as error:
            # Some programs write wrong sums, and readers never ask; zeros in a row none packs.
            ends = data.find(b"endstream", found.end())
            if _WRONG_SUM not in str(error) or data.find(_ZEROS, found.end(), ends) >= 0:
                return True
    return False


def _unpacked(data: mmap.mmap, at: int, limit: int) -> int:
    """Return how many bytes come out of the part at *at*, at most about *limit*."""
    inflate = zlib.decompressobj()
    made = 0
    while not inflate.eof and made < limit:
        piece = inflate.unconsumed_tail or data[at : at + _PIECE]
        if not inflate.unconsumed_tail:
            at += len(piece)
        if not piece:
            break
        made += len(inflate.decompress(piece, _PIECE))
    return made
