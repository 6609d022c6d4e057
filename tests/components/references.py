"""What the examples looked like, and what counts as a difference.

Of a screen two lossless files are kept: the strokes in sixteen greys, where they are compared, and
the colours, a square of 24 pixels each. ``references.json`` says how large every example is and
which browser painted them.
"""

from __future__ import annotations

import json
import platform
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import blazediff
from PIL import Image, ImageChops

from tests.components.screens import SCREENS, Looked, Screen, Seen

FOLDER: Final = Path(__file__).with_name("references")
INDEX: Final = "references.json"

_SQUARE: Final = 24  # pixels of the screen
_GREYS: Final = [min(255, round(value / 16) * 16) for value in range(256)]
_TALLEST: Final = 8_000  # pixels of a column of examples: WebP ends at 16,383

# Strokes: pixelmatch's usual threshold and its eye for the smoothed edges of letters; so few
# pixels may differ beyond both.
_THRESHOLD: Final = 0.1
_STRAY: Final = 4
# Colours: the mean of a square, of 255. Less is a letter that was smoothed otherwise.
_TINT: Final = 4
# Where another browser paints, every letter may: strokes are not compared then.
_TINT_OTHERWISE: Final = 24
_SIZE_OTHERWISE: Final = 4  # pixels of the screen


@dataclass(frozen=True)
class Kept:
    """An example as it was: its size on the screen, its colours and, where kept, its strokes."""

    size: tuple[int, int]
    colours: Image.Image
    strokes: Image.Image | None


@dataclass(frozen=True)
class Difference:
    """An example that is not what it was, and why."""

    screen: Screen
    example: str
    why: str
    was: Kept | None = None
    now: Kept | None = None

    def __str__(self) -> str:
        return f"{self.screen.name}  {self.example} {self.why}"


class References:
    """The references in *folder*."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._index: dict[str, Any] = json.loads((folder / INDEX).read_text("utf-8"))

    @property
    def painted_by(self) -> str:
        """The browser that painted them."""
        return str(self._index["painted_by"])

    def of(self, screen: Screen) -> Mapping[str, Kept]:
        """Return the examples of *screen* by name."""
        sizes = {name: (w, h) for name, (w, h) in self._index["screens"][screen.name].items()}
        colours = self._parts(screen, "colours", {n: _squares(s) for n, s in sizes.items()})
        strokes = (
            self._parts(screen, "strokes", {n: _scaled(s, screen) for n, s in sizes.items()})
            if screen.fine
            else {}
        )
        return {name: Kept(sizes[name], colours[name], strokes.get(name)) for name in sizes}

    def differences(self, looked: Looked, painted_by: str) -> Iterator[Difference]:
        """Yield every example that came, went or is seen to have changed."""
        same = painted_by == self.painted_by
        for screen in SCREENS:
            was = self.of(screen)
            now = {name: kept(seen, screen) for name, seen in looked[screen.name].items()}
            for name in sorted(was.keys() | now.keys()):
                if why := why_different(was.get(name), now.get(name), same):
                    yield Difference(screen, name, why, was.get(name), now.get(name))

    def _parts(
        self, screen: Screen, kind: str, sizes: Mapping[str, tuple[int, int]]
    ) -> Mapping[str, Image.Image]:
        places, _ = _layout(sizes)
        with Image.open(self.folder / f"{screen.name}-{kind}.webp") as sheet:
            sheet = sheet.convert("RGB" if kind == "colours" else "L")
        return {name: sheet.crop((x, y, x + w, y + h)) for name, (x, y, w, h) in places.items()}


def keep(looked: Looked, painted_by: str, folder: Path = FOLDER) -> int:
    """Write what is *looked* at as the new references; return how many bytes they take."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    sizes: dict[str, dict[str, tuple[int, int]]] = {}
    for screen in SCREENS:
        examples = {name: kept(seen, screen) for name, seen in sorted(looked[screen.name].items())}
        sizes[screen.name] = {name: example.size for name, example in examples.items()}
        _save(folder / f"{screen.name}-colours.webp", {n: e.colours for n, e in examples.items()})
        if screen.fine:
            strokes = {name: e.strokes for name, e in examples.items() if e.strokes}
            _save(folder / f"{screen.name}-strokes.webp", strokes)
    index = json.dumps({"painted_by": painted_by, "screens": sizes}, indent=1, sort_keys=True)
    lines = index.replace("[\n    ", "[").replace(",\n    ", ", ").replace("\n   ]", "]")
    (folder / INDEX).write_text(f"{lines}\n", "utf-8")
    return sum(path.stat().st_size for path in folder.iterdir())


