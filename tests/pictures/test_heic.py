"""Phones' HEIC pictures are published like any other: upright, whole, and nothing beside the pixels."""

from __future__ import annotations

import io
from typing import Any

import pillow_heif
import pytest
from PIL import Image, ImageCms

from tests.pictures.conftest import Newsroom, corner_colours, jpeg, scene
from tests.pictures.test_pixels import CANARY, LAID_DOWN, UPRIGHT, swapped_profile


def heic(picture: Image.Image, **options: Any) -> bytes:
    """Return *picture* as a phone would write it."""
    pillow_heif.register_heif_opener()
    buffer = io.BytesIO()
    picture.save(buffer, "HEIF", **{"quality": 90, **options})
    return buffer.getvalue()


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_is_turned_upright(newsroom: Newsroom, turn: int) -> None:
    laid = scene(600, 400)
    if (way := LAID_DOWN[turn]) is not None:
        laid = laid.transpose(way)
    exif = Image.Exif()
    exif[0x0112] = turn
    laid.info["exif"] = exif.tobytes()  # from which libheif's own turning is written, as phones do
    shown = newsroom.widest("IMG_0286.HEIC", heic(laid))
    assert newsroom.told() == []
    assert shown.size == (600, 400)
    assert corner_colours(shown) == UPRIGHT


def test_nothing_of_the_phone_survives(newsroom: Newsroom) -> None:
    exif = Image.Exif()
    exif[0x013B] = CANARY.decode()
    exif.get_ifd(0x8825)[29] = CANARY.decode()
    content = heic(scene(), exif=exif, xmp=b"<x>" + CANARY + b"</x>", thumbnails=[64])
    assert content.count(CANARY) >= 3
    newsroom.one("anh.heic", content)
    newsroom.render()
    published = newsroom.published()
    assert published
    for name, bytes_ in published.items():
        assert CANARY not in bytes_, name
        assert b"Exif" not in bytes_, name


def test_colours_follow_the_icc_profile(newsroom: Newsroom) -> None:
    shown = newsroom.widest("anh.heic", heic(scene(), icc_profile=swapped_profile()))
    assert corner_colours(shown) == ("green", "red", "blue", "yellow")


def test_the_first_picture_is_taken_where_there_are_several(newsroom: Newsroom) -> None:
    others = [Image.new("RGB", (320, 200), "black"), Image.new("RGB", (64, 64), "white")]
    content = heic(scene(), save_all=True, append_images=others, primary_index=0)
    assert corner_colours(newsroom.widest("live.heic", content)) == UPRIGHT


def test_a_thumbnail_never_stands_in_for_the_picture(newsroom: Newsroom) -> None:
    shown = newsroom.widest("anh.heic", heic(scene(1600, 1000), thumbnails=[400, 800]))
    assert shown.size == (1600, 1000)


@pytest.mark.parametrize("mode", ["L", "RGBA", "I;16", "RGB;10"])
def test_grey_clear_and_deep_pictures_are_published(newsroom: Newsroom, mode: str) -> None:
    if mode == "RGB;10":
        deep = pillow_heif.from_bytes("RGB;16", (200, 100), bytes(range(240)) * 500)
        buffer = io.BytesIO()
        deep.save(buffer, quality=90)
        content = buffer.getvalue()
    else:
        content = heic(Image.new(mode, (200, 100), 20_000 if mode == "I;16" else 0))
    assert newsroom.widest("anh.heic", content).width == 200


@pytest.mark.parametrize("kept", [40, 300, 0.5, 0.98])
def test_a_picture_that_is_cut_off_is_refused_and_says_what_to_do(
    newsroom: Newsroom, kept: float
) -> None:
    whole = heic(scene(900, 600))
    length = int(kept if kept > 1 else kept * len(whole))
    newsroom.one("anh.heic", whole[:length])
    (found,) = newsroom.survey().problems
    assert (found.code, found.place.line) == ("P204", 5)
    assert "Cài đặt > Camera > Định dạng > Tương thích nhất" in found.fix_vi
    assert "Settings > Camera > Formats > Most Compatible" in found.fix_en


def test_a_wrong_ending_is_a_warning(newsroom: Newsroom) -> None:
    newsroom.one("anh.jpg", heic(scene()))
    newsroom.one("anh.heic", jpeg())
    assert [line.rpartition(" ")[2] for line in newsroom.told()] == ["WP302", "WP302"]


def test_an_srgb_profile_changes_nothing(newsroom: Newsroom) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert (
        corner_colours(newsroom.widest("anh.heic", heic(scene(), icc_profile=profile))) == UPRIGHT
    )
