"""How wide words are in the typefaces of the theme: enough to tell what fits a narrow line."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# Hundredths of an em: of Source Serif 4 and Be Vietnam Pro, both semibold, the wider.
_LISTED: Final = """
a65 b66 c62 d66 e61 f40 g65 h65 i34 j34 k61 l34 m96 n65 o65 p66 q66 r47 s53 t43 u64 v59 w90 x59 y59 z55
A76 B70 C78 D74 E63 F62 G79 H81 I39 J55 K73 L64 M93 N76 O83 P67 Q82 R71 S66 T67 U76 V73 W105 X75 Y70 Z66
đ68 Đ79 .33 ,33 :33 ;33 !33 '33 ’33 ‘33 “46 ”46 "46 (46 )46 /46 -61 –61
"""
_SPACES: Final = {" ": 23, "\u00a0": 23}
_ADVANCES: Final = _SPACES | {listed[0]: int(listed[1:]) for listed in _LISTED.split()}
_OTHER: Final = 72  # a digit


@lru_cache(maxsize=16384)
def width(word: str) -> float:
    """Return how wide *word* is in em."""
    letters = unicodedata.normalize("NFD", word)
    return sum(_ADVANCES.get(c, _OTHER) for c in letters if not unicodedata.combining(c)) / 100