def painter(version: str) -> str:
    """Return who paints letters in one way: a browser's major *version* on one system."""
    return f"Chromium {version.partition('.')[0]}, {platform.system()}"


def kept(seen: Seen, screen: Screen) -> Kept:
    """Return what is kept and compared of an example."""
    picture = seen.picture
    strokes = picture.convert("L").point(_GREYS) if screen.fine else None
    return Kept(seen.size, picture.resize(_squares(seen.size), Image.Resampling.BOX), strokes)


def why_different(was: Kept | None, now: Kept | None, same_browser: bool) -> str:
    """Return in what *now* differs from what *was*, "" where nobody would see it."""
    if was is None or now is None:
        return "is new" if was is None else "is gone"
    allowed = 0 if same_browser else _SIZE_OTHERWISE
    if any(abs(a - b) > allowed for a, b in zip(was.size, now.size, strict=True)):
        return f"was {was.size[0]} × {was.size[1]} pixels and is {now.size[0]} × {now.size[1]}"
    strongest = max(high for _, high in _tints(was, now).getextrema())  # type: ignore[misc]
    if strongest > (_TINT if same_browser else _TINT_OTHERWISE):
        return f"has another colour, by {strongest} of 255 somewhere"
    if not same_browser or was.strokes is None or now.strokes is None:
        return ""
    stray = _stray(was.strokes, now.strokes)
    return f"differs in {stray} pixels" if stray > _STRAY else ""


def write(folder: Path, found: Difference) -> None:
    """Write what was, what is, and where they differ into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{found.screen.name}-{found.example.replace('/', '-')}"
    for word, example in (("was", found.was), ("now", found.now)):
        if example is not None:
            shown = example.strokes or example.colours
            shown.save(folder / f"{stem}-{word}.png")
    if found.was and found.now:
        tints = _tints(found.was, found.now).resize(found.now.size, Image.Resampling.NEAREST)
        tints.point([min(255, value * 8) for value in range(256)] * 3).save(
            folder / f"{stem}-colours.png"
        )
        if found.was.strokes and found.now.strokes:
            _stray(found.was.strokes, found.now.strokes, folder / f"{stem}-strokes.png")


def _tints(was: Kept, now: Kept) -> Image.Image:
    size = now.colours.size
    return ImageChops.difference(was.colours.crop((0, 0, *size)), now.colours)


def _stray(was: Image.Image, now: Image.Image, shown: Path | None = None) -> int:
    """Return how many pixels differ more than smoothing would make them."""
    if was.size == now.size and was.tobytes() == now.tobytes():
        return 0
    size = max(was.width, now.width), max(was.height, now.height)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{word}.png") for word in ("was", "now")]
        for path, picture in zip(paths, (was, now), strict=True):
            picture.crop((0, 0, *size)).convert("RGB").save(path, compress_level=1)
        target = str(shown) if shown else None
        seen = blazediff.compare(*map(str, paths), target, threshold=_THRESHOLD)
    return seen.diff_count or 0


def _squares(size: tuple[int, int]) -> tuple[int, int]:
    return max(1, size[0] // _SQUARE), max(1, size[1] // _SQUARE)


def _scaled(size: tuple[int, int], screen: Screen) -> tuple[int, int]:
    return round(size[0] * screen.scale), round(size[1] * screen.scale)


def _layout(
    sizes: Mapping[str, tuple[int, int]],
) -> tuple[Mapping[str, tuple[int, int, int, int]], tuple[int, int]]:
    """Return where each picture stands on a sheet of columns, and the sheet's size."""
    places: dict[str, tuple[int, int, int, int]] = {}
    x = y = tall = 0
    wide = max(width for width, _ in sizes.values())
    for name, (width, height) in sorted(sizes.items()):
        if y and y + height > _TALLEST:
            x, y = x + wide, 0
        places[name] = (x, y, width, height)
        y += height
        tall = max(tall, y)
    return places, (x + wide, tall)


def _save(path: Path, pictures: Mapping[str, Image.Image]) -> None:
    places, size = _layout({name: picture.size for name, picture in pictures.items()})
    sheet = Image.new(next(iter(pictures.values())).mode, size)
    for name, picture in pictures.items():
        sheet.paste(picture, places[name][:2])
    sheet.save(path, lossless=True, quality=100, method=6)
