"""One original into its renditions: the piece of work that a process of the pool does."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from PIL import Image, features

from plugins.pictures.hashes import content_hash
from plugins.pictures.pixels import clean, dominant_colour, shrink
from plugins.pictures.plan import Planned, renditions, widest_of
from plugins.pictures.reading import BadPictureError, check_sums, opened
from plugins.pictures.settings import BIG_JPEG_PIXELS, BIG_PIXELS, Recipe
from plugins.pictures.store import StoredFile, StoredPicture, stored

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Job:
    """An original to render into a new folder inside ``aside``; its upright size in pixels."""

    key: str
    source: Path
    content_hash: str
    kind: str
    width: int
    height: int
    recipe: Recipe
    aside: Path

    @property
    def is_big(self) -> bool:
        """Whether decoding takes so much memory that no other picture should be at work."""
        limit = BIG_JPEG_PIXELS if self.kind == "jpeg" else BIG_PIXELS
        return self.width * self.height > limit


@dataclass(frozen=True, slots=True)
class RenderRefusal:
    """A picture that could not be rendered: a code of ``problems.toml`` and its values."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


def encoder_version() -> str:
    """Return the versions of everything that shapes the bytes of a rendition."""
    libraries = ("webp", "avif", "jpg", "zlib", "littlecms2")
    parts = [f"pillow {features.version('pil')}", f"pillow_heif {version('pillow-heif')}"]
    parts += [f"{name} {features.version(name)}" for name in libraries]
    parts.append(f"libjpeg_turbo {features.version_feature('libjpeg_turbo')}")
    return ", ".join(parts)


def render_original(job: Job) -> StoredPicture | RenderRefusal:
    """Write every rendition of the job's original into a new folder, the same bytes every time.

    The original is decoded once, at about the size of the largest rendition; smaller ones are
    made from that. What makes a picture unfit is returned, not raised; ``OSError`` means that
    the renditions could not be written.
    """
    try:
        check_sums(job.source)
        with opened(job.source) as (picture, kind):
            base = clean(picture, kind, widest_of(job.width, job.height, job.recipe))
        if content_hash(job.source) != job.content_hash:  # saved anew while we were at work
            return RenderRefusal("P212")
    except BadPictureError as bad:
        return RenderRefusal(bad.code, tuple(bad.values.items()))
    planned = renditions(job.width, job.height, base.mode == "RGB", job.recipe)
    shrunk = _shrunk(base, {(p.width, p.height) for p in planned})
    folder = Path(tempfile.mkdtemp(dir=job.aside))
    files = tuple(_written(shrunk[p.width, p.height], p, folder) for p in planned)
    return StoredPicture(folder, job.width, job.height, dominant_colour(base), files)


def _shrunk(base: Image.Image, sizes: set[Size]) -> dict[Size, Image.Image]:
    """Return *base* in every one of *sizes*, each made from the smallest that is twice as large.

    Half the work of making all from the base, and no difference to be seen: what is made from
    twice its size loses nothing that it could hold.
    """
    shrunk: dict[Size, Image.Image] = {}
    for size in sorted(sizes, reverse=True):
        twice = [made for made in shrunk if made[0] >= 2 * size[0] and made[1] >= 2 * size[1]]
        shrunk[size] = shrink(shrunk[min(twice)] if twice else base, size)
    return shrunk


def _written(picture: Image.Image, planned: Planned, folder: Path) -> StoredFile:
    path = folder / planned.name
    options: dict[str, Any] = dict(planned.encoding.options)
    picture.save(path, planned.format.upper(), **options)
    return stored(path, planned.format, planned.width, planned.height)
