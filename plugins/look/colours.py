"""Colours that meet must be told apart (WCAG 2.2), and the nearest shade of one that can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_STEPS: Final = 500  # of lightness, from black to white


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written ``#rrggbb``: 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, part: float) -> str:
    """Return *one* with so large a *part* of *other* in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return _hex([a + (b - a) * part for a, b in pairs])


def nearest_shade(colour: str, passes: Callable[[str], bool]) -> str | None:
    """Return the shade of *colour*, lighter or darker, that is nearest to it and *passes*, if one does.

    Hue is kept, and as much of the chroma as a screen can show (OKLCH).
    """
    lightness, a, b = _oklab(colour)
    candidates = [(abs(step / _STEPS - lightness), step / _STEPS) for step in range(_STEPS + 1)]
    for _, wanted in sorted(candidates):
        shade = _shade(wanted, a, b)
        if passes(shade):
            return shade
    return None


def _shade(lightness: float, a: float, b: float) -> str:
    """Return the colour of this lightness and hue, with less chroma where a screen has none such."""
    for kept in range(20, -1, -1):
        channels = _srgb(lightness, a * kept / 20, b * kept / 20)
        if all(-0.001 <= channel <= 1.001 for channel in channels):
            return _hex(channels)
    return _hex([lightness] * 3)


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _hex(channels: list[float]) -> str:
    return "#" + "".join(f"{round(min(max(one, 0), 1) * 255):02x}" for one in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = map(_linear, _channels(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _srgb(lightness: float, a: float, b: float) -> list[float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return [
        12.92 * one if one <= 0.0031308 else 1.055 * max(one, 0) ** (1 / 2.4) - 0.055
        for one in linear
    ]
