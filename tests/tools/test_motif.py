"""The theme's ornament is what its geometry says."""

from __future__ import annotations

from PIL import Image, ImageChops

from plugins.look import motif, svg
from tests.builders import ROOT
from tools.motif.__main__ import drawing, mask


def test_the_drawing_and_its_pixels_are_those_of_the_geometry() -> None:
    drawn = (ROOT / "theme/static/img/motif.svg").read_text("utf-8")
    assert drawn == drawing()
    assert svg.examine(drawn.encode()) == ((404, 404), [])
    assert len(drawn) <= motif.MOST_BYTES
    with Image.open(ROOT / "theme/share/motif.png") as opened:
        assert opened.size == (motif.LEAST, motif.LEAST)
        apart = ImageChops.difference(opened.convert("L"), mask())
    assert max(apart.getextrema()) <= 32, "sixteen shades of grey"
