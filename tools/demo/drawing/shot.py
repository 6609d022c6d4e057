"""One picture: which scene it shows, and of what shape and size it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from tools.demo.drawing import indoors, outdoors, still
from tools.demo.drawing.canvas import Canvas

_SCENES: Final = {
    name: getattr(module, name)
    for module, names in (
        (indoors, "hall vote factory desk table training stage signing"),
        (outdoors, "river house helmet port storm bus market lantern pitch"),
        (still, "flowers phone gifts canteen tet health certificate portrait tea papers"),
    )
    for name in names.split()
}
_LEADS: Final = ((1600, 1067), (1600, 900), (1440, 1080))
_SHAPES: Final = (
    (1200, 800), (1200, 900), (1280, 720), (1000, 1000), (900, 1200), (800, 1200), (1400, 700),
)  # fmt: skip
_OFTEN: Final = (6, 5, 3, 2, 3, 2, 1)
_QUALITY: Final = 86


@dataclass(frozen=True)
class Shot:
    """A picture to be drawn: the name of its scene, and the seed of whatever may vary in it."""

    scene: str
    seed: str
    is_lead: bool = False


def scenes() -> tuple[str, ...]:
    """Return the names of all scenes."""
    return tuple(_SCENES)


def picture(shot: Shot) -> bytes:
    """Return *shot* as a JPEG: the same bytes whenever it is drawn."""
    dice = random.Random(f"{shot.scene} {shot.seed}")
    size = dice.choice(_LEADS) if shot.is_lead else dice.choices(_SHAPES, _OFTEN)[0]
    canvas = Canvas(size, dice)
    draw: Callable[[Canvas], None] = _SCENES[shot.scene]
    draw(canvas)
    kept = BytesIO()
    canvas.finished().save(kept, "JPEG", quality=_QUALITY, subsampling=0)
    return kept.getvalue()
