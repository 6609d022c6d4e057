"""The site's own letters, drawn without hinting, each shape once a process.

Every shape is drawn two or four times as large and reduced, so that it stands where it belongs to
half a pixel, small ones to a quarter. Advances come from the font in units of the em, pairs from a table beside it:
Pillow's basic layout knows no kerning of OpenType, and the other layout is not on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from PIL import Image, ImageFont

EM: Final = 1000  # units
_DISPLAY: Final = 48  # pixels; from here on the eye does not see a quarter of one
_GLANCE: Final = 48  # pixels; enough to know one shape from another
_NONE: Final = "\uffff"  # never a letter
_SHAPES: Final = 6000
_LARGE: Final = 500
_MEASURED: Final = 20_000


class Shape(NamedTuple):
    """A letter's mask, and where it stands from the pen: pixels right of it, and above."""

    mask: Image.Image
    right: int
    up: int


class Typeface:
    """One weight of one family. Raises ``OSError`` where FreeType cannot read *content*."""

    def __init__(self, content: bytes, pairs: Mapping[str, Mapping[str, int]]) -> None:
        self._content = content
        self._pairs = pairs
        self._units = self._font(EM)
        self._small = self._font(_GLANCE)
        self._missing = self._look(_NONE)
        self._advances: dict[str, float] = {}
        self.measure = lru_cache(maxsize=_MEASURED)(self._measured)
        self._known: dict[str, bool] = {" ": True, "\u00a0": True}
        self._fine: dict[int, ImageFont.FreeTypeFont] = {}
        self.shape = lru_cache(maxsize=_SHAPES)(self._drawn)
        self._large = lru_cache(maxsize=_LARGE)(self._drawn_large)

    def has(self, letter: str) -> bool:
        """Say whether the font has a shape for *letter*."""
        if letter not in self._known:
            self._known[letter] = self._look(letter) != self._missing
        return self._known[letter]

    def _measured(self, text: str) -> float:
        """Return the width of *text* in ems."""
        total, before = 0.0, ""
        for letter in text:
            total += self._advance(letter) + self._pair(before, letter)
            before = letter
        return total / EM

    def placed(self, text: str, left: int, size: int) -> Iterator[tuple[Shape, str, int, int]]:
        """Yield the shapes of *text*: each with its letter, the pen's pixel and quarters beyond it."""
        fine, before = _fine(size), ""
        at, unit = float(left * fine), size * fine / EM
        for letter in text:
            at += self._pair(before, letter) * unit
            pen, phase = divmod(round(at), fine)
            shape = self.shape(letter, size, phase)
            if shape is not None:
                yield shape, letter, pen, phase
            at += self._advance(letter) * unit
            before = letter

    def write(self, mask: Image.Image, text: str, left: int, baseline: int, size: int) -> None:
        """Draw *text* into *mask* (mode L)."""
        for shape, _, pen, _ in self.placed(text, left, size):
            mask.paste(255, (pen + shape.right, baseline - shape.up), shape.mask)

    def _drawn(self, letter: str, size: int, phase: int) -> Shape | None:
        """Return a letter's shape, *phase* quarters right of the pen's pixel; none for a space."""
        mask, left, top = self._large(letter, size)
        if mask is None:
            return None
        fine = _fine(size)
        x, y = (left + phase) // fine, top // fine
        across = -(-(left + mask.width + phase) // fine) - x
        down = -(-(top + mask.height) // fine) - y
        large = Image.new("L", (across * fine, down * fine))
        large.paste(mask, (left + phase - x * fine, top - y * fine))
        small = large.reduce(fine)
        box = small.getbbox()
        return Shape(small.crop(box), x + box[0], -y - box[1]) if box else None

    def _drawn_large(self, letter: str, size: int) -> tuple[Image.Image | None, int, int]:
        font = self._fine.get(size)
        if font is None:
            font = self._fine[size] = self._font(size * _fine(size))
        left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
        if right <= left or bottom <= top:
            return None, 0, 0
        core = font.getmask(letter, anchor="ls")
        mask = Image.new("L", core.size)
        mask.im.paste(core, (0, 0, *core.size))
        return mask, left, top

    def _advance(self, letter: str) -> float:
        found = self._advances.get(letter)
        if found is None:
            found = self._advances[letter] = self._units.getlength(letter)
        return found

    def _pair(self, before: str, letter: str) -> int:
        pairs = self._pairs.get(before)
        return pairs.get(letter, 0) if pairs else 0

    def _look(self, letter: str) -> tuple[float, bytes]:
        return self._units.getlength(letter), bytes(self._small.getmask(letter))

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(
            io.BytesIO(self._content), size, layout_engine=ImageFont.Layout.BASIC
        )


def _fine(size: int) -> int:
    """Return how many times as large a shape of *size* is drawn."""
    return 2 if size >= _DISPLAY else 4
