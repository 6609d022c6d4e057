"""A photograph as large as the site will need it, to stand in the place of one straight from a camera.

A third of the bytes; the renditions made of it look as those of the original do (measured in
docs/decisions/0051-originals.md). Other kinds gain nothing: phones write HEIC as small as it gets.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageFile

from plugins.pictures.pixels import clean
from plugins.pictures.reading import check_sums, measure, opened
from plugins.pictures.settings import RECIPE, SIDE_LIMIT

KINDS: Final = frozenset({"jpeg", "png"})
LEAST: Final = 1_000_000  # bytes; smaller files are small enough
_GAIN: Final = 0.6  # a copy has at most this part of the original's bytes

# A third wider than the widest rendition, to lose nothing by; tall pictures, which no screen shows at that
# size, an eighth.
_WIDEST: Final = max(max(one.widths) for one in RECIPE.opaque)
WIDTH: Final = _WIDEST * 4 // 3
TALL_WIDTH: Final = _WIDEST * 9 // 8

_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    # Colours at full size: halved, they would be halved again in the renditions.
    "jpeg": {"quality": 90, "subsampling": 0, "optimize": True, "progressive": True},
    "png": {"compress_level": 6},
}
_EXIF_IFD: Final = 0x8769
_WHEN: Final = (0x9003, 0x9011, 0x9291)  # the time taken, its offset, its parts of a second


def working_copy(path: Path) -> bytes | None:
    """Return a smaller copy of the picture at *path*, of the same kind; ``None`` where little is gained.

    Upright, sRGB, without anything beside the pixels but the time taken. Raises
    ``BadPictureError`` where the picture is damaged.
    """
    weight = path.stat().st_size
    if weight < LEAST:
        return None
    measured = measure(path)
    if measured.kind not in KINDS:
        return None
    check_sums(path)
    width, height = measured.width, measured.height
    widest = min(width, TALL_WIDTH if height > width else WIDTH, width * SIDE_LIMIT // height)
    size = widest, max(1, round(height * widest / width))
    with opened(path) as (picture, kind):
        when = _time_taken(picture)
        pixels = clean(picture, kind, size)
    made = io.BytesIO()
    pixels.save(made, kind.upper(), exif=when, **_OPTIONS[kind])
    copy = made.getvalue()
    return copy if len(copy) <= _GAIN * weight else None


def _time_taken(picture: ImageFile.ImageFile) -> Image.Exif:
    """Return an EXIF block that tells when the photograph was taken, and nothing else."""
    kept = Image.Exif()
    try:
        told = picture.getexif().get_ifd(_EXIF_IFD)
    except Exception:  # a broken block tells nothing
        return kept
    own = kept.get_ifd(_EXIF_IFD)
    for tag in _WHEN:
        if isinstance(value := told.get(tag), str):
            own[tag] = value
    return kept
