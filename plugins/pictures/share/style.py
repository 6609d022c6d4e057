"""What every share image of a theme is drawn with: its letters, colours, emblem and ground."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PIL import features

from plugins.core.problems import ContentError, Place, Problem, problem
from plugins.pictures.encode import encoder_version
from plugins.pictures.share.typeface import Typeface

SERIF: Final = "source-serif-4-600"
SANS: Final = "be-vietnam-pro-600"
LIGHT: Final = "be-vietnam-pro-400"

_TOKENS: Final = "static/css/tokens.css"
_COLOURS: Final = ("paper", "ink", "ink-soft", "red")
_GROUND: Final = "share/ground.png"
_EMBLEM: Final = "share/emblem.png"


@dataclass(frozen=True, eq=False)
class Style:
    """A theme's look. ``digest`` changes with everything that changes a pixel."""

    faces: Mapping[str, Typeface]
    colours: Mapping[str, str]
    ground: Path
    emblem: Path
    digest: str


def load_style(theme: Path) -> Style:
    """Return the look of *theme*; raise ``ContentError`` naming the file that is missing or broken."""
    sheet = _read(theme / _TOKENS).decode("utf-8", "replace")
    light = sheet.partition("@media")[0]
    colours = {}
    for name in _COLOURS:
        found = re.search(rf"--{name}:\s*(#[0-9a-fA-F]{{6}})\s*;", light)
        if found is None:
            raise ContentError([_unfit(theme / _TOKENS, f"--{name}: #rrggbb")])
        colours[name] = found[1].lower()
    digest = hashlib.sha256(
        f"{_program()}\n{encoder_version()}\nfreetype {features.version('freetype2')}\n"
        f"{sorted(colours.items())}\n".encode()
    )
    for art in (_GROUND, _EMBLEM):
        digest.update(hashlib.sha256(_read(theme / art)).digest())
    faces = {}
    for name in (SERIF, SANS, LIGHT):
        path, beside = theme / f"static/fonts/{name}.woff2", theme / f"share/{name}.kerning.json"
        font, pairs = _read(path), _read(beside) if name != LIGHT else b"{}"
        digest.update(hashlib.sha256(font).digest() + hashlib.sha256(pairs).digest())
        try:
            faces[name] = Typeface(font, _pairs(pairs))
        except OSError as error:
            raise ContentError([_unfit(path, str(error))]) from error
        except ValueError as error:
            raise ContentError([_unfit(beside, str(error))]) from error
    return Style(faces, colours, theme / _GROUND, theme / _EMBLEM, digest.hexdigest())


@cache
def _program() -> str:
    """Return a digest of the sources that make the pixels: a change of one draws all images anew."""
    here = Path(__file__).parent
    found = hashlib.sha256()
    for path in (*sorted(here.glob("*.py")), here.parent / "pixels.py"):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _pairs(content: bytes) -> dict[str, dict[str, int]]:
    return {
        first: {second: int(change) for change, seconds in found.items() for second in seconds}
        for first, found in json.loads(content).items()
    }


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError([_unfit(path, error.strerror or type(error).__name__)]) from error


def _unfit(path: Path, reason: str) -> Problem:
    return problem("P214", Place(f"theme/{path.parent.name}/{path.name}"), reason=reason)
