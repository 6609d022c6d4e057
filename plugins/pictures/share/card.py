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
from itertools import chain, groupby, repeat
from typing import Final, NamedTuple

from PIL import Image, ImageColor

from plugins.pictures.share.deflate import CLOSING, COLOURS, OPENING, PAPER, more, packer
from plugins.pictures.share.layout import HEIGHT, WIDTH, TextLine
from plugins.pictures.share.style import Style
from plugins.pictures.share.typeface import Shape

_INKS: Final = ("ink", "red", "ink-soft")
_STEPS: Final = (COLOURS - 1) // len(_INKS)  # from the paper's colour to that of the letters
_OF_THE_GROUND: Final = 256 - COLOURS
_WORDS: Final = 2500
_PIECES: Final = 4000
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


class _Block(NamedTuple):
    """Packed rows of equal width, each ending with a pixel of paper.

    The first pixel stands ``left`` of the pen and ``up`` above the baseline. ``weight`` counts from it,
    upwards.
    """

    left: int
    up: int
    width: int
    rows: list[bytes]
    sum: int
    weight: int


_Letters = tuple[
    tuple[int, str, int], ...
]  # the pen, right of the block's side; the letter; its phase


def ground_of(sheet: Image.Image, top: int, bottom: int, colours: Mapping[str, str]) -> Ground:
    """Return *sheet* as a ground for words; between the rows *top* and *bottom* it is plain paper."""
    paper = ImageColor.getrgb(colours["paper"])[:3]
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
    zipped = zlib.compressobj(9, wbits=-15)
    head = _FAST + zipped.compress(above) + zipped.flush(zlib.Z_SYNC_FLUSH)
    zipped = zlib.compressobj(9, wbits=-15)
    foot = zipped.compress(below) + zipped.flush()
    begun = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", _HEAD) + _chunk(b"PLTE", bytes(palette))
    sums = [_sums(above, 0), _sums(below, bottom * _STRIDE)]
    return Ground(
        begun + _chunk(b"IDAT", head), top, bottom, foot,
        sum(one for one, _ in sums), sum(other for _, other in sums),
    )  # fmt: skip


