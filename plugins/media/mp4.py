"""MP4 and M4A: the boxes of ISO 14496-12, read without decoding anything.

What names a place, an owner or a device stands in ``udta``, ``meta`` and ``uuid`` boxes; no player needs
them. They are blanked in place, so that no offset into the file changes.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from plugins.media.measured import BadRecordingError, Blank, MeasuredSound

_VIDEO: Final = frozenset({b"avc1", b"avc3"})
_SOUND: Final = frozenset({b"mp4a", b".mp3"})
_KEPT: Final = frozenset(
    {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"ssix", b"styp", b"pdin", b"prft"}
)
_PRIVATE: Final = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"wide"})
_MOST_INDEX: Final = 64_000_000  # bytes of moov; ten hours of film take a tenth
_PLAYED_TRACKS: Final = frozenset({b"vide", b"soun", b"tmcd"})
_LONGEST: Final = 100 * 3600  # seconds; what states more states nothing


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    at: int
    body: int
    end: int


@dataclass(slots=True)
class _Found:
    """What the boxes said so far."""

    blanks: list[Blank] = field(default_factory=list)
    video: bytes = b""
    sound: bytes = b""
    seconds: int | None = None
    size: tuple[int, int] | None = None
    telling: bool = False


def measure(file: BinaryIO, mime: str) -> MeasuredSound:
    """Return what *file* is. Raises ``BadRecordingError``."""
    length = file.seek(0, os.SEEK_END)
    found = _Found()
    order: list[bytes] = []
    end = length
    for box in _boxes(file, 0, length):
        if box.end > length:
            if box.kind in _KEPT:
                raise BadRecordingError("P241")
            end = box.at  # what a phone appends is no box
            break
        order.append(box.kind)
        if box.kind == b"moov":
            _read_index(file, box, found)
        elif box.kind not in _KEPT:
            found.blanks.append(_blank(box))
    if not order or order[0] != b"ftyp":
        raise BadRecordingError("P240", kind="MP4")
    if b"moov" not in order or not {b"mdat", b"moof"} & set(order):
        raise BadRecordingError("P241")
    _check(found)
    return MeasuredSound(
        kind="video" if found.video else "audio",
        mime="video/mp4" if found.video else mime if mime.startswith("audio/") else "audio/mp4",
        start=0,
        end=end,
        seconds=found.seconds,
        width=found.size[0] if found.video and found.size else None,
        height=found.size[1] if found.video and found.size else None,
        has_sound=bool(found.sound),
        late_index=b"mdat" in order and order.index(b"moov") > order.index(b"mdat"),
        blanks=tuple(found.blanks),
    )


def _check(found: _Found) -> None:
    if not found.video and not found.sound:
        raise BadRecordingError("P241")
    for codec, known in ((found.video, _VIDEO), (found.sound, _SOUND)):
        if codec and codec not in known:
            shown = codec.decode("latin-1").strip()
            raise BadRecordingError("P242", codec="HEVC" if shown in {"hvc1", "hev1"} else shown)
    if found.telling:
        raise BadRecordingError("P244")


def _read_index(file: BinaryIO, moov: _Box, found: _Found) -> None:
    if moov.end - moov.body > _MOST_INDEX:
        raise BadRecordingError("P241")
    for box in _boxes(file, moov.body, moov.end, inner=True):
        if box.kind in _PRIVATE:
            found.blanks.append(_blank(box))
        elif box.kind == b"mvhd":
            found.seconds = _seconds(_bytes(file, box, 36))
        elif box.kind == b"trak":
            _read_track(file, box, found)


def _read_track(file: BinaryIO, trak: _Box, found: _Found) -> None:
    handler, codec, size = b"", b"", None
    for box in _boxes(file, trak.body, trak.end, inner=True):
        if box.kind in _PRIVATE:
            found.blanks.append(_blank(box))
        elif box.kind == b"tkhd":
            size = _size(_bytes(file, box, 104))
        elif box.kind == b"mdia":
            for part in _boxes(file, box.body, box.end, inner=True):
                if part.kind in _PRIVATE:
                    found.blanks.append(_blank(part))
                elif part.kind == b"hdlr":
                    handler = _bytes(file, part, 12)[8:12]
                elif part.kind == b"minf":
                    codec = _codec(file, part, found)
    if handler == b"vide" and not found.video:
        found.video, found.size = codec or b"?", size
    elif handler == b"soun" and not found.sound:
        found.sound = codec or b"?"
    elif handler not in _PLAYED_TRACKS:
        found.telling = True  # where a drone or a phone writes where it was


def _codec(file: BinaryIO, minf: _Box, found: _Found) -> bytes:
    for stbl in _boxes(file, minf.body, minf.end, inner=True):
        if stbl.kind in _PRIVATE:
            found.blanks.append(_blank(stbl))
        elif stbl.kind == b"stbl":
            for box in _boxes(file, stbl.body, stbl.end, inner=True):
                if box.kind == b"stsd":
                    return _bytes(file, box, 16)[12:16]
    return b""


def _boxes(file: BinaryIO, start: int, end: int, inner: bool = False) -> Iterator[_Box]:
    """Yield the boxes from *start* to *end*; what begins there and is none is an end beyond *end*.

    Raises ``BadRecordingError`` where an *inner* box leaves the one around it.
    """
    at = start
    while at < end:
        file.seek(at)
        head = file.read(min(16, end - at))
        if len(head) < 8:
            if inner:
                return  # four zero bytes may close a list (QuickTime)
            yield _Box(b"", at, at, end + 1)
            return
        size, kind = struct.unpack(">I4s", head[:8])
        body = at + 8
        if size == 1:
            if len(head) < 16:
                raise BadRecordingError("P241")
            size, body = struct.unpack(">Q", head[8:16])[0], at + 16
        elif size == 0:
            size = end - at
        if size < body - at or not all(32 <= c < 127 or c == 0xA9 for c in kind):
            if inner:
                raise BadRecordingError("P241")
            yield _Box(b"", at, at, end + 1)
            return
        if inner and at + size > end:
            raise BadRecordingError("P241")
        yield _Box(kind, at, body, at + size)
        at += size


def _bytes(file: BinaryIO, box: _Box, most: int) -> bytes:
    file.seek(box.body)
    content = file.read(min(most, box.end - box.body))
    return content + bytes(most - len(content))


def _seconds(mvhd: bytes) -> int | None:
    if mvhd[0] == 1:
        scale, duration = struct.unpack(">IQ", mvhd[20:32])
    else:
        scale, duration = struct.unpack(">II", mvhd[12:20])
    seconds = round(duration / scale) if scale else 0
    return seconds if 0 < seconds < _LONGEST else None


def _size(tkhd: bytes) -> tuple[int, int] | None:
    """Return width and height as shown: a phone films on its side and says so in the matrix."""
    at = 52 if tkhd[0] == 1 else 40
    a, b, _, c, d = struct.unpack(">iiiii", tkhd[at : at + 20])
    width, height = struct.unpack(">II", tkhd[at + 36 : at + 44])
    across, down = width >> 16, height >> 16
    if not across or not down:
        return None
    return (down, across) if not a and not d and b and c else (across, down)


def _blank(box: _Box) -> Blank:
    """Return *box* as free space: its size stands, its kind and content go."""
    size = box.end - box.at
    head = struct.pack(">I4s", size, b"free") if size < 1 << 32 else struct.pack(">I4sQ", 1, b"free", size)  # fmt: skip
    return Blank(box.at, size, head)
