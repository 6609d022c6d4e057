"""Whether a JPEG has a hole or a false end, in about the time of one small decoding.

libjpeg reads on behind damage: what is missing at the end becomes grey, what is left over is passed
over, and nobody is told. So signs are looked for that cost little, and only where there is one are the
codes read themselves (``bits``), which decides:

- marks, restarts and passes that cannot stand there;
- zeros in a row that no encoder writes with these tables;
- a last unit of exact middle grey: the data ended early;
- a last row that is complete before the last bytes were read: data is left over.
"""

from __future__ import annotations

import io
import re
from typing import Final

from PIL import Image, ImageFile

from plugins.pictures.jpeg import bits
from plugins.pictures.jpeg.bits import DamagedScanError
from plugins.pictures.jpeg.layout import (
    DamagedJpegError,
    JpegFrame,
    Scan,
    Table,
    UnknownError,
    layout,
)

# Raised where the same bytes would be judged otherwise.
REVISION: Final = 1

_ZEROS: Final = re.compile(rb"\x00{64,}")
# In later passes a bit for each known coefficient follows: in drawings hundreds of them are zero.
_LATER_ZEROS: Final = 2_000
_SMALLER: Final = 8
_GREY: Final = frozenset({127, 128})
_HELD_BACK: Final = 3  # bytes; the last of them always holds bits of the last unit
# Passes are read wholly where that takes about a second: blocks times passes, and bytes.
_FEW_BLOCKS: Final = 1_000_000
_FEW_BYTES: Final = 700_000


def is_damaged(data: bytes) -> bool:
    """Say whether the JPEG *data* has lost a part of its pixels without a decoder's complaint."""
    try:
        frame, scans = layout(data)
        if any(_has_hole(data, frame, scan) for scan in scans):
            return True
        if frame.progressive:
            return _lacks_passes(frame, scans) or (
                _is_small(frame, scans) and _wrong(data, frame, scans)
            )
        return _looks_wrong(data, frame, scans) and _wrong(data, frame, scans)
    except UnknownError:
        return False
    except DamagedJpegError:
        return True


def _wrong(data: bytes, frame: JpegFrame, scans: tuple[Scan, ...]) -> bool:
    try:
        bits.check(data, frame, scans)
    except DamagedScanError:
        return True
    return False


def _is_small(frame: JpegFrame, scans: tuple[Scan, ...]) -> bool:
    blocks = frame.width * frame.height // 64 * len(scans)
    return blocks <= _FEW_BLOCKS and sum(scan.end - scan.start for scan in scans) <= _FEW_BYTES


def _has_hole(data: bytes, frame: JpegFrame, scan: Scan) -> bool:
    """Say whether there are zeros that mean more than even areas; filling at the end is none."""
    if scan.first == 0 and scan.high:  # single bits of even areas
        return False
    least = _LATER_ZEROS if scan.high else 0
    for run in _ZEROS.finditer(data, scan.start, scan.end):
        if run.end() == scan.end or run.end() - run.start() < least:
            continue
        if not all(_even(dc, ac, frame, scan) for _, dc, ac in scan.parts):
            return True
    return False


def _even(dc: Table | None, ac: Table | None, frame: JpegFrame, scan: Scan) -> bool:
    """Say whether zeros alone mean an even area: no change, and the end of a block at once."""
    if scan.first == 0 and (dc is None or not dc[1] or _of_zeros(dc) & 15):
        return False
    if frame.progressive and scan.first == 0:
        return True
    if ac is None or not ac[1]:
        return False
    symbol = _of_zeros(ac)
    return symbol == 0 or (frame.progressive and symbol & 15 == 0 and symbol < 0xF0)


def _of_zeros(table: Table) -> int:
    return table[1][0]  # the first code is the one of zeros (annex C)


def _lacks_passes(frame: JpegFrame, scans: tuple[Scan, ...]) -> bool:
    """Say whether a colour's first coefficients never come, or never exactly."""
    exact: dict[tuple[int, int], int] = {}
    for scan in scans:
        for name, _, _ in scan.parts:
            for k in range(scan.first, min(scan.last, 63) + 1):
                exact[name, k] = scan.low
    return any(exact.get((name, k), 1) for name in frame.components for k in range(64))


def _looks_wrong(data: bytes, frame: JpegFrame, scans: tuple[Scan, ...]) -> bool:
    """Say whether pixels hint at damage. What has several scans or no table is not looked at."""
    if len(scans) != 1 or len(scans[0].parts) != len(frame.components):
        return sum(scan.end - scan.start for scan in scans) <= _FEW_BYTES
    (scan,) = scans
    whole = _decoded(data)
    if whole is None or _ends_grey(whole, frame, scan):
        return True
    used = len(data[scan.start : scan.end].rstrip(b"\0\xff"))
    early = _decoded(data[: scan.start + max(0, used - _HELD_BACK)])
    return early is not None and _last_row_seen(early)


def _decoded(data: bytes) -> Image.Image | None:
    """Return the picture at an eighth of its size as far as *data* goes, unread rows black."""
    try:
        picture = Image.open(io.BytesIO(data), formats=("JPEG",))
        assert isinstance(picture, ImageFile.ImageFile)
        across, down = picture.size
        picture.draft(None, (across // _SMALLER or 1, down // _SMALLER or 1))
    except OSError:
        return None
    try:
        picture.load()
    except OSError:  # cut off: as it was meant to be
        picture.tile = []
    return picture


def _last_row_seen(picture: Image.Image) -> bool:
    across, down = picture.size
    row = picture.crop((0, down - 1, across, down))
    return any(highest for _, highest in _extremes(row))


def _extremes(picture: Image.Image) -> list[tuple[float, float]]:
    return [picture.getchannel(band).getextrema() for band in picture.getbands()]  # type: ignore[misc]


def _ends_grey(picture: Image.Image, frame: JpegFrame, scan: Scan) -> bool:
    """Say whether the last unit, or the last before a restart, is the grey that stands for no data."""
    widest = max(c.across for c in frame.components.values())
    tallest = max(c.down for c in frame.components.values())
    if len(frame.components) == 1:
        widest = tallest = 1
    units = -(-frame.width // (8 * widest))
    rows = -(-frame.height // (8 * tallest))
    every = scan.restart or units * rows
    scale = (picture.width / frame.width, picture.height / frame.height)
    for last in {*range(every - 1, units * rows, every), units * rows - 1}:
        x = min(picture.width - 1, int(last % units * 8 * widest * scale[0]))
        y = min(picture.height - 1, int(last // units * 8 * tallest * scale[1]))
        pixel = picture.getpixel((x, y))
        values = pixel if isinstance(pixel, tuple) else (pixel,)
        if all(value in _GREY for value in values):
            return True
    return False
