"""Where everything stands on a share image. Pixels, from the top left; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from plugins.core.pictures import Rendition
from plugins.language.held import PHONE, held
from plugins.pictures.share.style import LIGHT, SANS, SERIF
from plugins.pictures.share.subjects import ABOVE, BESIDE, Subject, is_panorama
from plugins.pictures.share.typeface import Typeface
from plugins.pictures.share.wrap import count, is_broken, shorten, wrap

WIDTH: Final = 1200
HEIGHT: Final = 630

Box = tuple[int, int, int, int]  # left, top, right, bottom

_LEADING: Final = 1.27  # the deepest letter (y) and the highest (Ắ) take 1.25 em together
_ASCENT: Final = 1.02  # of a line of stacked capitals, above its baseline (Ế: 1.00 em)
_KICKER: Final = 30
_KICKER_LINE: Final = 52
_MOST_LARGER: Final = 1.6  # a picture smaller than this is left out rather than blown up


@dataclass(frozen=True, slots=True)
class Frame:
    """One arrangement. ``area`` holds kicker and headline; ``name`` the edition's name.

    ``motif`` is where the ornament would stand whole: what lies outside the sheet or below the rule is not seen.
    """

    area: Box
    sizes: tuple[int, ...]
    emblem: Box
    name: Box
    rule: Box | None = None
    picture: Box | None = None
    motif: Box | None = None


class TextLine(NamedTuple):
    """A line of text: ``left`` and ``baseline`` of its first letter."""

    text: str
    face: str
    size: int
    left: int
    baseline: int
    colour: str


TEXT: Final = Frame(
    area=(64, 152, 1136, 548),
    sizes=(120, 106, 92, 84, 76, 68, 62, 56, 50, 46, 42),
    emblem=(56, 28, 140, 112),
    name=(156, 28, 920, 112),
    rule=(64, 122, 1136, 124),
    motif=(944, 26, 1136, 218),
)
SPLIT: Final = Frame(
    area=(56, 152, 612, 548),
    sizes=(76, 68, 62, 56, 52, 48, 44, 40, 36),
    emblem=(48, 28, 132, 112),
    name=(144, 28, 612, 112),
    rule=(56, 122, 612, 124),
    picture=(WIDTH - BESIDE[0], 0, WIDTH, BESIDE[1]),
)
BAND: Final = Frame(
    area=(64, 284, 1136, 486),
    sizes=(60, 54, 48, 44, 40, 36),
    emblem=(58, 496, 126, 564),
    name=(138, 496, 1136, 564),
    picture=(0, 0, *ABOVE),
)
COVER: Final = Frame(
    area=(64, 60, 552, 530),
    sizes=(92, 84, 76, 68, 62, 56, 50, 46, 42, 38),
    emblem=(820, 170, 1040, 390),
    name=(0, 0, 0, 0),
    motif=(568, -82, 1292, 642),
)


def frame_of(subject: Subject) -> Frame:
    """Return the arrangement for *subject*: by the shape of its picture."""
    if subject.form == "cover":
        return COVER
    picture = subject.picture
    if picture is None:
        return TEXT
    frame = BAND if is_panorama(picture) else SPLIT
    assert frame.picture is not None
    return frame if _enlarged(picture, frame.picture) <= _MOST_LARGER else TEXT


def crop(
    size: tuple[int, int], target: Box, focus: str | None
) -> tuple[float, float, float, float]:
    """Return the part of a picture of *size* that fills *target*, kept where *focus* says.

    It never leaves the picture, not by a rounding error either: Pillow refuses a box that does.
    """
    across, down = target[2] - target[0], target[3] - target[1]
    scale = min(size[0] / across, size[1] / down)
    width, height = min(across * scale, size[0]), min(down * scale, size[1])
    x = {"left": 0.0, "right": 1.0}.get(focus or "", 0.5)
    y = {"top": 0.0, "bottom": 1.0}.get(focus or "", 0.4)  # faces stand above the middle
    left, top = (size[0] - width) * x, (size[1] - height) * y
    return left, top, min(left + width, size[0]), min(top + height, size[1])


def runs(subject: Subject, frame: Frame, faces: Mapping[str, Typeface]) -> tuple[TextLine, ...]:
    """Return kicker, date and headline of *subject*, set into the area of *frame*."""
    if subject.form == "cover":
        return _cover(subject, frame, faces)
    left, top, right, bottom = frame.area
    small = _small(subject, left, right - left, faces)
    room = bottom - top - (_KICKER_LINE if small else 0)
    headline = held(subject.headline, subject.lang, PHONE)
    size, lines = _headline(headline, right - left, room, frame.sizes, faces[SERIF])
    height = _height(len(lines), size) + (_KICKER_LINE if small else 0)
    # The eye's middle is above the ruler's: two fifths of what is left over stand above.
    y = top + int((bottom - top - height) * 0.42)
    placed = [TextLine(r.text, r.face, r.size, r.left, y + _KICKER, r.colour) for r in small]
    y += _KICKER_LINE if small else 0
    return (*placed, *_lines(lines, size, left, y, SERIF, "ink"))


def name_runs(name: str, frame: Frame, faces: Mapping[str, Typeface]) -> tuple[TextLine, ...]:
    """Return the edition's name beside the emblem: on one line, else smaller, else on two."""
    left, top, right, bottom = frame.name
    width = right - left
    face = faces[SERIF]
    for size in (38, 35, 32):
        if face.measure(name) * size <= width:
            middle = (top + bottom) // 2
            return (TextLine(name, SERIF, size, left, middle + round(size * 0.34), "ink"),)
    size, lines = _headline(name, width, bottom - top, (30, 28, 26, 24), face, most=2)
    y = top + (bottom - top - _height(len(lines), size)) // 2
    return _lines(lines, size, left, y, SERIF, "ink")


