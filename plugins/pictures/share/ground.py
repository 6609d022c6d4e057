"""The ground of share images in a union's colours: the theme's art, painted over where they are others."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageColor, ImageOps

from plugins.pictures.share.style import Style

FOOT: Final = 574  # where the ground's foot begins: a stripe
_BAND: Final = 582  # and the band below it, with a pattern
PLAIN: Final = 584  # where the band is plain


def repainted(sheet: Image.Image, style: Style) -> Image.Image:
    """Return the ground *sheet* in the colours of *style*; as it is where they are the theme's."""
    was, now = style.repainted, style.colours
    if not was:
        return sheet
    sheet = sheet.copy()
    if "paper" in was:
        shades = zip(ImageColor.getrgb(was["paper"]), ImageColor.getrgb(now["paper"]), strict=True)
        table = [min(255, round(value * new / old)) for old, new in shades for value in range(256)]
        upper = sheet.crop((0, 0, sheet.width, FOOT))
        sheet.paste(upper.point(table), (0, 0))
    if "stripe" in was:
        sheet.paste(now["stripe"], (0, FOOT, sheet.width, _BAND))
    if was.keys() & {"band", "band-soft"}:
        band = sheet.crop((0, _BAND, sheet.width, sheet.height)).convert("L")
        drawn = ImageOps.colorize(ImageOps.autocontrast(band), now["band"], now["band-soft"])
        sheet.paste(drawn, (0, _BAND))
    return sheet
