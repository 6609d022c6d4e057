"""What is made of a picture: widths, formats, names. Decisions only; nothing is read or written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from plugins.core.pictures import Format
from plugins.core.text import nfc, slugify
from plugins.pictures.settings import EXTENSIONS, LEAST_STEP, SIDE_LIMIT, Encoding, Recipe

# Raised by hand where this package's own code makes other pixels of the same options.
REVISION: Final = 2

_SHOWN_DIGITS: Final = 20
_STEM_LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class Planned:
    """One rendition to make; sizes in pixels, upright."""

    encoding: Encoding
    width: int
    height: int

    @property
    def format(self) -> Format:
        """The format that it is encoded in."""
        return self.encoding.format

    @property
    def name(self) -> str:
        """The file's name in the store: ``960.webp``."""
        return f"{self.width}.{EXTENSIONS[self.format]}"


def widths_for(original: int, wanted: Iterable[int]) -> tuple[int, ...]:
    """Return the widths to encode in pixels, ascending, never wider than the original.

    An original narrower than a wanted width is kept at its own width, unless a wanted width
    comes so near (``LEAST_STEP``) that a second file would gain nobody anything.
    """
    ascending = sorted({min(width, original) for width in wanted})
    kept = [width for width in ascending if width < original]
    if original in ascending and (not kept or original >= kept[-1] * LEAST_STEP):
        kept.append(original)
    return tuple(kept)


def renditions(width: int, height: int, opaque: bool, recipe: Recipe) -> tuple[Planned, ...]:
    """Return what to make of a picture of this upright size: best format first, narrow first.

    No side is longer than ``SIDE_LIMIT``; every picture gets one rendition a format at least.
    """
    widest = max(1, min(width, width * SIDE_LIMIT // height))
    return tuple(
        Planned(encoding, across, _height(across, width, height))
        for encoding in (recipe.opaque if opaque else recipe.transparent)
        for across in widths_for(widest, encoding.widths)
    )


def widest_of(width: int, height: int, recipe: Recipe) -> tuple[int, int]:
    """Return the size of the largest rendition that any format of *recipe* asks for."""
    planned = (
        *renditions(width, height, True, recipe),
        *renditions(width, height, False, recipe),
    )
    largest = max(planned, key=lambda rendition: rendition.width)
    return largest.width, largest.height


def key_of(content_hash: str, recipe: Recipe, encoder: str) -> str:
    """Return the name under which the store keeps what is made of an original.

    Changes with the original's bytes, with every option that changes the result, and with the
    version of the encoders; with nothing else.
    """
    told = f"{REVISION}\n{content_hash}\n{recipe!r}\n{LEAST_STEP}\n{SIDE_LIMIT}\n{encoder}"
    return hashlib.sha256(told.encode()).hexdigest()


def address_of(key: str, file: str, name: str) -> str:
    """Return where a rendition is published: ``media/HASH/hoi-nghi-960.webp``.

    The same address never serves other bytes, so it may be cached for ever.
    """
    return f"media/{key[:_SHOWN_DIGITS]}/{stem_of(file)}-{name}"


def stem_of(file: str) -> str:
    """Return the ASCII form of a file's name without its ending; never empty."""
    stem = slugify(PurePath(nfc(file)).stem)[:_STEM_LIMIT].strip("-")
    return stem or f"x{hashlib.sha256(nfc(file).encode()).hexdigest()[:8]}"


def _height(across: int, width: int, height: int) -> int:
    return min(SIDE_LIMIT, max(1, (2 * across * height + width) // (2 * width)))