class Printer:
    """Makes the cards of a *style*; it keeps the words that it packed."""

    def __init__(self, style: Style) -> None:
        self._faces = style.faces
        self._word = lru_cache(maxsize=_WORDS)(self._joined)
        self._piece = lru_cache(maxsize=_PIECES)(self._packed)

    def card(self, lines: Sequence[TextLine], ground: Ground) -> bytes | None:
        """Return a PNG of *lines*, the highest first, on *ground*.

        ``None`` where words touch one another or reach beyond the paper.
        """
        y, total, weight = ground.top, ground.sum, ground.weight
        parts = [OPENING, more(PAPER, 1)]  # what the ground's last pixel is does not matter
        blank = -1  # pixels of paper before what comes next
        for baseline, level in groupby(lines, lambda line: line.baseline):
            words = [word for line in level for word in self._words(line)]
            if not words:
                continue
            top = baseline - max(word.up for _, word in words)
            bottom = max(baseline - word.up + len(word.rows) for _, word in words)
            first = x = words[0][0]
            if top < y or bottom > ground.bottom or first < 0:
                return None
            columns: list[Iterable[bytes]] = []
            for left, word in words:
                if left < x:
                    return None
                above = baseline - word.up - top
                empty = [more(PAPER, word.width)]
                below = empty * (bottom - top - above - len(word.rows))
                columns += (repeat(more(PAPER, left - x)), empty * above + word.rows + below)
                total += word.sum
                weight += (_BYTES - (top + above) * _STRIDE - 1 - left) * word.sum - word.weight
                x = left + word.width
            if x > WIDTH:
                return None
            columns.append(repeat(more(PAPER, WIDTH - x + 1 + first)))  # to the next row's word
            parts.append(more(PAPER, blank + (top - y) * _STRIDE + 1 + first))
            parts += chain.from_iterable(zip(*columns, strict=False))
            parts.pop()
            blank, y = WIDTH - x, bottom
        parts += (more(PAPER, blank + (ground.bottom - y) * _STRIDE), CLOSING)
        check = (weight + _BYTES) % _ADLER << 16 | (total + 1) % _ADLER
        foot = ground.foot + check.to_bytes(4, "big")
        body = _chunk(b"IDAT", b"".join(parts))
        return b"".join((ground.begun, body, _chunk(b"IDAT", foot), _chunk(b"IEND", b"")))

    def _words(self, line: TextLine) -> Iterator[tuple[int, _Block]]:
        """Yield the words of *line*, each with its left side, which stands on a whole pixel."""
        measure, size, at = self._faces[line.face].measure, line.size, float(line.left)
        before = ""
        for text in line.text.replace("\u00a0", " ").split(" "):
            if before:
                at += (measure(f"{before[-1]} {text[:1]}") - measure(text[:1])) * size
            word = self._word(text, line.face, size, line.colour)
            if word is not None:
                yield round(at) + word.left, word
            at += (measure(text) - measure(text[-1:])) * size
            before = text

    def _joined(self, text: str, name: str, size: int, ink: str) -> _Block | None:
        """Return a word, put together from its letters; nothing where it has none."""
        groups = list(_touching(self._faces[name].placed(text, 0, size)))
        if not groups:
            return None
        ends = [*(left for left, _, _ in groups[1:]), groups[-1][1] + 1]
        parts = [
            (left, self._piece(letters, end - left, name, size, ink))
            for (left, _, letters), end in zip(groups, ends, strict=True)
        ]
        first = groups[0][0]
        up = max(part.up for _, part in parts)
        height = max(up - part.up + len(part.rows) for _, part in parts)
        columns, total, weight = [], 0, 0
        for left, part in parts:
            above, empty = up - part.up, [more(PAPER, part.width)]
            below = height - above - len(part.rows)
            columns.append(empty * above + part.rows + empty * below)
            total += part.sum
            weight += part.weight + (above * _STRIDE + left - first) * part.sum
        rows = [b"".join(row) for row in zip(*columns, strict=True)]
        return _Block(first, up, ends[-1] - first, rows, total, weight)

    def _packed(self, letters: _Letters, width: int, name: str, size: int, ink: str) -> _Block:
        """Return letters that touch one another."""
        face = self._faces[name]
        found = [(x, face.shape(letter, size, phase)) for x, letter, phase in letters]
        shapes = [(x + shape.right, shape) for x, shape in found if shape]
        up = max(shape.up for _, shape in shapes)
        height = max(up - shape.up + shape.mask.height for _, shape in shapes)
        sheet = Image.new("L", (width, height))
        for x, shape in shapes:
            sheet.paste(255, (x, up - shape.up), shape.mask)
        pixels = sheet.tobytes().translate(_table(ink))
        rows = [pixels[at : at + width] for at in range(0, len(pixels), width)]
        total, weight = _sums(bytes(_STRIDE - width).join(rows), 0)
        packed = list(map(_pack, rows))
        return _Block(0, up, width, packed, total, (_BYTES * total - weight) % _ADLER)


def _touching(placed: Iterable[tuple[Shape, str, int, int]]) -> Iterator[tuple[int, int, _Letters]]:
    """Yield letters that touch together: their left side, their right side, and each of them."""
    boxes = sorted(
        (pen + shape.right, pen, letter, phase, shape.mask.width)
        for shape, letter, pen, phase in placed
    )
    group: list[tuple[int, str, int]] = []
    left = right = 0
    for start, pen, letter, phase, width in boxes:
        if group and start > right:
            yield left, right, tuple(group)
            group = []
        if not group:
            left = right = start
        right = max(right, start + width)
        group.append((pen - left, letter, phase))
    if group:
        yield left, right, tuple(group)


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


_pack: Final = packer((PAPER, *(_step(ink, _STEPS) for ink in _INKS)))


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
