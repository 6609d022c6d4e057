"""Widths, names and keys: decided from numbers alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from plugins.pictures.plan import address_of, key_of, renditions, stem_of, widths_for
from plugins.pictures.settings import (
    FALLBACK_WIDTHS,
    RECIPE,
    SECOND_WIDTHS,
    SIDE_LIMIT,
    WIDTHS,
    Encoding,
    Recipe,
)


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (4000, (224, 400, 750, 960, 1280, 1920)),
        (1920, (224, 400, 750, 960, 1280, 1920)),
        (1500, (224, 400, 750, 960, 1280, 1500)),
        (1290, (224, 400, 750, 960, 1280)),
        (1280, (224, 400, 750, 960, 1280)),
        (400, (224, 400)),
        (399, (224, 399)),
        (1, (1,)),
    ],
)
def test_widths_never_exceed_the_original(original: int, widths: tuple[int, ...]) -> None:
    assert widths_for(original, WIDTHS) == widths


@pytest.mark.parametrize("original", range(1, 2200, 7))
def test_widths_ascend_without_near_doubles(original: int) -> None:
    for wanted in (WIDTHS, SECOND_WIDTHS, FALLBACK_WIDTHS):
        widths = widths_for(original, wanted)
        assert widths
        assert widths[-1] <= original
        assert all(b >= a * 1.15 for a, b in pairwise(widths))


def test_the_best_format_comes_first_and_the_fallback_last() -> None:
    opaque = renditions(4000, 3000, True, RECIPE)
    assert [(p.format, p.width) for p in opaque] == [
        *(("avif", width) for width in WIDTHS),
        *(("webp", width) for width in SECOND_WIDTHS),
        *(("jpeg", width) for width in FALLBACK_WIDTHS),
    ]
    assert {p.format for p in renditions(4000, 3000, False, RECIPE)} == {"webp", "png"}


@pytest.mark.parametrize("size", [(1, 100_000), (1000, 20_000), (16_384, 1), (3000, 17_000)])
def test_no_side_is_longer_than_webp_can_hold(size: tuple[int, int]) -> None:
    for planned in renditions(*size, True, RECIPE):
        assert 1 <= planned.width <= size[0]
        assert 1 <= planned.height <= SIDE_LIMIT


def test_a_key_changes_with_bytes_options_and_encoder_and_with_nothing_else() -> None:
    finer = Recipe((Encoding("webp", WIDTHS, (("quality", 90),)),), RECIPE.transparent)
    keys = {
        key_of("a", RECIPE, "1"),
        key_of("b", RECIPE, "1"),
        key_of("a", finer, "1"),
        key_of("a", RECIPE, "2"),
    }
    assert len(keys) == 4
    assert key_of("a", RECIPE, "1") in keys


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("Hội nghị Đoàn.JPG", "hoi-nghi-doan"),
        ("IMG_2025.jpeg", "img-2025"),
        ("a.b.png", "a-b"),
        ("日本.jpg", "x75f252c7"),
    ],
)
def test_a_stem_is_ascii_and_never_empty(file: str, stem: str) -> None:
    assert stem_of(file) == stem


def test_an_address_holds_hash_name_and_width() -> None:
    address = address_of("0123456789abcdef" * 4, "Gói bánh.jpg", "960.webp")
    assert address == "media/0123456789abcdef0123/goi-banh-960.webp"
