"""The site's own marks: emblem, favicon, touch icon, share card, and stroke icons.

The emblem is an open book whose pages are two people with raised arms, clasped where the
spine would be; a grain of rice stands between them.
Its three tones keep 3:1 on both paper and deep ink, so one file serves light and dark.
"""

from __future__ import annotations

from pathlib import Path

from .draw import box, drum_rings, fill, frieze, oval
from .palette import CORAL, DEEP, PAPER, RED, SAND, SKY, STRAW, mix

MARK_BLUE = "#3b74b9"
MARK_RED = "#d04a4c"
MARK_GOLD = "#b5842a"

_PAGE_LEFT = (
    "M23.2 23.2C18.6 19.4 10.6 18.8 3 15.4V37.4C10.6 36.2 16.6 36.8 21.3 40.2"
    "C18.8 37.4 18.9 34.7 23.2 32.4C27.8 30 28 26.8 23.2 23.2Z"
)
_PAGE_RIGHT = (
    "M24.9 22.9C29.4 19.4 37.4 18.8 45 15.4V37.4C37.4 36.2 29.4 37.4 24.4 41.9"
    "C20.9 38.6 21.2 35.7 24.8 33.6C30 30.8 30.2 26.6 24.9 22.9Z"
)
_GRAIN = "M24 3.5C28.6 8.6 28.6 14.2 24 19.4C19.4 14.2 19.4 8.6 24 3.5Z"

_ICONS: dict[str, tuple[str, ...]] = {
    "search": ("M10.5 17a6.5 6.5 0 1 0 0-13a6.5 6.5 0 0 0 0 13Z", "M15.25 15.25L20.5 20.5"),
    "close": ("M5.5 5.5L18.5 18.5", "M18.5 5.5L5.5 18.5"),
    "arrow-left": ("M20 12H4", "M10.5 5.5L4 12L10.5 18.5"),
    "arrow-right": ("M4 12H20", "M13.5 5.5L20 12L13.5 18.5"),
    "menu": ("M4 6.5H20", "M4 12H20", "M4 17.5H20"),
    "external": ("M13.5 4.5H19.5V10.5", "M19.5 4.5L11 13", "M17 14V19.5H4.5V7H10"),
    "download": ("M12 4V15.5", "M6.5 10.5L12 16L17.5 10.5", "M4.5 20H19.5"),
    "calendar": (
        "M4.5 6H19.5V20H4.5Z",
        "M4.5 10.5H19.5",
        "M8.5 3.5V7.5",
        "M15.5 3.5V7.5",
        "M8.5 14.5H10",
    ),
    "pictures": (
        "M7.5 4.5H20.5V15.5H7.5Z",
        "M7.5 13L11 9.5L14.5 13L16.5 11L20.5 14.75",
        "M3.5 8.5V19.5H16.5",
    ),
}


def mark(left: str, right: str, grain: str) -> str:
    """Return the emblem's shapes on a grid of 48, in three tones."""
    return (
        fill(_PAGE_LEFT, left)
        + fill(oval(12.4, 11.6, 4.7), left)
        + fill(_PAGE_RIGHT, right)
        + fill(oval(35.6, 11.6, 4.7), right)
        + fill(_GRAIN, grain)
    )


def favicon() -> str:
    """Return the emblem, cut close, for the smallest sizes."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="2 2 44 44">'
        + mark(MARK_BLUE, MARK_RED, MARK_GOLD)
        + "</svg>\n"
    )


def emblem() -> str:
    """Return the emblem with its margin."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">'
        + mark(MARK_BLUE, MARK_RED, MARK_GOLD)
        + "</svg>\n"
    )


def app_icon() -> str:
    """Return the emblem on a full deep-blue square, for home screens."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 180">'
        + fill(box(0, 0, 180, 180), DEEP)
        + f'<g transform="translate(27 25) scale(2.625)">{mark(SKY, CORAL, STRAW)}</g></svg>\n'
    )


def share_ground() -> str:
    """Return the ground of the share images: a drum for the emblem, and the foot; no words."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">'
        + fill(box(0, 0, 1200, 630), PAPER)
        + fill(oval(930, 285, 360), mix(SAND, PAPER, 0.35))
        + drum_rings(930, 285, 350, mix(STRAW, SAND, 0.4), 2.2)
        + fill(oval(930, 285, 156), PAPER)
        + fill(box(0, 582, 1200, 48), DEEP)
        + fill(box(0, 574, 1200, 8), RED)
        + frieze(0, 594, 1200, 30, SKY)
        + "</svg>\n"
    )


def icon(name: str) -> str:
    """Return one stroke icon as a file of its own."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" '
        f"{_STROKE}>{_strokes(name)}</svg>\n"
    )


def sprite() -> str:
    """Return all icons as symbols named `icon-…`."""
    symbols = "\n".join(
        f'  <symbol id="icon-{name}" viewBox="0 0 24 24" {_STROKE}>{_strokes(name)}</symbol>'
        for name in _ICONS
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


_STROKE = (
    'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" '
    'stroke-linejoin="round"'
)


def _strokes(name: str) -> str:
    return f'<path d="{"".join(_ICONS[name])}"/>'


def write_svg_files(folder: Path) -> None:
    """Write emblem, favicon, icons and sprite below the folder."""
    (folder / "icons").mkdir(parents=True, exist_ok=True)
    (folder / "emblem.svg").write_text(emblem(), encoding="utf-8")
    (folder / "favicon.svg").write_text(favicon(), encoding="utf-8")
    (folder / "icons.svg").write_text(sprite(), encoding="utf-8")
    for name in _ICONS:
        (folder / "icons" / f"{name}.svg").write_text(icon(name), encoding="utf-8")
