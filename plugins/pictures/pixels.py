"""From an original to clean pixels: upright, sRGB, eight bits, and nothing beside them.

Memory is bounded: JPEGs are decoded at an eighth to the whole of their size as needed
(``draft``), everything else is reduced strip by strip.
"""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image, ImageCms, ImageFile

from plugins.pictures.reading import draft, orientation

_STRIP_ROWS: Final = 256
_OPAQUE: Final = 255
_SWATCHES: Final = 6

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def clean(picture: ImageFile.ImageFile, kind: str, size: tuple[int, int]) -> Image.Image:
    """Return *picture* upright in *size*, as sRGB in mode RGB, or RGBA where it shows through.

    *size* is the upright size and not larger than the original. The result is a new picture into
    which pixels alone were copied: no metadata can follow.
    """
    turn = orientation(picture)
    profile = picture.info.get("icc_profile")
    target = (size[1], size[0]) if turn >= 5 else size
    draft(picture, kind, target)
    picture.load()
    shrunk, box = _reduced(picture, target)
    small = shrunk.resize(target, Image.Resampling.LANCZOS, box=box)
    if turn in _UPRIGHT:
        small = small.transpose(_UPRIGHT[turn])
    return _pixels_only(_srgb(small, profile))


def shrink(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a clean picture in a smaller *size*."""
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def dominant_colour(picture: Image.Image) -> str:
    """Return the colour that most of a clean picture has, as ``#rrggbb``; white shows through."""
    small = picture.resize((48, 48), Image.Resampling.BOX)
    if small.mode == "RGBA":
        paper = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(paper, small).convert("RGB")
    swatches = small.quantize(_SWATCHES, Image.Quantize.MEDIANCUT)
    counts = swatches.histogram()
    index = counts.index(max(counts))
    red, green, blue = (swatches.getpalette() or [])[3 * index : 3 * index + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _reduced(
    picture: Image.Image, target: tuple[int, int]
) -> tuple[Image.Image, tuple[float, float, float, float]]:
    """Return *picture* in eight bits a channel, by a whole factor smaller, at least twice *target*.

    Beside it the box that the original fills exactly. Strip by strip, because a conversion of the
    whole would hold a large picture twice.
    """
    across, down = picture.size
    factor = max(1, min(across // target[0], down // target[1]) // 2)
    box = (0.0, 0.0, across / factor, down / factor)
    if factor == 1:
        return _eight_bit(picture), box
    rows = factor * max(1, _STRIP_ROWS // factor)
    reduced: Image.Image | None = None
    for top in range(0, down, rows):
        strip = _eight_bit(picture.crop((0, top, across, min(down, top + rows)))).reduce(factor)
        if reduced is None:
            reduced = Image.new(strip.mode, (strip.width, -(-down // factor)))
        reduced.paste(strip, (0, top // factor))
    assert reduced is not None
    return reduced, box


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Return *picture* in mode L, RGB, RGBA or CMYK, its colours not yet changed."""
    mode = picture.mode
    if mode.startswith("I"):  # 16 bits of grey; Pillow's own conversion would clip them
        return picture.point(_to_eight_bits).convert("L")
    if mode in {"L", "RGB"} and "transparency" not in picture.info:
        return picture
    if mode in {"RGBA", "CMYK"}:
        return picture
    if mode == "1":
        return picture.convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _to_eight_bits(value: Any) -> Any:
    return value * (1 / 257)


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    if alpha is not None and alpha.getextrema() == (_OPAQUE, _OPAQUE):
        alpha = None
    colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
    colours = _by_profile(colours, profile) if profile else colours
    colours = colours if colours.mode == "RGB" else colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return *picture* converted to sRGB; as it is where the profile is broken or does not fit."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if ImageCms.getProfileDescription(source).strip().lower().startswith("srgb"):
            return picture
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    return picture if converted is None else converted


def _pixels_only(picture: Image.Image) -> Image.Image:
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    return fresh
