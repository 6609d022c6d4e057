"""A JPEG that lost a part of its pixels is known, and a sound one of whatever make is never accused."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from PIL import Image, ImageDraw

from plugins.core.memory import NoMemory
from plugins.core.problems import ContentError
from plugins.pictures.jpeg import bits
from plugins.pictures.jpeg.damage import is_damaged
from plugins.pictures.jpeg.layout import layout
from plugins.pictures.soundness import damaged
from tests.pictures.conftest import Newsroom

WAYS: dict[str, dict[str, Any]] = {
    "plain": {},
    "4:4:4": {"subsampling": 0},
    "4:2:2": {"subsampling": 1},
    "fine": {"quality": 98, "subsampling": 0},
    "coarse": {"quality": 30},
    "optimised": {"optimize": True},
    "progressive": {"progressive": True},
    "progressive 4:4:4": {"progressive": True, "subsampling": 0},
    "restarts by rows": {"restart_marker_rows": 1},
    "restarts by blocks": {"restart_marker_blocks": 7},
    "progressive with restarts": {"progressive": True, "restart_marker_rows": 2},
}
END = b"\xff\xd9"


@cache
def photo(mode: str = "RGB", size: tuple[int, int] = (803, 602)) -> Image.Image:
    """Return what has the grain, the slopes and the edges of a photograph."""
    width, height = size
    dice = random.Random(f"{mode}{size}")
    grain = Image.new("L", (width // 6, height // 6))
    grain.putdata([dice.randrange(256) for _ in range(grain.width * grain.height)])
    slope = Image.linear_gradient("L").resize(size)
    picture = Image.blend(
        grain.resize(size, Image.Resampling.BICUBIC).convert("RGB"),
        Image.merge(
            "RGB", (slope, slope.rotate(180), slope.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
        ),
        0.5,
    )
    pen = ImageDraw.Draw(picture)
    for _ in range(12):
        x, y = dice.randrange(width), dice.randrange(height)
        colour = tuple(dice.randrange(256) for _ in range(3))
        pen.ellipse((x, y, x + width // 5, y + height // 7), fill=colour)
    return picture.convert(mode)


def saved(picture: Image.Image, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", **options)
    return buffer.getvalue()


def hole(data: bytes, at: int, size: int = 4096) -> bytes:
    return data[:at] + bytes(size) + data[at + size :]


def noise(data: bytes, at: int) -> bytes:
    return data[:at] + random.Random(at).randbytes(4096) + data[at + 4096 :]


def missing(data: bytes, at: int) -> bytes:
    return data[:at] + data[at + 4096 :]


def false_end(data: bytes, at: int) -> bytes:
    return data[:at] + END


HARM: dict[str, Callable[[bytes, int], bytes]] = {
    "hole": hole,
    "noise": noise,
    "missing": missing,
    "false end": false_end,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_sound_picture_is_sound(way: str, mode: str) -> None:
    data = saved(photo(mode), **WAYS[way])
    assert not is_damaged(data)
    frame, scans = layout(data)
    bits.check(data, frame, scans)


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("way", WAYS)
def test_harm_anywhere_is_found(way: str, harm: str) -> None:
    data = saved(photo(), **WAYS[way])
    dice = random.Random(f"{way} {harm}")
    start = data.index(b"\xff\xda") + 200
    places = [dice.randrange(start, len(data) - 4200) for _ in range(12)]
    missed = [at for at in places if not is_damaged(HARM[harm](data, at))]
    assert missed == []


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_harm_of_other_colours_is_found(mode: str) -> None:
    data = saved(photo(mode))
    for at in range(2000, len(data) - 4200, len(data) // 9):
        assert all(is_damaged(harm(data, at)) for harm in HARM.values())


@pytest.mark.parametrize("colour", [0, 127, 128, 129, 255])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("way", ["plain", "optimised", "progressive", "restarts by rows"])
def test_even_areas_are_sound(colour: int, mode: str, way: str) -> None:
    """Long zeros and middle grey are signs of damage, and of a scan of an empty sheet."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    empty = Image.new(mode, (1900, 1200), (colour,) * bands if bands > 1 else colour)
    assert not is_damaged(saved(empty, **WAYS[way]))
    sheet = empty.copy()
    sheet.paste(photo(mode, (300, 200)), (40, 40))
    assert not is_damaged(saved(sheet, **WAYS[way]))


