"""A site's look as its pages speak of it: the mark of the union, its icons, fonts and ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_WIDE: Final = 2  # times as wide as it is high: such a mark holds the union's name itself


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
    is the ground of pages in light and in dark.
    """

    logo: Emblem | None = None
    icon: Emblem = Emblem("img/icon-512.png", 512, 512)
    drawn_icon: bool = True
    fonts: tuple[str, ...] = (
        "source-serif-4-600",
        "source-serif-4-400",
        "be-vietnam-pro-400",
        "be-vietnam-pro-600",
    )
    paper: tuple[str, str] = ("#fbf8f1", "#0f1826")

    @property
    def publisher_logo(self) -> Emblem:
        """The mark of the publisher, for machines."""
        return self.logo or self.icon
