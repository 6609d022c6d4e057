"""The segments of a JPEG (ITU-T T.81, annex B): frame, tables and scans, up to the first end mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# What ends entropy-coded data: a mark that is neither a stuffed zero, filling nor a restart.
_MARK: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
_OTHER_FRAMES: Final = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_SOS, _DHT, _DRI, _EOI, _DNL = 0xDA, 0xC4, 0xDD, 0xD9, 0xDC
_BETWEEN: Final = frozenset({_SOS, _DHT, _DRI, _EOI, 0xDB, _DNL, 0xFE, *range(0xE0, 0xF0)})

Table = tuple[bytes, bytes]  # how many codes of each length from 1 to 16, and their symbols


class DamagedJpegError(Exception):
    """The file is not put together as a JPEG is."""


class UnknownError(Exception):
    """A JPEG of a kind that is not looked into."""


@dataclass(frozen=True, slots=True)
class Component:
    """One colour: how many blocks of it a unit has across and down."""

    across: int
    down: int


@dataclass(frozen=True, slots=True)
class JpegFrame:
    """Size in pixels, the colours by id, and whether their coefficients come in several passes."""

    width: int
    height: int
    components: Mapping[int, Component]
    progressive: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """Entropy-coded data from ``start`` to ``end``, and all that is needed to read it.

    ``parts`` are ids of components with their DC and AC tables; ``restart`` is in units, 0 for never.
    """

    start: int
    end: int
    parts: tuple[tuple[int, Table | None, Table | None], ...]
    first: int
    last: int
    high: int
    low: int
    restart: int


@dataclass(slots=True)
class _Reading:
    frame: JpegFrame | None = None
    tables: dict[int, Table] = field(default_factory=dict)
    restart: int = 0
    scans: list[Scan] = field(default_factory=list)


def layout(data: bytes) -> tuple[JpegFrame, tuple[Scan, ...]]:
    """Return the frame and the scans of the first picture in *data*.

    Raises ``DamagedJpegError``, or ``UnknownError`` for arithmetic coding, lossless and hierarchical files.
    """
    reading = _Reading()
    at = 2
    while at < len(data):
        mark, at = _next_mark(data, at)
        if mark == _EOI:
            break
        if mark in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise DamagedJpegError(f"segment at {at}")
        _read(reading, mark, data[at + 2 : at + length])
        at += length
        if mark == _SOS:
            found = _MARK.search(data, at)
            end = found.start() if found else len(data)
            if found is not None and data[end + 1] not in _BETWEEN:
                raise DamagedJpegError(f"mark at {end}")
            reading.scans.append(_scan(reading, data, at - length, at, end))
            at = end
    if reading.frame is None or not reading.scans:
        raise DamagedJpegError("no picture")
    return reading.frame, tuple(reading.scans)


def _next_mark(data: bytes, at: int) -> tuple[int, int]:
    """Return the next mark and where its segment begins. Bytes that stand between are passed over."""
    at = data.find(b"\xff", at)
    while 0 <= at < len(data) - 1:
        if data[at + 1] not in (0x00, 0xFF):
            return data[at + 1], at + 2
        at = data.find(b"\xff", at + 1)
    raise DamagedJpegError("no end")


def _read(reading: _Reading, mark: int, body: bytes) -> None:
    if mark in _OTHER_FRAMES:
        raise UnknownError(f"frame {mark:02x}")
    if mark in _FRAMES:
        reading.frame = _frame(mark, body)
    elif mark == _DRI:
        reading.restart = int.from_bytes(body[:2], "big")
    elif mark == _DHT:
        at = 0
        while at + 17 <= len(body):
            counts = body[at + 1 : at + 17]
            symbols = body[at + 17 : at + 17 + sum(counts)]
            reading.tables[body[at]] = counts, symbols
            at += 17 + len(symbols)


def _frame(mark: int, body: bytes) -> JpegFrame:
    if len(body) < 6 or len(body) < 6 + 3 * body[5]:
        raise DamagedJpegError("frame")
    if body[0] != 8:
        raise UnknownError("twelve bits")
    components = {
        body[at]: Component(body[at + 1] >> 4, body[at + 1] & 15)
        for at in range(6, 6 + 3 * body[5], 3)
    }
    height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    sound = all(1 <= c.across <= 4 and 1 <= c.down <= 4 for c in components.values())
    if not components or not sound or not width:
        raise DamagedJpegError("frame")
    if not height:
        raise UnknownError("height told later")
    return JpegFrame(width, height, components, mark == 0xC2)


def _scan(reading: _Reading, data: bytes, head: int, start: int, end: int) -> Scan:
    body = data[head + 2 : start]
    count = body[0] if body else 0
    if reading.frame is None or not count or len(body) < 4 + 2 * count:
        raise DamagedJpegError("scan")
    parts = tuple(
        (
            body[at],
            reading.tables.get(body[at + 1] >> 4),
            reading.tables.get(16 | body[at + 1] & 15),
        )
        for at in range(1, 1 + 2 * count, 2)
    )
    if any(name not in reading.frame.components for name, _, _ in parts):
        raise DamagedJpegError("scan of an unknown colour")
    first, last, bits = body[1 + 2 * count : 4 + 2 * count]
    return Scan(start, end, parts, first, last, bits >> 4, bits & 15, reading.restart)
