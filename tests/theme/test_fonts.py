"""The fonts hold every letter that both languages need, and stay small."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

FONTS = Path(__file__).parents[2] / "theme" / "static" / "fonts"

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = {
    unicodedata.normalize("NFC", letter + tone)
    for vowel in _VOWELS + _VOWELS.upper()
    for letter, tone in ((vowel, tone) for tone in _TONES)
} | set("đĐ“”‘’–…«»\u00a0")

TTFont = pytest.importorskip("fontTools.ttLib").TTFont


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.stem)
def test_a_font_has_every_vietnamese_letter(path: Path) -> None:
    letters = TTFont(path).getBestCmap()

    assert {letter for letter in VIETNAMESE if ord(letter) not in letters} == set()
    assert path.stat().st_size < 20_000


@pytest.mark.parametrize("family", ["source-serif-4", "be-vietnam-pro"])
def test_a_font_comes_with_its_licence(family: str) -> None:
    licence = (FONTS / f"{family}-OFL.txt").read_text("utf-8")

    assert "SIL Open Font License, Version 1.1" in licence