@pytest.mark.parametrize("height", [4, 12, 40, 84])
def test_the_zeros_of_a_drawings_later_passes_are_sound(height: int) -> None:
    """Bars of one frequency: a bit of each known coefficient follows, and all of them are zero."""
    bar = Image.new("L", (8, 1))
    bar.putdata([round(128 + height * math.cos((2 * x + 1) * math.pi / 16)) for x in range(8)])
    row = Image.new("L", (1600, 1))
    for x in range(0, 1600, 8):
        row.paste(bar, (x, 0))
    drawing = row.resize((1600, 1200))
    data = saved(drawing, quality=60, progressive=True)
    assert bytes(100) in data
    assert not is_damaged(data)
    assert not is_damaged(saved(drawing.convert("RGB"), quality=60, progressive=True))


@pytest.mark.parametrize("size", [(1, 1), (7, 9), (8, 8), (16, 16), (17, 33), (1, 900), (900, 1)])
@pytest.mark.parametrize("way", WAYS)
def test_small_and_narrow_pictures_are_sound(size: tuple[int, int], way: str) -> None:
    assert not is_damaged(saved(photo().resize(size), **WAYS[way]))


@pytest.mark.parametrize(
    "dressed",
    [
        lambda d: d + bytes(100_000),
        lambda d: d + b"MotionPhoto_Data" + bytes(range(256)) * 90,
        lambda d: d + saved(photo().resize((160, 120))),
        lambda d: d[:-2] + bytes(20) + END,
        lambda d: d[:-2] + bytes(4000) + END,
        lambda d: d[:-2] + b"\xff" * 9 + END,
        lambda d: d[:-2] + b"\x12\x34\x56" * 4 + END,
        lambda d: d[:2] + b"\xff\xe1\x27\x12" + random.Random(1).randbytes(10_000) + d[2:],
        lambda d: d[:2] + b"\xff\xfe\x00\x08" + b"\xff\xda\xff\xd9\x00\x00" + d[2:],
        lambda d: d[:-2],
    ],
    ids=["zeros", "film", "preview", "padded", "padded far", "filled", "leftover", "exif", "comment",
         "no end mark"],
)  # fmt: skip
@pytest.mark.parametrize("way", ["plain", "progressive", "restarts by rows"])
def test_what_cameras_and_phones_add_is_no_damage(
    dressed: Callable[[bytes], bytes], way: str
) -> None:
    assert not is_damaged(dressed(saved(photo(), **WAYS[way])))


def test_two_pictures_in_one_file_are_sound() -> None:
    buffer = io.BytesIO()
    photo().save(buffer, "MPO", save_all=True, append_images=[photo().resize((200, 150))])
    assert not is_damaged(buffer.getvalue())


def test_a_progressive_picture_without_its_last_passes_is_damaged() -> None:
    data = saved(photo(), progressive=True)
    frame, scans = layout(data)
    assert frame.progressive
    for scan in scans[1:]:
        head = data.rfind(b"\xff\xda", 0, scan.start)
        assert is_damaged(data[:head] + END)


def test_random_damage_never_crashes() -> None:
    dice = random.Random(11)
    for way in ("plain", "progressive", "restarts by blocks"):
        data = saved(photo("RGB", (160, 120)), **WAYS[way])
        for _ in range(150):
            harmed = bytearray(data)
            for _ in range(dice.randrange(1, 12)):
                harmed[dice.randrange(len(harmed))] = dice.randrange(256)
            is_damaged(bytes(harmed[: dice.randrange(1, len(harmed) + 1)]))


def test_check_and_publish_name_the_picture_and_its_line(newsroom: Newsroom) -> None:
    data = saved(photo())
    newsroom.one("lanh.jpg", data)
    newsroom.one("lo.jpg", hole(data, len(data) // 2))
    newsroom.one("cut.jpg", false_end(data, len(data) * 7 // 10))
    wanted = [("P202", f"content/news/2025/tin-{n}/index.vi.md:5") for n in (2, 3)]
    checked = damaged(newsroom.survey(), NoMemory())
    assert [(found.code, str(found.place)) for found in checked] == wanted
    with pytest.raises(ContentError) as refused:
        newsroom.render()
    assert [(found.code, str(found.place)) for found in refused.value.problems] == wanted
    assert newsroom.published() == {}


def test_a_picture_that_vanishes_is_named(newsroom: Newsroom) -> None:
    newsroom.one("mat.jpg", saved(photo()))
    survey = newsroom.survey()
    (original,) = survey.originals.values()
    (survey.root / original.path).unlink()
    (found,) = damaged(survey, NoMemory())
    assert (found.code, "“mat.jpg”" in found.vi) == ("P209", True)
