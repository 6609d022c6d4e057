"""MP3: frames of MPEG audio, layer III (ISO 11172-3, 13818-3), between tags that are left out.

ID3 and APE tags may name a place, an owner or a device; frames alone are what plays.
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO, Final

from plugins.media.measured import BadRecordingError, MeasuredSound

_BITRATES: Final = {  # kilobits a second: MPEG 1, and MPEG 2 and 2.5
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
_RATES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_SEARCHED: Final = 65_536  # bytes of padding between tag and first frame
_LONGEST: Final = 100 * 3600


def measure(file: BinaryIO) -> MeasuredSound:
    """Return what *file* is. Raises ``BadRecordingError``."""
    length = file.seek(0, os.SEEK_END)
    after, end = _after_tags(file, length), _before_tags(file, length)
    file.seek(after)
    head = file.read(max(0, min(_SEARCHED, end - after)))
    for at in range(len(head) - 4):
        if head[at] != 0xFF:
            continue
        frame = _frame(head[at : at + 4])
        if frame is None:
            continue
        size, rate, samples, bitrate = frame
        following = head[at + size : at + size + 4]
        if after + at + size == end or (following and _frame(following) is not None):
            start = after + at
            seconds = _seconds(head[at : at + size], end - start, rate, samples, bitrate)
            return MeasuredSound("audio", "audio/mpeg", start, end, seconds)
    raise BadRecordingError("P240", kind="MP3")


def _after_tags(file: BinaryIO, length: int) -> int:
    at = 0
    while True:
        file.seek(at)
        head = file.read(10)
        if head[:3] != b"ID3" or len(head) < 10:
            return at
        size = 0
        for part in head[6:10]:
            size = size << 7 | part & 0x7F
        at += 10 + size + (10 if head[5] & 0x10 else 0)
        if at >= length:
            raise BadRecordingError("P241")


def _before_tags(file: BinaryIO, length: int) -> int:
    end = length
    while True:
        file.seek(max(0, end - 128))
        if end >= 128 and file.read(3) == b"TAG":
            end -= 128
            continue
        file.seek(max(0, end - 32))
        foot = file.read(32)
        if foot[:8] != b"APETAGEX" or len(foot) < 32:
            return end
        size, _, flags = struct.unpack("<III", foot[12:24])
        end -= size + (32 if flags & 0x80000000 else 0)
        if size < 32 or end <= 0:
            raise BadRecordingError("P241")


def _frame(head: bytes) -> tuple[int, int, int, int] | None:
    """Return a frame's size in bytes, its rate in hertz, its samples and its bits a second."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # sync, layer III
        return None
    version = head[1] >> 3 & 3
    rates = _RATES.get(version)
    index, quality = head[2] >> 4, head[2] >> 2 & 3
    first = version == 3
    bitrate = _BITRATES[first][index] * 1000
    if rates is None or quality == 3 or not bitrate:
        return None
    rate, samples = rates[quality], 1152 if first else 576
    return samples // 8 * bitrate // rate + (head[2] >> 1 & 1), rate, samples, bitrate


def _seconds(frame: bytes, size: int, rate: int, samples: int, bitrate: int) -> int | None:
    """Return how long it plays: what the first frame counts, else by its own bit rate."""
    for mark in (b"Xing", b"Info"):
        at = frame.find(mark, 4, 64)
        if at >= 0 and len(frame) >= at + 12 and frame[at + 7] & 1:
            frames = int.from_bytes(frame[at + 8 : at + 12], "big")
            seconds = round(frames * samples / rate)
            return seconds if 0 < seconds < _LONGEST else None
    return round(size * 8 / bitrate) or None
