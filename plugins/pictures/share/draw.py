"""Draws share images: a card of words alone is a PNG of a palette, one with a picture a JPEG."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageColor, ImageDraw

from plugins.core.pictures import Format
from plugins.pictures.pixels import shrink
from plugins.pictures.share.card import Ground, Printer, ground_of
from plugins.pictures.share.ground import FOOT, PLAIN, repainted
from plugins.pictures.share.layout import (
    HEIGHT,
    TEXT,
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

_MANY: Final = 20  # cards, of which it is worth learning from one
_SOME: Final = 60
_PALE: Final = 0.38  # how much of the colour the ornament has
_ROOM: Final = 0.2  # of the ornament, round the emblem
_BEYOND: Final = 6  # pixels that letters may reach beyond their area
_JPEG: Final = {"quality": 76, "subsampling": 2, "optimize": True, "progressive": False}
_PNG: Final = {"compress_level": 9}


def format_of(subject: Subject) -> Format:
    """Return the format that the image of *subject* has."""
    return "jpeg" if frame_of(subject).picture else "png"


def draw(subject: Subject, style: Style, output: Path) -> bytes:
    """Return the image of *subject*, a file's content; its picture lies below *output*.

    The same bytes for the same subject and style. Raises ``OSError``.
    """
    frame = frame_of(subject)
    lines = runs(subject, frame, style.faces)
    if frame is TEXT:
        card = _printer(style).card(lines, _ground(style, subject.name))
        if card is not None:
            return card
    sheet = _sheet(style, frame, subject.name).copy()
    _write(lines, sheet, style)
    if frame.picture is None:
        flat = sheet.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        return _saved(flat, "PNG", **_PNG)
    assert subject.picture is not None
    left, top, right, bottom = frame.picture
    with Image.open(output / subject.picture.address) as opened:
        box = crop(opened.size, frame.picture, subject.focus)
        factor = (right - left) / (box[2] - box[0])
        opened.draft(None, (int(opened.width * factor) + 1, int(opened.height * factor) + 1))
        opened.load()
        picture = _opaque(opened, style.colours["paper"])
        box = crop(picture.size, frame.picture, subject.focus)
        size = (right - left, bottom - top)
        sheet.paste(
            picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0), (left, top)
        )
    return _saved(sheet, "JPEG", **_JPEG)


def prepare(subjects: Iterable[Subject], style: Style) -> None:
    """Learn grounds, letters and words from some of *subjects*, for the processes forked from this one."""
    cards = [one for one in subjects if frame_of(one) is TEXT]
    with contextlib.suppress(OSError):  # whoever draws for good finds out
        for one in cards[:: max(_MANY, len(cards) // _SOME)]:
            draw(one, style, Path())


def _write(lines: Iterable[TextLine], sheet: Image.Image, style: Style) -> None:
    for run in lines:
        face = style.faces[run.face]
        above, below = round(run.size * 1.2), round(run.size * 0.5)
        width = min(WIDTH - run.left, int(face.measure(run.text) * run.size) + run.size)
        margin = min(run.left, run.size // 4)  # for letters that reach back
        mask = Image.new("L", (width + margin, above + below))
        face.write(mask, run.text, margin, above, run.size)
        sheet.paste(style.colours[run.colour], (run.left - margin, run.baseline - above), mask)


@lru_cache(maxsize=4)
def _printer(style: Style) -> Printer:
    return Printer(style)


@lru_cache(maxsize=8)
def _ground(style: Style, name: str) -> Ground:
    """Return what an edition's cards of words alone are written on."""
    top, bottom = TEXT.area[1] - _BEYOND, TEXT.area[3] + _BEYOND
    return ground_of(_sheet(style, TEXT, name), top, bottom, style.colours)


@lru_cache(maxsize=8)
def _sheet(style: Style, frame: Frame, name: str) -> Image.Image:
    """Return the sheet under every image of one arrangement: paper, foot, emblem and name."""
    with Image.open(style.ground) as opened:
        sheet = repainted(opened.convert("RGB"), style)
    if sheet.size != (WIDTH, HEIGHT):
        sheet = sheet.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    if frame.name[2]:
        sheet.paste(style.colours["paper"], (0, 0, WIDTH, FOOT))
    if frame.picture:  # a pattern beside a picture is restless, and costs a JPEG 20 KB
        band = sheet.crop((0, PLAIN, WIDTH, PLAIN + 1)).resize((WIDTH, HEIGHT - PLAIN))
        sheet.paste(band, (0, PLAIN))
    if frame.motif and style.motif:
        _adorn(sheet, frame, style)
    with Image.open(io.BytesIO(style.emblem)) as opened:
        left, top, right, _ = frame.emblem
        emblem = shrink(opened.convert("RGBA"), (right - left, right - left))
        sheet.paste(emblem, (left, top), emblem)
    if frame.rule:
        sheet.paste(style.colours["ink"], frame.rule)
    if frame.name[2]:
        _write(name_runs(name, frame, style.faces), sheet, style)
    return sheet


def _adorn(sheet: Image.Image, frame: Frame, style: Style) -> None:
    """Draw the ornament of *style*: pale, above the rule or the foot, and with room for the emblem in its middle."""
    assert frame.motif
    assert style.motif
    left, top, right, bottom = frame.motif
    with Image.open(io.BytesIO(style.motif)) as opened:
        shape = opened.getchannel("A") if opened.mode in ("RGBA", "LA") else opened.convert("L")
        shape = shape.resize((right - left, bottom - top), Image.Resampling.LANCZOS)
    if frame.emblem[0] > left:
        middle, room = (right - left) // 2, round((right - left) * _ROOM)
        ImageDraw.Draw(shape).ellipse(
            (middle - room, middle - room, middle + room, middle + room), 0
        )
    paper, gold = (ImageColor.getrgb(style.colours[name]) for name in ("paper", "gold"))
    line = tuple(round(a + (b - a) * _PALE) for a, b in zip(paper, gold, strict=True))
    end = frame.rule[1] if frame.rule else FOOT
    shape = shape.crop((0, 0, right - left, min(end, bottom) - top))
    sheet.paste(line, (left, top), shape)


def _saved(sheet: Image.Image, kind: str, **options: object) -> bytes:
    content = io.BytesIO()
    sheet.save(content, kind, **options)
    return content.getvalue()


def _opaque(picture: Image.Image, paper: str) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    under = Image.new("RGBA", clear.size, paper)
    return Image.alpha_composite(under, clear).convert("RGB")
