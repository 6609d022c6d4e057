"""Small sound files of every kind that may be downloaded, made here."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping


def packed(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP of *files*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def office(part: str) -> bytes:
    """Return what Word, Excel or PowerPoint saves, as far as its shape goes."""
    words = "".join(f"<w:t>Điều {n}</w:t>" for n in range(400))
    return packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", part: words})


def open_document(kind: str) -> bytes:
    """Return what LibreOffice saves: ``text``, ``spreadsheet`` or ``presentation``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        mime = f"application/vnd.oasis.opendocument.{kind}"
        archive.writestr(zipfile.ZipInfo("mimetype"), mime, zipfile.ZIP_STORED)
        archive.writestr("content.xml", "".join(f"<p>{n * 7919 % 10007}</p>" for n in range(900)))
    return buffer.getvalue()


def old_office(*streams: str, sectors: int = 40) -> bytes:
    """Return an OLE file ([MS-CFB]) of version 3 with one table, one directory and its *streams*."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", head, 44, 1, 1)  # one table; the directory begins in sector 1
    struct.pack_into("<IIIII", head, 56, 4096, end, 0, end, 0)
    struct.pack_into("<109I", head, 76, 0, *[free] * 108)
    chain = [table, end, *range(3, sectors), end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    directory = b""
    for name in ("Root Entry", *streams):
        row = bytearray(128)
        raw = name.encode("utf-16-le")
        row[: len(raw)] = raw
        struct.pack_into("<H", row, 64, len(raw) + 2)
        directory += bytes(row)
    directory = directory.ljust(512, b"\0")[:512]
    return bytes(head) + fat + directory + b"chu " * (128 * (sectors - 2))