def _cover(subject: Subject, frame: Frame, faces: Mapping[str, Typeface]) -> tuple[TextLine, ...]:
    left, top, right, bottom = frame.area
    width = right - left
    headline = held(subject.headline, subject.lang, PHONE)
    size, lines = _headline(headline, width, 330, frame.sizes, faces[SERIF])
    below, said = (
        _headline(
            held(subject.kicker, subject.lang, PHONE),
            width,
            130,
            (34, 31, 28),
            faces[LIGHT],
            most=3,
        )
        if subject.kicker
        else (0, [])
    )
    gap = 22
    height = _height(len(lines), size) + (gap + _height(len(said), below) if said else 0)
    y = top + (bottom - top - height) // 2
    first = _lines(lines, size, left, y, SERIF, "ink")
    y += _height(len(lines), size) + gap
    return (*first, *_lines(said, below, left, y, LIGHT, "ink-soft"))


def _small(
    subject: Subject, left: int, width: int, faces: Mapping[str, Typeface]
) -> tuple[TextLine, ...]:
    """Return kicker and date on one line; the date gives way, then the kicker is shortened."""
    parts: list[TextLine] = []
    used = 0.0
    if subject.kicker:
        measure = faces[SANS].measure
        room = width / _KICKER
        kicker = subject.kicker
        if measure(kicker) > room:
            kicker = shorten(kicker, room, 1, measure)[0]
        parts.append(TextLine(kicker, SANS, _KICKER, left, 0, "red"))
        used = measure(kicker) * _KICKER + 22
    if subject.date and used + faces[LIGHT].measure(subject.date) * _KICKER <= width:
        parts.append(TextLine(subject.date, LIGHT, _KICKER, left + round(used), 0, "ink-soft"))
    return tuple(parts)


def _headline(
    text: str, width: int, room: int, sizes: tuple[int, ...], face: Typeface, most: int = 9
) -> tuple[int, list[str]]:
    """Return the largest size whose lines fit into *width* and *room*, and these lines."""
    for size in sizes:
        fits = min(most, int((room / size - _ASCENT - 0.3) / _LEADING) + 1)
        if is_broken(text, width / size, face.measure) and size != sizes[-1]:
            continue
        if count(text, width / size, face.measure) <= min(fits, _most_lines(size)):
            return size, wrap(text, width / size, face.measure)
    return sizes[-1], shorten(text, width / sizes[-1], fits, face.measure)


def _most_lines(size: int) -> int:
    """Return how many lines of *size* still look like a headline."""
    return 2 if size > 92 else 4 if size > 56 else 9


def _height(lines: int, size: int) -> int:
    return round(((lines - 1) * _LEADING + _ASCENT + 0.3) * size)


def _lines(
    lines: list[str], size: int, left: int, top: int, face: str, colour: str
) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(line, face, size, left, top + round((_ASCENT + at * _LEADING) * size), colour)
        for at, line in enumerate(lines)
    )


def _enlarged(picture: Rendition, box: Box) -> float:
    return max((box[2] - box[0]) / picture.width, (box[3] - box[1]) / picture.height)
