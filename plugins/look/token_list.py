"""The tokens that a union may set, what the engine calls them, and which of them meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LIGHT: Final = "light"
DARK: Final = "dark"
SCHEMES: Final = (LIGHT, DARK)

# By the name that a union writes; the engine's own may change under it.
COLOURS: Final[Mapping[str, str]] = {
    "paper": "paper",
    "paper-raised": "paper-raised",
    "paper-sunk": "paper-sunk",
    "ink": "ink",
    "ink-soft": "ink-soft",
    "brand": "red",
    "brand-stripe": "stripe",
    "link": "blue",
    "link-strong": "blue-deep",
    "link-visited": "visited",
    "accent": "gold",
    "accent-ink": "gold-ink",
    "accent-ground": "gold-ground",
    "band": "band",
    "band-ink": "band-ink",
    "band-soft": "band-soft",
    "band-accent": "band-gold",
}
RADIUS: Final = "radius"
FONTS: Final[Mapping[str, str]] = {"font-reading": "font-serif", "font-furniture": "font-sans"}
MOTIF: Final = "motif"  # said to be "none", or not at all
KNOWN: Final = (*COLOURS, RADIUS, *FONTS, MOTIF)
MOST_RADIUS: Final = 24  # pixels

# The words, the ground they stand on, and the least contrast: text 7, furniture 4.5, lines that carry meaning 3.
PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    ("ink", "paper", 7),
    ("ink", "paper-sunk", 7),
    ("ink", "paper-raised", 7),
    ("ink", "accent-ground", 7),
    ("ink-soft", "paper", 7),
    ("ink-soft", "paper-sunk", 7),
    ("link", "paper", 7),
    ("link", "paper-sunk", 7),
    ("link-visited", "paper", 7),
    ("link-strong", "paper", 7),
    ("brand", "paper", 7),
    ("brand", "paper-sunk", 4.5),
    ("brand-stripe", "paper", 3),
    ("accent", "paper", 3),
    ("accent-ink", "paper", 7),
    ("accent-ink", "accent-ground", 4.5),
    ("band-ink", "band", 7),
    ("band-soft", "band", 7),
    ("band-accent", "band", 4.5),
)


@dataclass(frozen=True, slots=True)
class Family:
    """A family of letters that the engine ships: the names of its files, and what stands in for it."""

    file: str
    stack: str


FAMILIES: Final[Mapping[str, Family]] = {
    "Source Serif 4": Family(
        "source-serif-4",
        '"Source Serif 4","Source Serif 4 Fallback","Noto Serif",Georgia,serif',
    ),
    "Be Vietnam Pro": Family(
        "be-vietnam-pro",
        '"Be Vietnam Pro","Be Vietnam Pro Fallback","Noto Sans",Arial,sans-serif',
    ),
}
USUAL: Final[Mapping[str, str]] = {
    "font-reading": "Source Serif 4",
    "font-furniture": "Be Vietnam Pro",
}
