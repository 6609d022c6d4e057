"""Writes cards of words alone as PNG, out of parts that were packed before.

What is above and below the words is the same on every card of an edition, and packed once. A letter's
rows are packed once too (``deflate``), so that an image is a joining of short strings: nothing is
painted, and nothing compressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from typing import Final, NamedTuple

from PIL import Image, ImageColor

from plugins.pictures.share.deflate import CLOSING, COLOURS, OPENING, PAPER, more, packed
from plugins.pictures.share.layout import HEIGHT, WIDTH, TextLine
from plugins.pictures.share.style import Style

_INKS: Final = ("ink", "red", "ink-soft")
_STEPS: Final = (COLOURS - 1) // len(_INKS)  # from the paper's colour to that of the letters
_OF_THE_GROUND: Final = 256 - COLOURS
_LETTERS: Final = 4000
_STRIDE: Final = WIDTH + 1  # a row's first byte names its filter: none
_BYTES: Final = HEIGHT * _STRIDE
_ADLER: Final = 65521
_HEAD: Final = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
_FAST: Final = b"\x78\x01"  # zlib's head (RFC 1950)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is on every card of an edition: the file's beginning, its end, and rows of paper between.

    ``sum`` and ``weight`` are the ground's share in the check sum.
    """

    begun: bytes
    top: int
    bottom: int
    foot: bytes
    sum: int
    weight: int


class _Letter(NamedTuple):
    face: str
    letter: str
    size: int
    phase: int
    ink: str


class _Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int
    letter: _Letter


_Placed = tuple[int, int, _Letter]  # pixels right of the first one, and below the highest


class _Piece(NamedTuple):
    """One letter, or several that touch: its packed rows, each ending with a pixel of paper."""

    width: int
    rows: list[bytes]
    sum: int
    weight: int


def ground_of(sheet: Image.Image, top: int, bottom: int, colours: Mapping[str, str]) -> Ground | None:
    """Return *sheet* as a ground for words from the row *top* to the row *bottom*.

    ``None`` where there is more than paper between them.
    """
    paper = ImageColor.getrgb(colours["paper"])[:3]
    if sheet.crop((0, top, WIDTH, bottom)).getcolors(1) != [((bottom - top) * WIDTH, paper)]:
        return None
    art = Image.new("RGB", (WIDTH, HEIGHT - (bottom - top)), paper)
    art.paste(sheet.crop((0, 0, WIDTH, top)))
    art.paste(sheet.crop((0, bottom, WIDTH, HEIGHT)), (0, top))
    pixels, palette = _in_a_palette(art, paper)
    for ink in _INKS:
        letters = ImageColor.getrgb(colours[ink])[:3]
        for step in range(1, _STEPS + 1):
            palette[3 * _step(ink, step) : 3 * _step(ink, step) + 3] = bytes(
                round(a + (b - a) * step / _STEPS) for a, b in zip(paper, letters, strict=True)
            )
    rows = [b"\0" + pixels[at : at + WIDTH] for at in range(0, len(pixels), WIDTH)]
    above, below = b"".join(rows[:top]), b"".join(rows[top:])
    packer = zlib.compressobj(9, wbits=-15)
    head = _FAST + packer.compress(above) + packer.flush(zlib.Z_SYNC_FLUSH)
    packer = zlib.compressobj(9, wbits=-15)
    foot = packer.compress(below) + packer.flush()
    begun = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", _HEAD) + _chunk(b"PLTE", bytes(palette))
    sums = [_sums(above, 0), _sums(below, bottom * _STRIDE)]
    return Ground(
        begun + _chunk(b"IDAT", head), top, bottom, foot,
        sum(one for one, _ in sums), sum(other for _, other in sums),
    )  # fmt: skip


