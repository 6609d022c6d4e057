"""The site's own letters, drawn without hinting, each shape once a process.

Every shape is drawn four times as large and reduced, so that it stands where it belongs to a
quarter of a pixel. Advances come from the font in units of the em, pairs from a table beside it:
Pillow's basic layout knows no kerning of OpenType, and the other layout is not on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from PIL import Image, ImageFont

EM: Final = 1000  # units
_FINE: Final = 4
_GLANCE: Final = 48  # pixels; enough to know one shape from another
_NONE: Final = "\uffff"  # never a letter
_SHAPES: Final = 6000


class Typeface:
    """One weight of one family. Raises ``OSError`` where FreeType cannot read *content*."""

    def __init__(self, content: bytes, pairs: Mapping[str, Mapping[str, int]]) -> None:
        self._content = content
        self._pairs = pairs
        self._units = self._font(EM)
        self._small = self._font(_GLANCE)
        self._missing = self._look(_NONE)
        self._advances: dict[str, float] = {}
        self._known: dict[str, bool] = {" ": True, "\u00a0": True}
        self._fine: dict[int, ImageFont.FreeTypeFont] = {}
        self._shape = lru_cache(maxsize=_SHAPES)(self._drawn)

    def has(self, letter: str) -> bool:
        """Say whether the font has a shape for *letter*."""
        if letter not in self._known:
            self._known[letter] = self._look(letter) != self._missing
        return self._known[letter]

    def measure(self, text: str) -> float:
        """Return the width of *text* in ems."""
        total, before = 0.0, ""
        for letter in text:
            total += self._advance(letter) + self._pair(before, letter)
            before = letter
        return total / EM

    def write(
        self, mask: Image.Image, text: str, left: float, baseline: int, size: int, apart: float = 0
    ) -> None:
        """Draw *text* into *mask* (mode L), *apart* pixels between letters beside their own."""
        at, before = left, ""
        for letter in text:
            at += self._pair(before, letter) * size / EM
            quarters = round(at * _FINE)
            shape, right, up = self._shape(letter, size, quarters % _FINE)
            if shape is not None:
                mask.paste(255, (quarters // _FINE + right, baseline - up), shape)
            at += self._advance(letter) * size / EM + apart
            before = letter

    def _drawn(self, letter: str, size: int, phase: int) -> tuple[Image.Image | None, int, int]:
        """Return a shape's mask and where it stands from the pen: pixels right of it, and above."""
        font = self._fine.get(size)
        if font is None:
            font = self._fine[size] = self._font(size * _FINE)
        left, top, right, bottom = font.getbbox(letter, anchor="ls")
        if right <= left or bottom <= top:
            return None, 0, 0
        x = (left + phase) // _FINE - 1
        y = top // _FINE - 1
        across = -(-(right + phase) // _FINE) + 1 - x
        down = -(-bottom // _FINE) + 1 - y
        large = Image.new("L", (int(across * _FINE), int(down * _FINE)))
        core = font.getmask(letter, anchor="ls")
        fine = Image.new("L", core.size)
        fine.im.paste(core, (0, 0, *core.size))
        large.paste(fine, (int(left + phase - x * _FINE), int(top - y * _FINE)))
        return large.reduce(_FINE), int(x), int(-y)

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
