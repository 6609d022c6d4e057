"""Draws share images. A card of words alone is a PNG of a palette, one with a picture a JPEG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Protocol

from PIL import Image, ImageColor

from plugins.core.pictures import Format
from plugins.pictures.pixels import shrink
from plugins.pictures.share.layout import (
    HEIGHT,
    WIDTH,
    Frame,
    TextLine,
    crop,
    frame_of,
    name_runs,
    runs,
)
from plugins.pictures.share.style import Style
from plugins.pictures.share.subjects import Subject
from plugins.pictures.share.typeface import Typeface

_LEVELS: Final = 48  # from the ground's colour to that of the letters
_INKS: Final = ("ink", "red", "ink-soft")
_OF_THE_GROUND: Final = 256 - _LEVELS * len(_INKS)
_FOOT: Final = 574  # where the ground's foot begins
_PLAIN: Final = 584  # and its band, under the stripe
_JPEG: Final = {"quality": 76, "subsampling": 2, "optimize": True, "progressive": False}
_PNG: Final = {"compress_level": 2}


def format_of(subject: Subject) -> Format:
    """Return the format that the image of *subject* has."""
    return "jpeg" if frame_of(subject).picture else "png"


def draw(subject: Subject, style: Style, output: Path, target: Path) -> None:
    """Draw *subject* into the file *target*; its picture lies below *output*.

    The same bytes for the same subject and style. Raises ``OSError``.
    """
    frame = frame_of(subject)
    ground = _ground(style, frame, subject.name)
    if frame.picture is None:
        sheet: _Sheet = _Flat(ground.copy(), style.colours)
        _write(runs(subject, frame, style.faces), sheet, style.faces)
        sheet.image.save(target, "PNG", **_PNG)
        return
    assert subject.picture is not None
    sheet = _Full(ground.copy(), style.colours)
    _write(runs(subject, frame, style.faces), sheet, style.faces)
    left, top, right, bottom = frame.picture
    with Image.open(output / subject.picture.address) as opened:
        box = crop(opened.size, frame.picture, subject.focus)
        factor = (right - left) / (box[2] - box[0])
        opened.draft(None, (int(opened.width * factor) + 1, int(opened.height * factor) + 1))
        opened.load()
        picture = _opaque(opened, style.colours["paper"])
        box = crop(picture.size, frame.picture, subject.focus)
        size = (right - left, bottom - top)
        sheet.image.paste(
            picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0), (left, top)
        )
    sheet.image.save(target, "JPEG", **_JPEG)


class _Sheet(Protocol):
    image: Image.Image

    def ink(self, mask: Image.Image, at: tuple[int, int], colour: str) -> None:
        """Lay *colour* where *mask* shows it."""


class _Full:
    """A picture in all colours."""

    def __init__(self, image: Image.Image, colours: Mapping[str, str]) -> None:
        self.image = image
        self._colours = colours

    def ink(self, mask: Image.Image, at: tuple[int, int], colour: str) -> None:
        self.image.paste(self._colours[colour], at, mask)


class _Flat:
    """A picture of a palette: what letters cover is a step between the ground and their colour.

    Three times faster to write than true colour, and half its bytes.
    """

    def __init__(self, image: Image.Image, colours: Mapping[str, str]) -> None:
        self.image = image

    def ink(self, mask: Image.Image, at: tuple[int, int], colour: str) -> None:
        steps, shown = _steps(_INKS.index(colour))
        self.image.paste(mask.point(steps), at, mask.point(shown))


@cache
def _steps(ink: int) -> tuple[list[int], list[int]]:
    first = _OF_THE_GROUND + ink * _LEVELS
    steps = [first + (value * (_LEVELS - 1) + 127) // 255 for value in range(256)]
    return steps, [255 if step > first else 0 for step in steps]


def _write(lines: Iterable[TextLine], sheet: _Sheet, faces: Mapping[str, Typeface]) -> None:
    for run in lines:
        face = faces[run.face]
        above, below = round(run.size * 1.2), round(run.size * 0.5)
        width = min(WIDTH - run.left, int(face.measure(run.text) * run.size) + run.size)
        margin = min(run.left, run.size // 4)  # for letters that reach back
        mask = Image.new("L", (width + margin, above + below))
        face.write(mask, run.text, margin, above, run.size)
        sheet.ink(mask, (run.left - margin, run.baseline - above), run.colour)


@lru_cache(maxsize=8)
def _ground(style: Style, frame: Frame, name: str) -> Image.Image:
    """Return the sheet under every image of one arrangement: paper, foot, emblem and name."""
    with Image.open(style.ground) as opened:
        sheet = opened.convert("RGB")
    if sheet.size != (WIDTH, HEIGHT):
        sheet = sheet.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    if frame.name[2]:
        sheet.paste(style.colours["paper"], (0, 0, WIDTH, _FOOT))
    if frame.picture:  # a pattern beside a picture is restless, and costs a JPEG 20 KB
        band = sheet.crop((0, _PLAIN, WIDTH, _PLAIN + 1)).resize((WIDTH, HEIGHT - _PLAIN))
        sheet.paste(band, (0, _PLAIN))
    with Image.open(style.emblem) as opened:
        left, top, right, _ = frame.emblem
        emblem = shrink(opened.convert("RGBA"), (right - left, right - left))
        sheet.paste(emblem, (left, top), emblem)
    if frame.rule:
        sheet.paste(style.colours["ink"], frame.rule)
    full = _Full(sheet, style.colours)
    if frame.name[2]:
        _write(name_runs(name, frame, style.faces), full, style.faces)
    return full.image if frame.picture else _in_a_palette(full.image, style.colours)


def _in_a_palette(sheet: Image.Image, colours: Mapping[str, str]) -> Image.Image:
    flat = sheet.quantize(_OF_THE_GROUND, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    known = (flat.getpalette() or [])[: 3 * _OF_THE_GROUND]
    palette = known + [0] * (3 * _OF_THE_GROUND - len(known))
    paper = ImageColor.getrgb(colours["paper"])[:3]
    for ink in _INKS:
        letters = ImageColor.getrgb(colours[ink])[:3]
        for step in range(_LEVELS):
            share = step / (_LEVELS - 1)
            palette += [round(a + (b - a) * share) for a, b in zip(paper, letters, strict=True)]
    # The paper's own entry must be exact: letters fade into it.
    at = flat.getpixel((2, HEIGHT // 2))
    assert isinstance(at, int)
    palette[3 * at : 3 * at + 3] = paper
    flat.putpalette(palette)
    return flat


def _opaque(picture: Image.Image, paper: str) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    under = Image.new("RGBA", clear.size, paper)
    return Image.alpha_composite(under, clear).convert("RGB")
