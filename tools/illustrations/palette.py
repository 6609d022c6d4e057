"""The colours of every illustration, and how a colour falls into shade."""

from __future__ import annotations

from typing import Final

PAPER: Final = "#fbf8f1"
SAND: Final = "#efe6d2"
INK: Final = "#14202e"
DEEP: Final = "#12325c"
BLUE: Final = "#1d4f91"
SKY: Final = "#a9c6e2"
RED: Final = "#b4232a"
CORAL: Final = "#d9685f"
GOLD: Final = "#c8962e"
STRAW: Final = "#ecd9a6"
GREEN: Final = "#4d7a5a"
SAGE: Final = "#b9cfb4"

SKIN_1: Final = "#efc8a2"
SKIN_2: Final = "#e0ad82"
SKIN_3: Final = "#cc9163"
SKIN_4: Final = "#b07749"
SKINS: Final = frozenset({SKIN_1, SKIN_2, SKIN_3, SKIN_4})

HAIR: Final = "#1e2530"
GREY_HAIR: Final = "#b9b9b6"
WHITE_HAIR: Final = "#e4e1d9"

_WARM_SHADE: Final = "#8a2f22"
_COOL_SHADE: Final = "#101c3a"


def mix(first: str, second: str, share: float) -> str:
    """Return `first` with `share` (0 to 1) of `second` in it, both as #rrggbb."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def shade_of(colour: str, share: float = 0.0) -> str:
    """Return the colour as it looks away from the light: skin warmer, all else cooler."""
    if colour in SKINS:
        return mix(colour, _WARM_SHADE, share or 0.27)
    return mix(colour, _COOL_SHADE, share or 0.2)


BLOSSOM: Final = mix(CORAL, PAPER, 0.5)
MIST: Final = mix(SKY, PAPER, 0.55)
ARMY: Final = mix(GREEN, "#6b6a2c", 0.45)
LEAF: Final = mix(GREEN, DEEP, 0.35)
WOOD: Final = mix(GOLD, "#5a2a1c", 0.55)
EARTH: Final = mix(CORAL, GOLD, 0.5)
