"""``python -m tools.motif``: draw the ornament of the theme anew, for pages and for share images."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from tools.motif.drum import Ring, Shape, large, small

_THEME: Final = Path(__file__).parents[2] / "theme"
_SVG: Final = _THEME / "static/img/motif.svg"
_PNG: Final = _THEME / "share/motif.png"
_UNIT: Final = 200  # of the drawing, from the middle to the rim
_MARGIN: Final = 2
_LETTER: Final = 48  # pixels: what is smaller is drawn with few, strong shapes
_PIXELS: Final = 800
_FINER: Final = 4
_SHADES: Final = 16


def drawing() -> str:
    """Return the ornament as SVG, in the colour of what is around it."""
    side = 2 * (_UNIT + _MARGIN)
    corner = -_UNIT - _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{corner} {corner} {side} {side}" '
        'fill="currentColor" stroke="currentColor" stroke-width="0">'
        f"<style>.s{{display:none}}@media (max-width:{_LETTER}px){{.l{{display:none}}.s{{display:inline}}}}</style>"
        f'<g class="l">{_marked(large())}</g><g class="s">{_marked(small())}</g></svg>\n'
    )


def mask(side: int = _PIXELS) -> Image.Image:
    """Return the ornament as a picture of one channel, white on black."""
    wide = side * _FINER
    sheet = Image.new("L", (wide, wide))
    draw = ImageDraw.Draw(sheet)
    scale = wide / 2 * _UNIT / (_UNIT + _MARGIN)
    for one in large():
        if isinstance(one, Shape):
            draw.polygon([(wide / 2 + x * scale, wide / 2 + y * scale) for x, y in one.points], 255)
            continue
        x, y = (wide / 2 + at * scale for at in one.centre)
        out = (one.radius + one.width / 2) * scale
        box = (x - out, y - out, x + out, y + out)
        if one.width:
            draw.ellipse(box, outline=255, width=round(one.width * scale))
        else:
            draw.ellipse(box, 255)
    return sheet.resize((side, side), Image.Resampling.LANCZOS)


def _marked(shapes: Iterable[Ring | Shape]) -> str:
    """Return *shapes*: one path for all that is filled, one for the lines of each width."""
    filled, lines = [], dict[float, list[str]]()
    for one in shapes:
        if isinstance(one, Shape):
            filled.append(_outline(one))
        else:
            x, y, r = one.centre[0], one.centre[1], one.radius
            round_ = f"{_n(r)} {_n(r)} 0 1 0"
            path = f"M{_pair(x - r, y)}a{round_} {_n(2 * r)} 0a{round_} {_n(-2 * r)} 0Z"
            (lines.setdefault(one.width, []) if one.width else filled).append(path)
    return f'<path d="{"".join(filled)}"/>' + "".join(
        f'<path fill="none" stroke-width="{_n(width)}" d="{"".join(paths)}"/>'
        for width, paths in lines.items()
    )


def _outline(shape: Shape) -> str:
    """Return a path from point to point, each told from the one before."""
    points = [(round(x * _UNIT, 1), round(y * _UNIT, 1)) for x, y in shape.points]
    steps = (
        _pair((x - was) / _UNIT, (y - above) / _UNIT) for (was, above), (x, y) in pairwise(points)
    )
    return f"M{_pair(*shape.points[0])}l{' '.join(steps)}Z"


def _pair(x: float, y: float) -> str:
    return f"{_n(x)} {_n(y)}".replace(" -", "-")


def _n(part: float) -> str:
    found = f"{part * _UNIT:.1f}".removesuffix(".0")
    return "0" if found == "-0" else found.replace("-0.", "-.").removeprefix("0") or "0"


def main() -> None:
    """Write the files of the theme."""
    _SVG.write_text(drawing(), "utf-8")
    mask().quantize(_SHADES, dither=Image.Dither.NONE).save(_PNG, optimize=True)


if __name__ == "__main__":
    main()
