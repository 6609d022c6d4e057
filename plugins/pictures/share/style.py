"""What every share image of a theme is drawn with: its letters, colours, emblem and ground."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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
_COLOURS: Final = ("paper", "ink", "ink-soft", "red", "gold", "stripe", "band", "band-soft")
_GROUND: Final = "share/ground.png"
_EMBLEM: Final = "share/emblem.png"
_MOTIF: Final = "share/motif.png"


@dataclass(frozen=True, eq=False)
class Style:
    """A theme's look. ``motif`` is its ornament, ``None`` for none. ``repainted`` are the theme's own colours where others are a union's.

    ``digest`` changes with everything that changes a pixel.
    """

    faces: Mapping[str, Typeface]
    colours: Mapping[str, str]
    ground: Path
    emblem: bytes
    motif: bytes | None
    digest: str
    repainted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """What a union sets of the look: colours and families by the engine's names, and a mark, a PNG.

    ``motif`` is the ornament, a PNG whose alpha is its shape; ``plain`` says that there is none instead of the
    engine's.
    """

    colours: Mapping[str, str]
    families: Mapping[str, str]
    mark: bytes | None = None
    motif: bytes | None = None
    plain: bool = False


def load_style(theme: Path, own: OwnStyle | None = None) -> Style:
    """Return the look of *theme*, with what is a union's *own*.

    Raises ``ContentError`` naming the file that is missing or broken.
    """
    sheet = _read(theme / _TOKENS).decode("utf-8", "replace")
    colours = {}
    for name in _COLOURS:
        found = re.search(rf"--{name}:\s*(?:light-dark\()?(#[0-9a-fA-F]{{6}})\s*[,;]", sheet)
        if found is None:
            raise ContentError([_unfit(theme / _TOKENS, f"--{name}: #rrggbb")])
        colours[name] = found[1].lower()
    usual = dict(colours)
    colours |= {
        name: colour for name, colour in (own.colours if own else {}).items() if name in colours
    }
    names = _names(own)
    emblem = own.mark if own and own.mark else _read(theme / _EMBLEM)
    motif = own.motif if own and (own.motif or own.plain) else _read(theme / _MOTIF)
    digest = hashlib.sha256(
        f"{_program()}\n{encoder_version()}\nfreetype {features.version('freetype2')}\n"
        f"{sorted(colours.items())} {sorted(names.items())}\n".encode()
    )
    for art in (_read(theme / _GROUND), emblem, motif or b""):
        digest.update(hashlib.sha256(art).digest())
    faces = {}
    for part, name in names.items():
        path, beside = theme / f"static/fonts/{name}.woff2", theme / f"share/{name}.kerning.json"
        font, pairs = _read(path), _read(beside) if part != LIGHT else b"{}"
        digest.update(hashlib.sha256(font).digest() + hashlib.sha256(pairs).digest())
        try:
            faces[part] = Typeface(font, _pairs(pairs))
        except OSError as error:
            raise ContentError([_unfit(path, str(error))]) from error
        except ValueError as error:
            raise ContentError([_unfit(beside, str(error))]) from error
    changed = {name: usual[name] for name in usual if usual[name] != colours[name]}
    return Style(faces, colours, theme / _GROUND, emblem, motif, digest.hexdigest(), changed)


def _names(own: OwnStyle | None) -> dict[str, str]:
    """Return the files that a union's images are written with, by those that they stand in for."""
    if own is None:
        return {name: name for name in (SERIF, SANS, LIGHT)}
    return {
        name: f"{own.families[role]}-{name.rpartition('-')[2]}"
        for name, role in ((SERIF, "font-serif"), (SANS, "font-sans"), (LIGHT, "font-sans"))
    }


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
