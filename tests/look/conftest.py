"""A union's own look, written into a made-up site's content/theme and read as a check reads it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from plugins.build.given import GIVEN
from plugins.look.own import OwnLook, read_own
from tests.builders import ROOT, write

ReadLook = Callable[..., OwnLook]
DRAWING: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    '<rect width="40" height="40" fill="#0a5c36"/></svg>'
)


def drawing(width: int = 40, height: int = 40) -> str:
    """Return a small SVG of this shape."""
    return DRAWING.format(width=width, height=height)


def png(width: int, height: int | None = None, colour: str = "#0a5c36") -> bytes:
    """Return a PNG of this size."""
    out = io.BytesIO()
    Image.new("RGBA", (width, height or width), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> ReadLook:
    """Return what writes files into content/theme, by name, and reads the look that they make."""

    def written(files: dict[str, str | bytes]) -> OwnLook:
        for name, content in files.items():
            write(tmp_path / "content/theme" / name, content)
        return read_own(tmp_path / "content", ROOT / "theme", GIVEN)

    return written


def said(own: OwnLook) -> list[tuple[str, str]]:
    """Return the code and the place of each problem."""
    return [(found.code, str(found.place).removeprefix("content/theme/")) for found in own.problems]
