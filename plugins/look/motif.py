"""A union's own ornament in the place of the engine's drum: its shape alone counts, the colour is the page's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PIL import Image

from plugins.core.problems import Place, Problem, problem
from plugins.look.svg import ground_of

DRAWN: Final = "motif.svg"
IN_PIXELS: Final = "motif.png"
PUBLISHED: Final = "img/motif.svg"
LEAST: Final = 800  # pixels: the largest share image shows nearly as many
MOST_BYTES: Final = 40_000  # it goes out to every reader
_BENT: Final = 1.1  # how much wider than high, or higher than wide
_CLEAR: Final = 0.1  # of a picture, at least, is ground


def motif_problems(
    shapes: Mapping[str, tuple[int, int]],
    drawing: bytes | None,
    pixels: Image.Image | None,
    shown: str,
) -> Iterator[Problem]:
    """Yield what is wrong with an ornament: *shapes* are the width and height of its files by name."""
    for name, (width, height) in shapes.items():
        at = Place(f"{shown}/{name}")
        too_few = name == IN_PIXELS and min(width, height) < LEAST
        if max(width, height) > _BENT * min(width, height) or too_few:
            yield problem("G112", at, name=name, size=f"{width} × {height}", least=LEAST)
    if pixels is not None:
        at = Place(f"{shown}/{IN_PIXELS}")
        if drawing is None:
            yield problem("G114", at)
        drawn = pixels.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
        part = drawn.histogram()[255] / (pixels.width * pixels.height)
        if not 0 < part <= 1 - _CLEAR:
            yield problem("G113", at, name=IN_PIXELS)
    if drawing is not None:
        if len(drawing) > MOST_BYTES:
            size, most = len(drawing) // 1000, MOST_BYTES // 1000
            yield problem("G103", Place(f"{shown}/{DRAWN}"), size=size, most=most)
        line = ground_of(drawing)
        if line is not None:
            yield problem("G113", Place(f"{shown}/{DRAWN}", line), name=DRAWN)
