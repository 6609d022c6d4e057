"""Small recordings, byte by byte: what cameras, phones and recorders write, faults and all.

The WebM shows one VP8 frame that Pillow drew and the MP3 is silence: browsers play both. The MP4 has the
boxes of a real one and no picture.
"""

from __future__ import annotations

import io
import struct
from typing import Final

from PIL import Image, ImageDraw

PLACE: Final = b"+21.0285+105.8542/"
OWNER: Final = b"nguyen.thi.may@congdoan.example"


def box(kind: bytes, *content: bytes) -> bytes:
    """Return a box of ISO 14496-12."""
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def track(
    handler: bytes, codec: bytes, size: tuple[int, int] = (0, 0), turned: bool = False
) -> bytes:
    """Return a ``trak``; *turned* is how a phone that was held upright writes its film."""
    one = 0x10000
    matrix = (0, one, 0, -one, 0, 0, 0, 0, 0x40000000) if turned else (one, 0, 0, 0, one, 0, 0, 0, 0x40000000)  # fmt: skip
    head = (
        bytes(40) + struct.pack(">9i", *matrix) + struct.pack(">II", size[0] << 16, size[1] << 16)
    )
    entry = struct.pack(">I4s", 16, codec) + bytes(8)
    table = box(b"stbl", box(b"stsd", bytes(4) + struct.pack(">I", 1) + entry))
    said = box(b"hdlr", bytes(8) + handler + bytes(13))
    return box(b"trak", box(b"tkhd", head), box(b"mdia", said, box(b"minf", table)))


def mp4(
    *,
    video: bytes | None = b"avc1",
    sound: bytes | None = b"mp4a",
    size: tuple[int, int] = (1280, 720),
    turned: bool = False,
    seconds: int = 245,
    late: bool = False,
    private: bool = False,
    more: bytes = b"",
    brand: bytes = b"isom",
) -> bytes:
    """Return an MP4; *late* puts its index behind the film, *private* tells place and owner."""
    mvhd = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80))
    tracks = track(b"vide", video, size, turned) if video else b""
    tracks += track(b"soun", sound) if sound else b""
    place = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7) + PLACE)) if private else b""  # fmt: skip
    moov = box(b"moov", mvhd, tracks, more, place)
    mdat = box(b"mdat", b"film" * 50)
    parts = [mdat, moov] if late else [moov, mdat]
    tail = box(b"uuid", bytes(16), OWNER) + box(b"meta", bytes(4), OWNER) if private else b""
    return box(b"ftyp", brand + bytes(4) + brand) + b"".join(parts) + tail


def element(id: int, *content: bytes) -> bytes:
    """Return an element of EBML."""
    body = b"".join(content)
    name = id.to_bytes((id.bit_length() + 7) // 8, "big")
    return name + (len(body) | 1 << 56).to_bytes(8, "big") + body


def number(id: int, value: int) -> bytes:
    """Return an element that holds a number."""
    return element(id, value.to_bytes(4, "big"))


def webm(size: tuple[int, int] = (320, 180), private: bool = False, codec: bytes = b"V_VP8") -> bytes:  # fmt: skip
    """Return a WebM of one second that shows one drawn frame; *private* tells place and owner."""
    picture = Image.new("RGB", size, "#174a8c")
    ImageDraw.Draw(picture).ellipse((20, 20, size[1] - 20, size[1] - 20), fill="#e0b23c")
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=80)
    frame = buffer.getvalue()
    at = frame.index(b"VP8 ")
    length = int.from_bytes(frame[at + 4 : at + 8], "little")
    frame = frame[at + 8 : at + 8 + length]
    head = element(
        0x1A45DFA3, number(0x4286, 1), number(0x42F7, 1), number(0x42F2, 4), number(0x42F3, 8),
        element(0x4282, b"webm"), number(0x4287, 2), number(0x4285, 2),
    )  # fmt: skip
    info = element(0x1549A966, number(0x2AD7B1, 1_000_000), element(0x4489, struct.pack(">d", 1000.0)),
                   element(0x4D80, b"made"), element(0x5741, b"made"))  # fmt: skip
    film = element(0xAE, number(0xD7, 1), number(0x73C5, 1), number(0x83, 1), element(0x86, codec),
                   element(0xE0, number(0xB0, size[0]), number(0xBA, size[1])))  # fmt: skip
    tags = element(0x1254C367, element(0x7373, element(0x67C8, element(0x45A3, b"LOCATION"), element(0x4487, PLACE)))) if private else b""  # fmt: skip
    block = b"\x81" + struct.pack(">hB", 0, 0x80) + frame
    cluster = element(0x1F43B675, number(0xE7, 0), element(0xA3, block))
    return head + element(0x18538067, info, element(0x1654AE6B, film), tags, cluster)


def mp3(seconds: float = 1, private: bool = False) -> bytes:
    """Return silence as MPEG 1, layer III, 128 kbit/s; *private* puts tags before and behind it."""
    frame = b"\xff\xfb\x90\xc4" + bytes(413)
    sound = frame * max(2, round(seconds * 44100 / 1152))
    if not private:
        return sound
    text = b"TXXX" + struct.pack(">I", len(OWNER) + 1) + bytes(2) + b"\x03" + OWNER
    size = len(text)
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, size >> 7, size & 0x7F]) + text
    ape = OWNER + b"APETAGEX" + struct.pack("<III", 2000, len(OWNER) + 32, 1) + bytes(12)
    return tag + sound + ape + b"TAG" + OWNER.ljust(125, b"\0")
