"""WebM: the elements of EBML (RFC 8794) and Matroska (RFC 9559), read without decoding anything.

``Tags`` and ``Attachments`` may name a place or an owner; they are made ``Void`` in place.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from plugins.media.measured import BadRecordingError, Blank, MeasuredSound

_EBML: Final = 0x1A45DFA3
_DOCTYPE: Final = 0x4282
_SEGMENT: Final = 0x18538067
_INFO: Final = 0x1549A966
_SCALE: Final = 0x2AD7B1
_DURATION: Final = 0x4489
_TITLE: Final = 0x7BA9
_TRACKS: Final = 0x1654AE6B
_TRACK: Final = 0xAE
_TRACK_TYPE: Final = 0x83
_CODEC: Final = 0x86
_VIDEO: Final = 0xE0
_WIDTH: Final = 0xB0
_HEIGHT: Final = 0xBA
_CLUSTER: Final = 0x1F43B675
_PRIVATE: Final = frozenset({0x1254C367, 0x1941A469})  # Tags, Attachments
_CODECS: Final = frozenset({"V_VP8", "V_VP9", "V_AV1", "A_VORBIS", "A_OPUS"})
_LONGEST: Final = 100 * 3600
_MOST: Final = 1_000_000  # bytes of one value


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    at: int
    body: int
    end: int


@dataclass(slots=True)
class _Track:
    type: int = 0
    codec: str = ""
    size: tuple[int, int] | None = None


def measure(file: BinaryIO) -> MeasuredSound:
    """Return what *file* is. Raises ``BadRecordingError``."""
    file.seek(0)
    if file.read(4) != _EBML.to_bytes(4, "big"):
        raise BadRecordingError("P240", kind="WebM")
    length = file.seek(0, os.SEEK_END)
    top = list(_elements(file, 0, length))
    words = [_bytes(file, one) for one in _elements(file, top[0].body, top[0].end) if one.id == _DOCTYPE]  # fmt: skip
    if words != [b"webm"]:
        raise BadRecordingError("P242", codec="Matroska (MKV)")
    segment = next((one for one in top if one.id == _SEGMENT), None)
    if segment is None:
        raise BadRecordingError("P241")
    blanks: list[Blank] = []
    tracks: list[_Track] = []
    seconds, clusters = None, False
    for element in _elements(file, segment.body, segment.end):
        if element.id in _PRIVATE:
            blanks.append(_void(element))
        elif element.id == _INFO:
            seconds = _seconds(file, element)
            inner = _elements(file, element.body, element.end)
            blanks += [_void(one) for one in inner if one.id == _TITLE]
        elif element.id == _TRACKS:
            tracks += [_track(file, one) for one in _elements(file, element.body, element.end) if one.id == _TRACK]  # fmt: skip
        clusters = clusters or element.id == _CLUSTER
    if not clusters or not tracks:
        raise BadRecordingError("P241")
    for track in tracks:
        if track.type not in {1, 2}:
            raise BadRecordingError("P244")
        if track.codec not in _CODECS:
            raise BadRecordingError("P242", codec=track.codec or "?")
    video = next((track for track in tracks if track.type == 1), None)
    return MeasuredSound(
        kind="video" if video else "audio",
        mime="video/webm" if video else "audio/webm",
        start=0,
        end=length,
        seconds=seconds,
        width=video.size[0] if video and video.size else None,
        height=video.size[1] if video and video.size else None,
        has_sound=any(track.type == 2 for track in tracks),
        blanks=tuple(blanks),
    )


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[_Element]:
    """Yield the elements from *start* to *end*. Raises ``BadRecordingError`` where one has no end."""
    at = start
    while at < end:
        file.seek(at)
        head = file.read(min(12, end - at))
        name, width = _number(head, 4, keep=True)
        size, more = _number(head[width:], 8)
        body = at + width + more
        if size is None:
            if name != _SEGMENT:
                raise BadRecordingError("P243")  # recorded as it was streamed: no lengths are known
            size = end - body
        if name is None or body + size > end:
            raise BadRecordingError("P241")
        yield _Element(name, at, body, body + size)
        at = body + size


def _number(data: bytes, most: int, keep: bool = False) -> tuple[int | None, int]:
    """Return a variable-length integer, ``None`` where it is unknown, and how many bytes it takes."""
    if not data or data[0] == 0:
        raise BadRecordingError("P241")
    width = 9 - data[0].bit_length()
    if width > most or len(data) < width:
        raise BadRecordingError("P241")
    value = int.from_bytes(data[:width], "big")
    if keep:
        return value, width
    value &= (1 << 7 * width) - 1
    return (None if value == (1 << 7 * width) - 1 else value), width


def _bytes(file: BinaryIO, element: _Element) -> bytes:
    file.seek(element.body)
    return file.read(min(_MOST, element.end - element.body))


def _integer(file: BinaryIO, element: _Element) -> int:
    return int.from_bytes(_bytes(file, element)[:8], "big")


def _seconds(file: BinaryIO, info: _Element) -> int | None:
    scale, duration = 1_000_000, 0.0
    for one in _elements(file, info.body, info.end):
        if one.id == _SCALE:
            scale = _integer(file, one)
        elif one.id == _DURATION:
            written = _bytes(file, one)
            if len(written) in {4, 8}:
                duration = struct.unpack(">f" if len(written) == 4 else ">d", written)[0]
    seconds = duration * scale / 1e9
    return round(seconds) or None if 0 < seconds < _LONGEST else None


def _track(file: BinaryIO, entry: _Element) -> _Track:
    track = _Track()
    for one in _elements(file, entry.body, entry.end):
        if one.id == _TRACK_TYPE:
            track.type = _integer(file, one)
        elif one.id == _CODEC:
            track.codec = _bytes(file, one).rstrip(b"\0").decode("ascii", "replace")
        elif one.id == _VIDEO:
            said = {part.id: _integer(file, part) for part in _elements(file, one.body, one.end) if part.id in {_WIDTH, _HEIGHT}}  # fmt: skip
            if said.get(_WIDTH) and said.get(_HEIGHT):
                track.size = said[_WIDTH], said[_HEIGHT]
    return track


def _void(element: _Element) -> Blank:
    """Return *element* as ``Void`` of the same length."""
    total = element.end - element.at
    width = min(8, total - 1)
    size = (total - 1 - width) | (1 << 7 * width)
    return Blank(element.at, total, b"\xec" + size.to_bytes(width, "big"))