class Printer:
    """Makes the cards of a *style*; it keeps every letter that it packed."""

    def __init__(self, style: Style) -> None:
        self._faces = style.faces
        self._packed = lru_cache(maxsize=_LETTERS)(self._pack)

    def card(self, lines: Sequence[TextLine], ground: Ground) -> bytes | None:
        """Return a PNG of *lines* on *ground*; ``None`` where they reach beyond its paper."""
        y, total, weight = ground.top, ground.sum, ground.weight
        parts = [OPENING, more(PAPER, 1)]  # what the ground's last pixel is does not matter
        blank = -1  # pixels of paper before what comes next
        for boxes in _bands([list(self._boxes(line)) for line in lines]):
            top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
            if top < y or bottom > ground.bottom:
                return None
            blank += (top - y) * _STRIDE + 1
            columns: list[Iterable[bytes]] = []
            x = first = boxes[0].left
            if first < 0:
                return None
            for left, upper, letters in _apart(boxes):
                piece = self._packed(letters)
                if columns:
                    columns.append(repeat(more(PAPER, left - x)))
                rows = piece.rows
                empty = [more(PAPER, piece.width)]
                columns.append(
                    empty * (upper - top) + rows + empty * (bottom - upper - len(rows))
                )
                total += piece.sum
                weight += (_BYTES - upper * _STRIDE - 1 - left) * piece.sum - piece.weight
                x = left + piece.width
            if x > WIDTH:
                return None
            columns.append(repeat(more(PAPER, WIDTH - x + 1 + first)))
            parts.append(more(PAPER, blank + first))
            joined = list(chain.from_iterable(zip(*columns, strict=False)))
            joined.pop()
            parts += joined
            blank, y = WIDTH - x, bottom
        parts += (more(PAPER, blank + (ground.bottom - y) * _STRIDE), CLOSING)
        check = (weight + _BYTES) % _ADLER << 16 | (total + 1) % _ADLER
        return b"".join(
            (
                ground.begun,
                _chunk(b"IDAT", b"".join(parts)),
                _chunk(b"IDAT", ground.foot + check.to_bytes(4, "big")),
                _chunk(b"IEND", b""),
            )
        )

    def _boxes(self, line: TextLine) -> Iterator[_Box]:
        name, size, baseline, ink = line.face, line.size, line.baseline, line.colour
        for shape, letter, pen, phase in self._faces[name].placed(line.text, line.left, size):
            left, top = pen + shape.right, baseline - shape.up
            across, down = shape.mask.size
            yield _Box(
                left, top, left + across, top + down, _Letter(name, letter, size, phase, ink)
            )

    def _pack(self, letters: tuple[_Placed, ...]) -> _Piece:
        shapes = [
            (x, y, one.ink, shape.mask)
            for x, y, one in letters
            if (shape := self._faces[one.face].shape(one.letter, one.size, one.phase))
        ]
        width = max(x + mask.width for x, _, _, mask in shapes) + 1
        height = max(y + mask.height for _, y, _, mask in shapes)
        pixels = bytes(width * height)
        for ink in dict.fromkeys(ink for _, _, ink, _ in shapes):
            sheet = Image.new("L", (width, height))
            for x, y, own, mask in shapes:
                if own == ink:
                    sheet.paste(255, (x, y), mask)
            inked = sheet.tobytes().translate(_table(ink))
            pixels = bytes(map(max, pixels, inked)) if any(pixels) else inked
        rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
        total, weight = _sums(bytes(_STRIDE - width).join(rows), 0)
        # Here the weight counts from the piece's own beginning, and upwards.
        return _Piece(width, [packed(row) for row in rows], total, (_BYTES * total - weight) % _ADLER)


def _bands(lines: Iterable[list[_Box]]) -> Iterator[list[_Box]]:
    """Yield the letters of lines that have rows in common together, from left to right."""
    band: list[_Box] = []
    bottom = 0
    for boxes in lines:
        if not boxes:
            continue
        if band and min(box.top for box in boxes) >= bottom:
            yield sorted(band)
            band, bottom = [], 0
        band += boxes
        bottom = max(bottom, *(box.bottom for box in boxes))
    if band:
        yield sorted(band)


def _apart(boxes: list[_Box]) -> Iterator[tuple[int, int, tuple[_Placed, ...]]]:
    """Yield letters that touch in one piece: its left, its top, and where each stands in it."""
    group = [boxes[0]]
    right = boxes[0].right
    for box in (*boxes[1:], None):
        if box is not None and box.left <= right:
            group.append(box)
            right = max(right, box.right)
            continue
        left, top = group[0].left, min(one.top for one in group)
        yield left, top, tuple((one.left - left, one.top - top, one.letter) for one in group)
        if box is not None:
            group, right = [box], box.right


def _in_a_palette(art: Image.Image, paper: tuple[int, ...]) -> tuple[bytes, bytearray]:
    """Return *art* in colours that stand behind those of the letters, and paper as the first one."""
    sheet = Image.new("RGB", (art.width, art.height + 1), paper)  # one row to find the paper by
    sheet.paste(art)
    flat = sheet.quantize(_OF_THE_GROUND, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = bytearray(3 * COLOURS) + bytes((flat.getpalette() or [])[: 3 * _OF_THE_GROUND])
    palette[:3] = bytes(paper)
    pixels = flat.tobytes()
    table = bytearray(min(COLOURS + at, 255) for at in range(256))
    table[pixels[-1]] = PAPER  # letters fade into paper, and so must the ground
    return pixels[: -art.width].translate(table), palette


def _step(ink: str, step: int) -> int:
    return _INKS.index(ink) * _STEPS + step


@lru_cache
def _table(ink: str) -> bytes:
    steps = ((value * _STEPS + 127) // 255 for value in range(256))
    return bytes(_step(ink, step) if step else PAPER for step in steps)


def _sums(content: bytes, offset: int) -> tuple[int, int]:
    """Return both halves of the Adler-32 of *content*, as it counts from *offset* in the image."""
    check = zlib.adler32(content, 0)
    total = check & 0xFFFF
    return total, ((check >> 16) + (_BYTES - offset - len(content)) * total) % _ADLER


def _chunk(kind: bytes, content: bytes) -> bytes:
    return b"".join(
        (
            len(content).to_bytes(4, "big"), kind, content,
            zlib.crc32(content, zlib.crc32(kind)).to_bytes(4, "big"),
        )
    )  # fmt: skip
