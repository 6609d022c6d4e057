"""Made-up photographs of 12 megapixels from a seed: skies, faces, walls, edges, grain.

Noise whose strength falls with its fineness as in photographs (one over the frequency), smooth
gradients, ovals in the tones of skin, straight and curved edges, small print, and a sensor's grain.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

SIZE: Final = (4000, 3000)
_COARSEST: Final = 4  # cells across the picture, doubled octave by octave down to two pixels
_SKIN: Final = ((224, 172, 138), (198, 134, 96), (141, 85, 54), (240, 200, 170))
_FALL: Final = 0.62  # of an octave beside the coarser one
_GRAIN: Final = 4.0  # standard deviation of the sensor's noise, of 255


def write(count: int, folder: Path, size: tuple[int, int] = SIZE) -> list[Path]:
    """Write *count* JPEGs of quality 92 into *folder*; always the same ones for a number."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"anh-{number:03d}.jpg"
        photo(number, size).save(path, quality=92)
        paths.append(path)
    return paths


def photo(number: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return made-up photograph *number*."""
    grains = np.random.default_rng(number)
    dice = random.Random(number)
    picture = _ground(grains, size)
    draw = ImageDraw.Draw(picture)
    for _ in range(dice.randint(4, 9)):
        _people_and_things(draw, dice, size)
    pixels = np.asarray(picture, dtype=np.float32)
    pixels = pixels + 26 * _octaves(grains, size, fine=True)[..., None]
    pixels += grains.standard_normal(pixels.shape, dtype=np.float32) * _GRAIN
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _ground(grains: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    """Return a sky over a ground, coloured by clouds of coarse noise."""
    top, bottom = grains.uniform(90, 230, 3), grains.uniform(40, 160, 3)
    fall = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
    pixels = top * (1 - fall) + bottom * fall
    light = _octaves(grains, size, fine=False)[..., None]
    tint = np.stack([_octaves(grains, size, fine=False) for _ in range(3)], axis=-1)
    return Image.fromarray((pixels + 40 * light + 9 * tint).clip(0, 255).astype(np.uint8))


def _octaves(grains: np.random.Generator, size: tuple[int, int], *, fine: bool) -> np.ndarray:
    """Return noise around 0, each octave weaker than the coarser one before it."""
    total = np.zeros((size[1], size[0]), dtype=np.float32)
    cells, strength = _COARSEST, 1.0
    while cells <= (size[0] // 2 if fine else 64):
        across, down = cells, max(2, cells * size[1] // size[0])
        noise = grains.standard_normal((down, across), dtype=np.float32)
        grown = Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)
        total += strength * np.asarray(grown)
        cells *= 2
        strength *= _FALL
    return total


def _people_and_things(
    draw: ImageDraw.ImageDraw, dice: random.Random, size: tuple[int, int]
) -> None:
    width, height = size
    x, y = dice.randrange(width), dice.randrange(height)
    across = dice.randrange(width // 16, width // 5)
    tone = dice.choice(_SKIN)
    draw.ellipse((x, y, x + across, y + across * 4 // 3), fill=tone)
    cloth = tuple(dice.randrange(256) for _ in range(3))
    corners = [
        (x + dice.randint(-across, across), y + across + dice.randrange(across)) for _ in "abcd"
    ]
    draw.polygon(corners, fill=cloth)
    for line in range(12):  # a banner's letters, railings, wires: thin and hard
        at = y + line * across // 12
        draw.line((x - across, at, x - across // 4, at + dice.randint(-9, 9)), fill=tone, width=3)
