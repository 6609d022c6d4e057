"""Which formats, widths and qualities the pictures of texts are published in, and what limits them.

A ``Recipe`` names the formats, the best first and the fallback last: ``png`` where the picture has
transparent parts. WebP is in every recipe: search results show its smallest width.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core.pictures import Format

# A raw RGBA picture of this size takes 800 MB: the most that fits a 2 GB machine.
PIXEL_LIMIT: Final = 200_000_000

# Decoders that hold a picture several times over while they work get a lower limit (16 bytes a
# pixel was measured for WebP), and so does CMYK, whose progressive JPEGs keep 8 bytes a pixel.
PIXEL_LIMITS: Final[Mapping[str, int]] = {
    "WEBP": 80_000_000,
    "AVIF": 80_000_000,
    "GIF": 80_000_000,
    "HEIF": 80_000_000,
}
CMYK_PIXEL_LIMIT: Final = 120_000_000

# Pictures above this many pixels are rendered one at a time, however many cores there are.
# A JPEG is decoded small, so even a phone's 50 megapixels cost little.
BIG_PIXELS: Final = 25_000_000
BIG_JPEG_PIXELS: Final = 100_000_000

# What no build has used for this long is thrown out of the store.
UNUSED_DAYS: Final = 90

# The longest side that WebP can hold (libwebp: WEBP_MAX_DIMENSION).
SIDE_LIMIT: Final = 16_383

# A width is dropped where the next wider rendition is less than this much wider.
LEAST_STEP: Final = 1.15

EXTENSIONS: Final[Mapping[Format, str]] = {
    "avif": "avif",
    "webp": "webp",
    "jpeg": "jpg",
    "png": "png",
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """One format, the widths wanted in it, and the options of Pillow's encoder."""

    format: Format
    widths: tuple[int, ...]
    options: tuple[tuple[str, int | bool | str], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is made of a picture, best format first and the fallback of every browser last."""

    opaque: tuple[Encoding, ...]
    transparent: tuple[Encoding, ...]


# The first width is that of the smallest picture on any page, on a screen of two dots a pixel; 750
# fills phones of 720 and 750 dots, the most common cheap ones.
WIDTHS: Final = (224, 400, 750, 960, 1280, 1920)
SECOND_WIDTHS: Final = (400, 960, 1600)
FALLBACK_WIDTHS: Final = (960, 1600)

# One thread and one encoder by name: the bytes may not depend on the machine's cores.
_AVIF: Final = Encoding(
    "avif", WIDTHS, (("quality", 60), ("speed", 9), ("codec", "aom"), ("max_threads", 1))
)
_WEBP_OPTIONS: Final = (("quality", 78), ("method", 2))
_WEBP: Final = Encoding("webp", SECOND_WIDTHS, _WEBP_OPTIONS)
_CLEAR_WEBP: Final = Encoding("webp", WIDTHS, _WEBP_OPTIONS)
_JPEG: Final = Encoding(
    "jpeg", FALLBACK_WIDTHS, (("quality", 80), ("optimize", True), ("progressive", True))
)
_PNG: Final = Encoding("png", FALLBACK_WIDTHS, (("compress_level", 9),))

RECIPE: Final = Recipe(opaque=(_AVIF, _WEBP, _JPEG), transparent=(_CLEAR_WEBP, _PNG))

# For whoever waits to see a page at all: a tenth of the work, and good enough to judge a photo by.
_QUICK_WIDTHS: Final = (400, 1280)
_QUICK_WEBP: Final = Encoding("webp", _QUICK_WIDTHS, (("quality", 78), ("method", 0)))
_QUICK_PNG: Final = Encoding("png", _QUICK_WIDTHS, (("compress_level", 1),))
QUICK_RECIPE: Final = Recipe(opaque=(_QUICK_WEBP,), transparent=(_QUICK_WEBP, _QUICK_PNG))
