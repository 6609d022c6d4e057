"""The part of a picture that a share image shows: inside the picture, whatever its sides are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.core.pictures import Rendition
from plugins.core.problems import ContentError, Place
from plugins.pictures.share.draw import draw
from plugins.pictures.share.layout import BAND, SPLIT, Box, crop, frame_of
from plugins.pictures.share.publish import order, write_share_images
from plugins.pictures.share.shelf import shelf_in
from plugins.pictures.share.style import Style, load_style
from plugins.pictures.share.subjects import Subject
from tests.builders import ROOT

CARD = Subject("card", "Tin Công đoàn", "Họp mặt đầu năm", "Hoạt động", "03/01/2025")
FOCUSES = (None, "left", "right", "top", "bottom")
TARGETS = tuple(frame.picture for frame in (SPLIT, BAND) if frame.picture)
ALWAYS = settings(derandomize=True, database=None, deadline=None, max_examples=2000)


@pytest.fixture(scope="module")
def style() -> Style:
    return load_style(ROOT / "theme")


def inside(size: tuple[int, int], target: Box, focus: str | None) -> None:
    """Assert that Pillow takes the part, that it has the target's shape, and fills one side."""
    left, top, right, bottom = crop(size, target, focus)
    assert 0 <= left < right <= size[0], (size, focus)
    assert 0 <= top < bottom <= size[1], (size, focus)
    shape = (target[2] - target[0]) / (target[3] - target[1])
    assert (right - left) / (bottom - top) == pytest.approx(shape)
    assert right - left == pytest.approx(size[0]) or bottom - top == pytest.approx(size[1])


def test_every_height_of_a_photo_of_1600_across_is_cropped_inside() -> None:
    for height in range(1, 4001):
        for target in TARGETS:
            for focus in FOCUSES:
                inside((1600, height), target, focus)


@ALWAYS
@given(
    st.integers(1, 65_500), st.integers(1, 65_500), st.sampled_from(TARGETS),
    st.sampled_from(FOCUSES),
)  # fmt: skip
@example(1600, 1242, TARGETS[0], None)
@example(1200, 970, TARGETS[0], None)
def test_whatever_the_sides_the_part_lies_inside(
    width: int, height: int, target: Box, focus: str | None
) -> None:
    inside((width, height), target, focus)


@ALWAYS
@given(
    st.tuples(st.integers(1, 65_500), st.integers(1, 65_500)),
    st.tuples(st.integers(1, 3000), st.integers(1, 3000)),
    st.sampled_from(FOCUSES),
)
def test_whatever_the_target_the_part_lies_inside(
    size: tuple[int, int], target: tuple[int, int], focus: str | None
) -> None:
    inside(size, (0, 0, *target), focus)


@settings(derandomize=True, database=None, deadline=None, max_examples=25)
@given(st.integers(800, 1600), st.integers(400, 1700), st.sampled_from(FOCUSES))
@example(1600, 1242, None)
@example(1200, 970, None)
@example(960, 745, "top")
def test_a_picture_of_any_shape_is_drawn(
    style: Style, tmp_path_factory: pytest.TempPathFactory, width: int, height: int,
    focus: str | None,
) -> None:  # fmt: skip
    folder = tmp_path_factory.getbasetemp() / "shapes"
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (width, height), "#1d4e89").save(folder / "a.jpg")
    subject = replace(CARD, picture=Rendition("a.jpg", width, height, "jpeg"), focus=focus)
    assert frame_of(subject).picture is not None
    (folder / "made.jpg").write_bytes(draw(subject, style, folder))
    with Image.open(folder / "made.jpg") as made:
        assert made.size == (1200, 630)


def test_pictures_that_cannot_be_drawn_from_are_all_named(style: Style, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    Image.effect_noise((1600, 1000), 90).save(output / "whole.jpg")
    (output / "cut.jpg").write_bytes((output / "whole.jpg").read_bytes()[:9000])
    (output / "none.jpg").write_bytes(b"not a picture")
    orders = [
        order(
            replace(CARD, picture=Rendition(f"{name}.jpg", 1600, 1000, "jpeg")), style,
            Place(f"content/news/2025/{name}/ảnh.jpg"),
        )
        for name in ("cut", "whole", "none")
    ]  # fmt: skip
    with pytest.raises(ContentError) as caught:
        write_share_images(orders, style, shelf_in(tmp_path / "store"), output)
    assert [(found.code, found.place.path) for found in caught.value.problems] == [
        ("O150", "content/news/2025/cut/ảnh.jpg"), ("O150", "content/news/2025/none/ảnh.jpg"),
    ]  # fmt: skip
