"""A site's look as its pages speak of it: the mark of the union, its icons, fonts and ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_WIDE: Final = 2  # times as wide as it is high: such a mark holds the union's name itself

# As in tokens.css: a test compares them.
_COLOURS: Final[Mapping[str, str]] = {
    "paper": "#fbf8f1",
    "paper-sunk": "#f2ecdf",
    "ink": "#14202e",
    "ink-soft": "#3f4a57",
    "rule": "#d9d0bd",
    "blue": "#174a8c",
    "red": "#a01c25",
    "band": "#12325c",
    "band-ink": "#fbf8f1",
}


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture among the theme's published files. ``dark`` is its file for a dark ground."""

    file: str
    width: int
    height: int
    dark: str | None = None

    @property
    def wide(self) -> bool:
        """Whether it stands for the name as well."""
        return self.width >= _WIDE * self.height

    def width_at(self, height: int) -> int:
        """Return how wide it is where it is *height* pixels high."""
        return round(self.width * height / self.height)


@dataclass(frozen=True, slots=True)
class Look:
    """``logo`` is a union's own, if it has one; ``icon`` stands for the site where only pixels will do.

    ``drawn_icon`` says that there is a vector icon too. ``fonts`` are fetched ahead, in that order. ``paper``
    is the ground of pages in light and in dark; ``colours`` in light, by the engine's names, are for what has
    no style sheet. ``motif`` says whether pages have the ornament of the theme.
    """

    logo: Emblem | None = None
    icon: Emblem = Emblem("img/icon-512.png", 512, 512)
    drawn_icon: bool = True
    motif: bool = True
    fonts: tuple[str, ...] = (
        "source-serif-4-600",
        "source-serif-4-400",
        "be-vietnam-pro-400",
        "be-vietnam-pro-600",
    )
    paper: tuple[str, str] = ("#fbf8f1", "#0f1826")
    colours: Mapping[str, str] = field(default_factory=lambda: dict(_COLOURS))

    @property
    def publisher_logo(self) -> Emblem:
        """The mark of the publisher, for machines."""
        return self.logo or self.icon
