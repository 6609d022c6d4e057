"""Entropy-coded data read bit by bit (ITU-T T.81, annexes F and G): does it hold what it must, and no more?

Pixels are not made: of each code only its length counts, and in later passes which coefficients there
are. A megabyte takes about a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from plugins.pictures.jpeg.layout import JpegFrame, Scan, Table

# Bytes that cameras leave before the end mark without harm.
_SPARE: Final = 64
_RESTART: Final = re.compile(rb"\xff+([\xd0-\xd7])")
_PAD: Final = bytes(64)
_BAD: Final = 1 << 20
_STANDARD_LESS: Final[Table] = (bytes(16), b"")


class DamagedScanError(Exception):
    """The data of a scan cannot be what an encoder wrote."""


def check(data: bytes, frame: JpegFrame, scans: tuple[Scan, ...]) -> None:
    """Read every scan of *data*; raise ``DamagedScanError`` where one does not hold what it must."""
    seen: dict[int, list[int]] = {}
    for scan in scans:
        try:
            _check_scan(data, frame, scan, seen)
        except ValueError as error:  # codes that ask for more than the scan holds
            raise DamagedScanError from error


def _check_scan(data: bytes, frame: JpegFrame, scan: Scan, seen: dict[int, list[int]]) -> None:
    pieces = list(_pieces(data, scan))
    units, blocks = _units(frame, scan)
    each = scan.restart or units
    if len(pieces) != max(1, -(-units // each)):
        raise DamagedScanError("restarts")
    done = 0
    for piece in pieces:
        count = min(each, units - done)
        _check_piece(piece, frame, scan, blocks, done, count, seen)
        done += count


def _pieces(data: bytes, scan: Scan) -> Iterator[bytes]:
    """Yield what stands between restarts, stuffed zeros taken out. Restarts count from 0 to 7 and again."""
    at, number = scan.start, 0
    for mark in _RESTART.finditer(data, scan.start, scan.end):
        if mark[1][0] != 0xD0 + number % 8:
            raise DamagedScanError("order of restarts")
        yield data[at : mark.start()].replace(b"\xff\x00", b"\xff")
        at, number = mark.end(), number + 1
    yield data[at : scan.end].rstrip(b"\xff").replace(b"\xff\x00", b"\xff")


def _units(frame: JpegFrame, scan: Scan) -> tuple[int, tuple[int, ...]]:
    """Return how many units a scan has, and which of its parts each block of a unit belongs to."""
    widest = max(c.across for c in frame.components.values())
    tallest = max(c.down for c in frame.components.values())
    if len(scan.parts) == 1:
        colour = frame.components[scan.parts[0][0]]
        across = _up(_up(frame.width * colour.across, widest), 8)
        down = _up(_up(frame.height * colour.down, tallest), 8)
        return across * down, (0,)
    units = _up(frame.width, 8 * widest) * _up(frame.height, 8 * tallest)
    blocks: list[int] = []
    for number, (name, _, _) in enumerate(scan.parts):
        colour = frame.components[name]
        blocks += [number] * (colour.across * colour.down)
    return units, tuple(blocks)


def _up(number: int, by: int) -> int:
    return -(-number // by)


def _check_piece(
    piece: bytes,
    frame: JpegFrame,
    scan: Scan,
    blocks: tuple[int, ...],
    done: int,
    count: int,
    seen: dict[int, list[int]],
) -> None:
    if not frame.progressive:
        used = _sequential(piece, scan, blocks, count)
    elif scan.first == 0 and scan.high:
        used = count * len(blocks)
    elif scan.first == 0:
        used = _first_dc(piece, scan, blocks, count)
    else:
        name, _, table = scan.parts[0]
        units, _ = _units(frame, scan)
        known = seen.setdefault(name, [0] * units)
        read = _more_ac if scan.high else _first_ac
        used = read(piece, scan, table or _STANDARD_LESS, known, done, count)
    left = 8 * len(piece) - used
    if left < 0 or (left > 8 * _SPARE and len(piece.rstrip(b"\0")) * 8 - used > 8 * _SPARE):
        raise DamagedScanError("bits left" if left > 0 else "bits missing")


@lru_cache(maxsize=64)
def _codes(table: Table, sequential: bool) -> tuple[list[int], list[int]]:
    """Return for every 16 bits how many bits their first code takes, and its symbol.

    In *sequential* files the bits of the value that follows the code count with it.
    """
    counts, symbols = table
    lengths, values = [_BAD] * 65_536, [0] * 65_536
    code, at = 0, 0
    for length, many in enumerate(counts, start=1):
        for _ in range(many):
            if at >= len(symbols) or code >= 1 << length:
                raise DamagedScanError("table")
            low, wide = code << (16 - length), 1 << (16 - length)
            takes = length + (symbols[at] & 15 if sequential else 0)
            lengths[low : low + wide] = [takes] * wide
            values[low : low + wide] = [symbols[at]] * wide
            code, at = code + 1, at + 1
        code <<= 1
    return lengths, values


def _sequential(piece: bytes, scan: Scan, blocks: tuple[int, ...], count: int) -> int:
    tables = [
        (_codes(dc or _STANDARD_LESS, True)[0], *_steps(ac or _STANDARD_LESS))
        for _, dc, ac in scan.parts
    ]
    order = [tables[number] for number in blocks]
    data, size = piece + _PAD, len(piece) + len(_PAD)
    held = at = bits = 0
    for _ in range(count):
        for dc, lengths, steps in order:
            if bits < 32:
                held = (held & ((1 << bits) - 1)) << 64 | int.from_bytes(data[at : at + 8], "big")
                at, bits = at + 8, bits + 64
                if at > size:
                    raise DamagedScanError("bits missing")
            bits -= dc[held >> (bits - 16) & 0xFFFF]
            k = 1
            while k < 64:
                if bits < 32:
                    if bits < 0:
                        raise DamagedScanError("no such code")
                    held = (held & ((1 << bits) - 1)) << 64 | int.from_bytes(
                        data[at : at + 8], "big"
                    )
                    at, bits = at + 8, bits + 64
                seen = held >> (bits - 16) & 0xFFFF
                bits -= lengths[seen]
                k += steps[seen]
            if k != 64 and k < 1000:
                raise DamagedScanError("too many coefficients")
    return 8 * at - bits


@lru_cache(maxsize=64)
def _steps(table: Table) -> tuple[list[int], list[int]]:
    """Return for every 16 bits what an AC code takes and by how many coefficients it leads on.

    The end of a block leads on by 1000.
    """
    lengths, values = _codes(table, True)
    led = [1000 if v == 0 else 16 if v == 0xF0 else (v >> 4) + 1 for v in range(256)]
    return lengths, [led[value] for value in values]


class _Bits:
    """Bits of one piece, for the passes of progressive files."""

    __slots__ = ("at", "bits", "data", "held", "size")

    def __init__(self, piece: bytes) -> None:
        self.data, self.size = piece + _PAD, len(piece) + len(_PAD)
        self.held = self.at = self.bits = 0

    def code(self, lengths: list[int], values: list[int]) -> int:
        if self.bits < 32:
            self.fill()
        seen = self.held >> (self.bits - 16) & 0xFFFF
        self.bits -= lengths[seen]
        if self.bits < 0:
            raise DamagedScanError("no such code")
        return values[seen]

    def take(self, count: int) -> int:
        if self.bits < count:
            self.fill()
        self.bits -= count
        return self.held >> self.bits & ((1 << count) - 1)

    def fill(self) -> None:
        if self.at > self.size:
            raise DamagedScanError("bits missing")
        new = int.from_bytes(self.data[self.at : self.at + 16].ljust(16, b"\0"), "big")
        self.held = (self.held & ((1 << self.bits) - 1)) << 128 | new
        self.at, self.bits = self.at + 16, self.bits + 128

    @property
    def used(self) -> int:
        return 8 * self.at - self.bits


def _first_dc(piece: bytes, scan: Scan, blocks: tuple[int, ...], count: int) -> int:
    tables = [_codes(dc or _STANDARD_LESS, True) for _, dc, _ in scan.parts]
    order = [tables[number] for number in blocks]
    reader = _Bits(piece)
    for _ in range(count):
        for lengths, values in order:
            reader.code(lengths, values)
    return reader.used


def _first_ac(
    piece: bytes, scan: Scan, table: Table, known: list[int], done: int, count: int
) -> int:
    lengths, values = _codes(table, False)
    reader = _Bits(piece)
    code, take, last = reader.code, reader.take, scan.last
    block, end = done, done + count
    while block < end:
        k, found = scan.first, known[block]
        while k <= last:
            symbol = code(lengths, values)
            run, size = symbol >> 4, symbol & 15
            if size:
                k += run
                if k > last:
                    raise DamagedScanError("too many coefficients")
                found |= 1 << k
                take(size)
                k += 1
            elif run == 15:
                k += 16
            else:
                known[block] = found
                block += (1 << run) + (take(run) if run else 0) - 1
                if block >= end:
                    raise DamagedScanError("too many blocks")
                break
        else:
            known[block] = found
        block += 1
    return reader.used


def _more_ac(
    piece: bytes, scan: Scan, table: Table, known: list[int], done: int, count: int
) -> int:
    lengths, values = _codes(table, False)
    reader = _Bits(piece)
    code, take, last = reader.code, reader.take, scan.last
    band = (1 << (last + 1)) - (1 << scan.first)
    ended = 0
    for block in range(done, done + count):
        before = known[block] & band
        found, k = known[block], scan.first
        while not ended and k <= last:
            symbol = code(lengths, values)
            run, size = symbol >> 4, symbol & 15
            if size > 1:
                raise DamagedScanError("no such step")
            if size:
                take(1)
            elif run < 15:
                ended = (1 << run) + (take(run) if run else 0)
                break
            fixed = 0
            while k <= last:
                if before >> k & 1:
                    fixed += 1
                elif run:
                    run -= 1
                else:
                    break
                k += 1
            if fixed:
                take(fixed)
            if k > last and size:
                raise DamagedScanError("too many coefficients")
            if size:
                found |= 1 << k
            k += 1
        if ended:
            if rest := (before >> k).bit_count():
                take(rest)
            ended -= 1
        known[block] = found
    if ended:
        raise DamagedScanError("too many blocks")
    return reader.used
