"""What kind of picture a file is, told from its first bytes; and what its name promises.

A kind is ours (``heic``); ``READABLE`` says which are accepted, by the name that Pillow has for each
(``HEIF``). What is published has a third name, ``core.pictures.Format``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from plugins.core.names import ending_of

# Bytes of the beginning that `kind_of` wants to see.
HEAD: Final = 4096

# The kinds that are rendered, by Pillow's names for them.
READABLE: Final[Mapping[str, str]] = {
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "gif": "GIF",
    "avif": "AVIF",
    "heic": "HEIF",
}

_BY_EXTENSION: Final[Mapping[str, str]] = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".gif": "gif",
    ".avif": "avif",
    ".heic": "heic",
    ".heif": "heic",
    ".svg": "svg",
    ".svgz": "svg",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".bmp": "bmp",
    ".jxl": "jxl",
    ".jp2": "jp2",
    ".psd": "psd",
}

_SIGNATURES: Final = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"%PDF-", "pdf"),
    (b"8BPS", "psd"),
    (b"\xff\x0a", "jxl"),
    (b"\x00\x00\x00\x0cJXL ", "jxl"),
    (b"\x00\x00\x00\x0cjP  ", "jp2"),
)
_HEIC_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"}
)
_SVG: Final = re.compile(rb"<svg[\s>]|<!DOCTYPE\s+svg", re.IGNORECASE)


def kind_of(head: bytes) -> str | None:
    """Return the kind of the file that begins with *head*: ``jpeg``, ``heic``, ``svg``, …

    ``None`` where the bytes are of nothing that is known here.
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, 64, 4))}
        if brands & {b"avif", b"avis"}:
            return "avif"
        return "heic" if brands & _HEIC_BRANDS else None
    return "svg" if _SVG.search(head) else None


def kind_by_name(name: str) -> str | None:
    """Return the kind that a file's name promises, or ``None`` where it promises no picture."""
    return _BY_EXTENSION.get(f".{ending_of(name)}")
