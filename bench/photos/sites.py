"""The same photographs as a site of Hugo's and as stories of ours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import corpus
from plugins.pictures.settings import RECIPE, Encoding, Recipe

A_STORY: Final = 10  # photographs
_HUGO: Final = """\
baseURL = "https://trial.example/"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[imaging]
quality = 75
"""
_PAGE: Final = """\
{{ range resources.Match "photos/*.jpg" }}
{{ $photo := . }}
{{ range (slice "480x webp q75" "960x webp q75" "1600x webp q75" "960x jpg q75") }}
<img src="{{ ($photo.Resize .).RelPermalink }}" alt="">
{{ end }}
{{ end }}
"""


def _like_hugos(quality: int) -> Recipe:
    webp = Encoding("webp", (480, 960, 1600), (("quality", quality), ("method", 2)))
    jpeg = Encoding("jpeg", (960,), (("quality", 75),))
    return Recipe((webp, jpeg), (webp, jpeg))


def _with_avif(plain: Recipe) -> Recipe:
    options = next(one.options for one in RECIPE.opaque if one.format == "avif")
    opaque = (Encoding("avif", (480, 960, 1600), options), *plain.opaque)
    return Recipe(opaque, opaque)


SAME: Final = _like_hugos(75)
RECIPES: Final = {"same": SAME, "avif": _with_avif(SAME), "site": RECIPE}


def prepare(photos: Sequence[Path], folder: Path) -> tuple[Path, Path]:
    """Write both sites below *folder*, the photographs as hard links; return their folders."""
    theirs, ours = folder / "hugo", folder / "ours"
    (theirs / "layouts").mkdir(parents=True)
    (theirs / "hugo.toml").write_text(_HUGO, "utf-8")
    for name in ("home.html", "page.html", "section.html"):
        (theirs / "layouts" / name).write_text(_PAGE if name == "home.html" else "", "utf-8")
    (theirs / "assets" / "photos").mkdir(parents=True)
    made = list(corpus.stories(-(-len(photos) // A_STORY)))
    corpus.write_ours(made, ours / "content")
    for number, photo in enumerate(photos):
        os.link(photo, theirs / "assets" / "photos" / photo.name)
        story = made[number // A_STORY]
        place = ours / "content" / "news" / str(story.date.year) / story.slug
        os.link(photo, place / photo.name)
        with (place / "index.vi.md").open("a", encoding="utf-8") as text:
            text.write(f"\n![Ảnh đặt ra]({photo.name})\n")
    return theirs, ours


def ours(recipe: str) -> list[str | Path]:
    """Return the command that renders our stories' pictures by the *recipe* of that name."""
    return [sys.executable, "-m", "bench.photos.render", recipe]


def forget(folder: Path) -> None:
    """Delete what a build left in *folder*."""
    for made in ("output", "store", "resources"):
        shutil.rmtree(folder / made, ignore_errors=True)
