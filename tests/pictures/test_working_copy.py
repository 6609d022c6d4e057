"""A working copy is a third of a camera's file, and nothing of it but pixels and the time taken."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from plugins.pictures.capture_time import capture_time
from plugins.pictures.reading import BadPictureError
from plugins.pictures.settings import RECIPE
from plugins.pictures.working_copy import TALL_WIDTH, WIDTH, working_copy
from tests.pictures.test_pixels import swapped_profile

SIZE = (4000, 3000)


@cache
def photograph() -> Image.Image:
    """Return a made-up scene with a sensor's grain, red at its left edge."""
    grains = np.random.default_rng(7).standard_normal((300, 400, 3), dtype=np.float32)
    fall = np.linspace(40, 220, SIZE[1], dtype=np.float32)[:, None, None]
    pixels = fall + np.tile(grains, (10, 10, 1)) * 6
    pixels[:, : SIZE[0] // 4] = (200, 30, 30)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = "Máy ảnh của Ổn"
    own = told.get_ifd(0x8769)
    own[0x9003], own[0x9011], own[0x9291] = "2026:02:03 08:15:42", "+09:00", "12"
    own[0xA430] = "Trần Thị Ổn"
    told.get_ifd(0x8825)[2] = (21.0, 1.0, 42.0)
    return told


def saved(path: Path, picture: Image.Image, **options: object) -> Path:
    picture.save(path, **options)  # type: ignore[arg-type]
    return path


def test_it_is_smaller_upright_and_tells_the_time_and_nothing_else(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "IMG_1.JPG", photograph(), quality=92, exif=exif(6), comment=b"Tran Thi On"
    )
    copy = working_copy(path)
    assert copy is not None
    assert len(copy) < path.stat().st_size * 0.6
    small = tmp_path / "copy.JPG"
    small.write_bytes(copy)
    with Image.open(small) as made:
        assert (made.format, made.mode, made.size) == (
            "JPEG",
            "RGB",
            (TALL_WIDTH, TALL_WIDTH * 4 // 3),
        )
        assert 0x8825 not in made.getexif(), "no place"
        assert set(made.getexif()) == {0x8769}
        assert set(made.getexif().get_ifd(0x8769)) == {0x9003, 0x9011, 0x9291}
        assert "comment" not in made.info
        red, green, _ = made.getpixel((made.width // 2, made.height // 16))  # type: ignore[misc]
        assert red > 150 > 80 > green, "the left edge is the upper one, turned by a quarter"
    assert capture_time(small) == capture_time(path)
    assert capture_time(path) is not None
    assert working_copy(small) is None, "once is enough"


def test_colours_of_a_wide_profile_stay_what_they_look_like(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photograph(), quality=92, icc_profile=swapped_profile())
    copy = working_copy(path)
    assert copy is not None
    with Image.open(io.BytesIO(copy)) as made:
        red, green, _ = made.getpixel((100, 900))  # type: ignore[misc]
        assert green > red + 80
        assert "icc_profile" not in made.info


def test_it_has_room_for_the_widest_rendition(tmp_path: Path) -> None:
    assert 1.3 * max(width for one in RECIPE.opaque for width in one.widths) < WIDTH


def test_a_png_stays_one_and_shows_through(tmp_path: Path) -> None:
    picture = photograph().crop((0, 0, 3000, 2000)).reduce(10).resize((3000, 2000))
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    path = saved(tmp_path / "hinh.png", picture, compress_level=0)
    copy = working_copy(path)
    assert copy is not None
    with Image.open(io.BytesIO(copy)) as made:
        assert (made.format, made.mode, made.size) == ("PNG", "RGBA", (2560, 1707))


def test_what_gains_little_is_left(tmp_path: Path) -> None:
    assert (
        working_copy(saved(tmp_path / "a.jpg", photograph().crop((0, 0, 900, 600)), quality=92))
        is None
    )
    assert (
        working_copy(saved(tmp_path / "b.jpg", photograph().crop((0, 0, 2400, 1800)), quality=90))
        is None
    )
    assert working_copy(saved(tmp_path / "c.webp", photograph(), quality=95, method=0)) is None


def test_a_damaged_picture_is_not_replaced(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photograph(), quality=92)
    content = path.read_bytes()
    hole = len(content) // 2
    path.write_bytes(content[:hole] + bytes(5000) + content[hole + 5000 :])
    with pytest.raises(BadPictureError):
        working_copy(path)
