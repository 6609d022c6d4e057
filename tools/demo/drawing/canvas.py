"""A sheet to draw flat illustrations on: 100 units high, as wide as its shape says, twice as fine as it is kept."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from typing import Final

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]

NAVY: Final = (16, 48, 95)
BLUE: Final = (38, 92, 158)
PALE_BLUE: Final = (159, 187, 220)
SKY: Final = (211, 224, 238)
RED: Final = (190, 52, 48)
CORAL: Final = (217, 98, 84)
GOLD: Final = (227, 189, 91)
SAND: Final = (238, 214, 160)
CREAM: Final = (250, 243, 226)
GREEN: Final = (79, 127, 97)
PALE_GREEN: Final = (207, 223, 207)
DARK_GREEN: Final = (43, 84, 68)
BROWN: Final = (138, 90, 43)
WOOD: Final = (176, 127, 74)
GREY: Final = (150, 160, 172)
WHITE: Final = (253, 251, 246)
INK: Final = (32, 34, 48)
SKINS: Final = ((201, 138, 90), (181, 118, 74), (217, 162, 115))
HAIRS: Final = ((30, 28, 36), (46, 38, 40), (24, 26, 34))
SHIRTS: Final = (BLUE, RED, GREEN, CREAM, NAVY, CORAL, GOLD, PALE_BLUE)
_FINER: Final = 2


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """Return *one* with *part* of *other* in it."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Colour, part: float = 0.2) -> Colour:
    """Return *colour* in the shade."""
    return mixed(colour, INK, part)


def lighter(colour: Colour, part: float = 0.35) -> Colour:
    """Return *colour* in the light."""
    return mixed(colour, WHITE, part)


class Canvas:
    """The sheet. ``wide`` is its width in units; ``dice`` decide whatever may vary."""

    def __init__(self, size: tuple[int, int], dice: random.Random) -> None:
        self.size = size
        self.dice = dice
        self.unit = size[1] * _FINER / 100
        self.wide = size[0] / size[1] * 100
        self._image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER))
        self._pen = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """Return the picture in the size asked for."""
        return self._image.reduce(_FINER)

    def wash(self, top: Colour, bottom: Colour) -> None:
        """Cover the sheet with a colour that runs from *top* to *bottom*."""
        column = Image.new("RGB", (1, 64))
        column.putdata([mixed(top, bottom, y / 63) for y in range(64)])
        self._image.paste(column.resize(self._image.size, Image.Resampling.BILINEAR))

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour, r: float = 0) -> None:
        """Draw a rectangle, its corners rounded by *r*."""
        box = [v * self.unit for v in (x, y, x + w, y + h)]
        if r:
            self._pen.rounded_rectangle(box, min(r, w / 2, h / 2) * self.unit, fill)
        else:
            self._pen.rectangle(box, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """Draw an ellipse around its centre."""
        self._pen.ellipse([v * self.unit for v in (x - rx, y - ry, x + rx, y + ry)], fill)

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        """Draw a circle around its centre."""
        self.oval(x, y, r, r, fill)

    def slice(self, x: float, y: float, r: float, start: int, end: int, fill: Colour) -> None:
        """Draw a sector of a circle, from *start* to *end* degrees clockwise from the right."""
        self._pen.pieslice([v * self.unit for v in (x - r, y - r, x + r, y + r)], start, end, fill)

    def poly(self, points: Iterable[Point], fill: Colour) -> None:
        """Draw an area within *points*."""
        self._pen.polygon([(x * self.unit, y * self.unit) for x, y in points], fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float = 0.6) -> None:
        """Draw a line with round ends."""
        at = [(x * self.unit, y * self.unit) for x, y in points]
        self._pen.line(at, fill, max(1, round(width * self.unit)), joint="curve")
        if width > 0.8:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, fill)

    def star(self, x: float, y: float, r: float, fill: Colour) -> None:
        """Draw a star of five points."""
        points = []
        for at in range(10):
            far = r if at % 2 == 0 else r * 0.42
            angle = math.pi * at / 5 - math.pi / 2
            points.append((x + far * math.cos(angle), y + far * math.sin(angle)))
        self.poly(points, fill)

    def hills(self, y: float, height: float, fill: Colour, waves: float = 2.5) -> None:
        """Draw hills along the whole width, about *y*."""
        turn, other = self.dice.uniform(0, 6.3), self.dice.uniform(0, 6.3)
        points: list[Point] = [(self.wide, 100), (0, 100)]
        for at in range(81):
            along = at / 80
            rise = math.sin(along * waves * 3.1 + turn) + 0.5 * math.sin(
                along * waves * 7.3 + other
            )
            points.append((along * self.wide, y - height * rise / 1.5))
        self.poly(points, fill)

    def sun(self, x: float, y: float, r: float, fill: Colour, sky: Colour) -> None:
        """Draw the sun with rings of light around it."""
        for ring, part in ((2.0, 0.78), (1.55, 0.6), (1.2, 0.4)):
            self.disc(x, y, r * ring, mixed(fill, sky, part))
        self.disc(x, y, r, fill)

    def tree(self, x: float, y: float, h: float) -> None:
        """Draw a tree that stands at *x*, *y*."""
        leaf = self.dice.choice((GREEN, DARK_GREEN, mixed(GREEN, GOLD, 0.25)))
        self.rect(x - h * 0.03, y - h * 0.45, h * 0.06, h * 0.45, BROWN)
        self.oval(x, y - h * 0.65, h * 0.26, h * 0.36, leaf)
        self.oval(x + h * 0.1, y - h * 0.52, h * 0.2, h * 0.22, darker(leaf, 0.12))
