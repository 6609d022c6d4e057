"""Puts Pagefind's lists of filters in one order, so that the same content gives the same bytes.

Pagefind keeps filters in a hash map and writes them as they come: two runs over the same pages
give other filter files, and so another name for the list that names them. All else is steady.
The files are gzip of the marker and CBOR (RFC 8949), of which only whole numbers, texts and
arrays of definite length occur.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from pathlib import Path
from typing import Any, Final

from plugins.search.fragments import MARKER, SearchIndexError, pack

_UNSIGNED: Final = 0
_TEXT: Final = 3
_ARRAY: Final = 4


def settle(bundle: Path, lang: str, version: str) -> None:
    """Rewrite the filters of *bundle* in alphabetical order, under names made of their bytes."""
    try:
        _settle(bundle, lang)
    except (OSError, EOFError, ValueError, LookupError, TypeError, zlib.error) as error:
        raise SearchIndexError("X702", version=version, what=f"pf_meta: {error}") from None


def _settle(bundle: Path, lang: str) -> None:
    (meta_file,) = bundle.glob(f"pagefind.{lang}_*.pf_meta")
    meta = _read(meta_file)
    _, _, _, filters, _, _ = meta
    for listed in filters:
        path = bundle / "filter" / f"{listed[1]}.pf_filter"
        name, values = _read(path)
        path.unlink()
        values.sort()
        listed[1] = _write(path.parent, "", lang, 7, [name, values], "pf_filter")
    filters.sort()
    meta_file.unlink()
    entry = json.loads((bundle / "pagefind-entry.json").read_bytes())
    entry["languages"][lang]["hash"] = _write(bundle, "pagefind.", lang, 10, meta, "pf_meta")
    (bundle / "pagefind-entry.json").write_text(
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8"
    )


def _read(path: Path) -> Any:
    raw = gzip.decompress(path.read_bytes())
    value, end = decode(raw, len(MARKER))
    if not raw.startswith(MARKER) or end != len(raw) or encode(value) != raw[len(MARKER) :]:
        raise ValueError(path.name)
    return value


def _write(folder: Path, prefix: str, lang: str, length: int, value: Any, suffix: str) -> str:
    raw = encode(value)
    name = f"{lang}_{hashlib.sha256(raw).hexdigest()[:length]}"
    (folder / f"{prefix}{name}.{suffix}").write_bytes(pack(raw))
    return name


def decode(raw: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the value that starts at *at* and where it ends; ``ValueError`` for any other type."""
    kind, size = raw[at] >> 5, raw[at] & 31
    at += 1
    number = size
    if 24 <= size <= 27:
        length = 1 << (size - 24)
        number = int.from_bytes(raw[at : at + length], "big")
        at += length
    elif size > 27:
        raise ValueError(f"length {size} at {at}")
    if kind == _UNSIGNED:
        return number, at
    if kind == _TEXT:
        return raw[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"type {kind} at {at}")
    values = []
    for _ in range(number):
        value, at = decode(raw, at)
        values.append(value)
    return values, at


def encode(value: Any) -> bytes:
    """Return the shortest form of a whole number, a text or a list of such."""
    if isinstance(value, int):
        return _head(_UNSIGNED, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in range(4) if number < 1 << (8 << size))
    return bytes([kind << 5 | 24 + size]) + number.to_bytes(1 << size, "big")
