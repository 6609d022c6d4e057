"""Every place that must know a format of pictures knows it."""

from typing import get_args

import pytest

from plugins.core.names import PICTURE_ENDINGS
from plugins.core.pictures import Format, Rendition
from plugins.pictures.settings import EXTENSIONS, QUICK_RECIPE, RECIPE
from plugins.pictures.sniff import READABLE, kind_by_name
from plugins.safety.headers import content_type


def test_every_ending_of_a_picture_promises_a_kind() -> None:
    assert all(kind_by_name(f"anh.{ending}") for ending in PICTURE_ENDINGS)
    promised = {kind_by_name(f"anh.{ending}") for ending in PICTURE_ENDINGS}
    assert set(READABLE) <= promised


@pytest.mark.parametrize("form", get_args(Format))
def test_every_published_format_has_an_ending_and_a_media_type(form: Format) -> None:
    served = content_type(f"media/x/anh-480.{EXTENSIONS[form]}")
    assert served == Rendition("media/x", 480, 320, form).mime


@pytest.mark.parametrize("recipe", [RECIPE, QUICK_RECIPE])
def test_every_recipe_has_webp_for_the_search_and_ends_with_a_fallback(recipe) -> None:
    for encodings in (recipe.opaque, recipe.transparent):
        formats = [encoding.format for encoding in encodings]
        assert "webp" in formats
        assert formats[-1] in {"jpeg", "png", "webp"}
