"""Quotation marks stand as far from the word before them as from the word behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

FONTS = Path(__file__).parents[2] / "theme" / "static" / "fonts"
EM = 1000


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.stem)
def test_an_opening_mark_does_not_hang_on_the_word_before(path: Path) -> None:
    face = ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
    before = face.getbbox("“")[0]
    behind = face.getlength("”") - face.getbbox("”")[2]

    assert before >= 0
    assert before == pytest.approx(behind, abs=0.02 * EM)
