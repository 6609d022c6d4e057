"""The letters that the site's fonts hold: what both languages use."""

from __future__ import annotations

from typing import Final

_LATIN: Final = "".join(map(chr, range(0x20, 0x7F)))
_VIETNAMESE: Final = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(
    map(chr, range(0x1EA0, 0x1EFA))
)
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"  # for text that arrives decomposed
_SIGNS: Final = "\u00a0\u202f\u2011«»“”‘’–—…·•©®°×→←↑↓−½§¶₫€"
CHARACTERS: Final = _LATIN + _VIETNAMESE + _TONES + _SIGNS
