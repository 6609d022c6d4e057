"""The pictures of a union's look: logo, icon, and the mark on share images."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PIL import Image

from plugins.core.look import Emblem
from plugins.core.problems import Place, Problem, problem
from plugins.look import motif, svg

NAMES: Final = (
    "logo.svg", "logo.png", "logo.dark.svg", "logo.dark.png", "icon.svg", "icon.png", "share.png",
    motif.DRAWN, motif.IN_PIXELS,
)  # fmt: skip
MOST_BYTES: Final = 1_000_000
LEAST_ICON: Final = 512
_MOST_DRAWN: Final = 200_000  # bytes of a drawing, which goes out as it is, to every reader
_LARGEST: Final = (1200, 320)  # pixels in which a logo goes out
_LARGEST_SHARED: Final = 440  # pixels: twice what the largest share image shows
_MOST_PIXELS: Final = 25_000_000
_ICONS: Final = {"img/favicon-32.png": 32, "img/apple-touch-icon.png": 180, "img/icon-512.png": 512}
_DRAWN_ICON: Final = "img/favicon.svg"


@dataclass(slots=True)
class Marks:
    """``files`` are published below the theme's folder; those that are ``None`` are not, though the engine has
    them. ``share`` is the mark on share images. ``own_motif`` says that the ornament is not the engine's;
    ``shared_motif`` is its shape in pixels, for share images.
    """

    logo: Emblem | None = None
    drawn_icon: bool = True
    files: dict[str, bytes | None] = field(default_factory=dict)
    share: bytes | None = None
    own_motif: bool = False
    shared_motif: bytes | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture as published, and its shape."""

    content: bytes
    width: int
    height: int
    picture: Image.Image | None = None


def read_marks(folder: Path, shown: str, paper: str) -> Marks:
    """Return the pictures of *folder*, which problems name as *shown*; icons for phones stand on *paper*."""
    marks = Marks()
    found: dict[str, _Picture] = {}
    for name in NAMES:
        path = folder / name
        if is_plain(path):
            picture = _read(path, Place(f"{shown}/{name}"), marks.problems)
            if picture is not None:
                found[name] = picture
    _logo(found, shown, marks)
    _icons(found, shown, paper, marks)
    _motif(found, shown, marks)
    mark = found.get("share.png") or found.get("icon.png")
    if mark is not None and mark.picture is not None:
        marks.share = _png(_squared(mark.picture))
    return marks


def is_plain(path: Path) -> bool:
    """Return whether *path* is a file of its own, in a folder of its own."""
    return path.is_file() and not path.is_symlink() and not path.parent.is_symlink()


def _read(path: Path, place: Place, problems: list[Problem]) -> _Picture | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.append(problem("G102", place, reason=error.strerror or str(error)))
        return None
    most = _MOST_DRAWN if path.suffix == ".svg" else MOST_BYTES
    if len(content) > most:
        problems.append(problem("G103", place, size=len(content) // 1000, most=most // 1000))
        return None
    if path.suffix == ".svg":
        size, faults = svg.examine(content)
        problems += [
            problem("G104", Place(place.path, fault.line), what=fault.what) for fault in faults
        ]
        return _Picture(content, *size) if size and not faults else None
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.format != "PNG" or opened.width * opened.height > _MOST_PIXELS:
                problems.append(problem("G105", place, reason=f"{opened.format} {opened.size}"))
                return None
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        problems.append(problem("G105", place, reason=str(error) or type(error).__name__))
        return None
    return _Picture(content, *picture.size, picture)


def _logo(found: Mapping[str, _Picture], shown: str, marks: Marks) -> None:
    for kind in ("logo", "logo.dark"):
        if f"{kind}.svg" in found and f"{kind}.png" in found:
            values = {"name": f"{kind}.png", "other": f"{kind}.svg"}
            marks.problems.append(problem("G108", Place(f"{shown}/{kind}.png"), **values))
    light = _one_of(found, "logo")
    dark = _one_of(found, "logo.dark")
    if light is None:
        if dark is not None and not any(
            p.place.path.startswith(f"{shown}/logo.") for p in marks.problems
        ):
            name = dark[0]
            plain = name.replace(".dark", "")
            marks.problems.append(problem("G109", Place(f"{shown}/{name}"), name=plain))
        return
    published = {}
    for named in (light, dark):
        if named is not None:
            name, picture = named
            content = picture.content
            if picture.picture is not None:
                small = picture.picture.copy()
                small.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
                content = _png(small)
            published[name] = f"img/{name}"
            marks.files[f"img/{name}"] = content
    name, picture = light
    dark_file = published[dark[0]] if dark else None
    marks.logo = Emblem(published[name], picture.width, picture.height, dark_file)


def _one_of(found: Mapping[str, _Picture], kind: str) -> tuple[str, _Picture] | None:
    return next(
        ((name, found[name]) for name in (f"{kind}.svg", f"{kind}.png") if name in found), None
    )


def _icons(found: Mapping[str, _Picture], shown: str, paper: str, marks: Marks) -> None:
    drawn, icon = found.get("icon.svg"), found.get("icon.png")
    if icon is None or icon.picture is None:
        if drawn is not None and not any(
            p.place.path == f"{shown}/icon.png" for p in marks.problems
        ):
            values = {"least": LEAST_ICON}
            marks.problems.append(problem("G107", Place(f"{shown}/icon.svg"), **values))
        return
    if icon.width != icon.height or icon.width < LEAST_ICON:
        size = f"{icon.width} × {icon.height}"
        at = Place(f"{shown}/icon.png")
        marks.problems.append(problem("G106", at, size=size, least=LEAST_ICON))
        return
    for name, side in _ICONS.items():
        small = icon.picture.resize((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        if "apple" in name:  # iOS paints what is clear black
            ground = Image.new("RGBA", small.size, paper)
            small = Image.alpha_composite(ground, small).convert("RGB")
        marks.files[name] = _png(small)
    marks.files[_DRAWN_ICON] = drawn.content if drawn else None
    marks.drawn_icon = drawn is not None


def _motif(found: Mapping[str, _Picture], shown: str, marks: Marks) -> None:
    files = {name: found[name] for name in (motif.DRAWN, motif.IN_PIXELS) if name in found}
    drawn, pixels = files.get(motif.DRAWN), files.get(motif.IN_PIXELS)
    shapes = {name: (one.width, one.height) for name, one in files.items()}
    marks.problems += motif.motif_problems(
        shapes, drawn.content if drawn else None, pixels.picture if pixels else None, shown
    )
    if drawn:
        marks.own_motif = True
        marks.files[motif.PUBLISHED] = drawn.content
    if pixels and pixels.picture:
        shape = pixels.picture.resize((motif.LEAST, motif.LEAST), Image.Resampling.LANCZOS)
        marks.shared_motif = _png(shape)


def _squared(picture: Image.Image) -> Image.Image:
    """Return *picture* in the middle of a clear square, no larger than is drawn."""
    side = max(picture.size)
    square = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    square.thumbnail((_LARGEST_SHARED, _LARGEST_SHARED), Image.Resampling.LANCZOS)
    return square


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
