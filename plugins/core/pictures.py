"""Pictures as pages show them: renditions of one original, and the words beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol

from markupsafe import Markup

from plugins.core.facts import Language
from plugins.core.site import AnyText, Text

if TYPE_CHECKING:  # whose posters are pictures
    from plugins.core.players import Shown

Format = Literal["avif", "webp", "jpeg", "png"]

# The steps of red, green and blue that the tones of css/tones.css are mixed from.
TONE_STEPS: Final = (0x26, 0x6B, 0xB0, 0xF0)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One width and format of a picture. ``address`` is below the output folder; sizes in pixels."""

    address: str
    width: int
    height: int
    format: Format

    @property
    def mime(self) -> str:
        """The media type, as feeds and JSON-LD state it: ``Format`` is the name it has there."""
        return f"image/{self.format}"


@dataclass(frozen=True, slots=True)
class Tone:
    """One of the colours of css/tones.css: the step of its red, green and blue."""

    red: int
    green: int
    blue: int

    @property
    def deep(self) -> bool:
        """Whether light words are read better on it than dark ones."""
        red, green, blue = (
            math.pow(TONE_STEPS[step] / 255, 2.2) for step in (self.red, self.green, self.blue)
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.17


@dataclass(frozen=True, slots=True)
class RenderedPicture:
    """An original after rendering: its upright size in pixels and its renditions, narrow first.

    ``colour`` is the dominant colour as ``#rrggbb``; the last format of ``renditions`` is the
    fallback every browser reads.
    """

    width: int
    height: int
    renditions: tuple[Rendition, ...]
    colour: str = "#e8e2d4"

    def of(self, format: Format) -> tuple[Rendition, ...]:
        """Return the renditions in *format*, narrow first."""
        return tuple(rendition for rendition in self.renditions if rendition.format == format)

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats, best first; the fallback last."""
        return tuple(dict.fromkeys(rendition.format for rendition in self.renditions))

    @property
    def fallback(self) -> tuple[Rendition, ...]:
        """The renditions in the format that every browser reads, narrow first."""
        return self.of(self.formats[-1])

    @property
    def largest(self) -> Rendition:
        """The widest rendition of the fallback format: full screen, share cards, feeds."""
        return self.fallback[-1]

    @property
    def tone(self) -> Tone | None:
        """The tone nearest to ``colour``, which holds the place until the picture has loaded.

        ``None`` where the picture shows through: what lies behind it would be seen for good.
        """
        if self.formats[-1] == "png":
            return None
        return Tone(*(_step(int(self.colour[at : at + 2], 16)) for at in (1, 3, 5)))

    @property
    def portrait(self) -> bool:
        """Whether the picture is taller than wide."""
        return self.height > self.width


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered picture with its words in one edition.

    ``lang`` is set where the words are in another language than the page. ``anchor`` is the
    fragment id of the picture on its story's page. ``other`` is the caption in the other edition.
    """

    file: str
    rendered: RenderedPicture
    alt: str
    caption: str | None = None
    credit: str | None = None
    lang: Language | None = None
    focus: str | None = None
    anchor: str = ""
    other: str | None = None


@dataclass(frozen=True, slots=True)
class ShareImage:
    """What chats and social networks show of a page. ``address`` is below the output folder."""

    address: str
    width: int
    height: int
    format: Format
    alt: str

    @property
    def mime(self) -> str:
        """The media type, for ``og:image:type``."""
        return f"image/{self.format}"


def _step(channel: int) -> int:
    return min(range(len(TONE_STEPS)), key=lambda step: abs(TONE_STEPS[step] - channel))


class PictureBook(Protocol):
    """Where views get a text's pictures and its body with the pictures set in."""

    def lead(self, text: Text) -> Picture | None:
        """Return the picture that stands for the story: its cover, or its first."""

    def gallery(self, text: Text) -> tuple[Picture, ...]:
        """Return the pictures of the gallery, in the editor's order."""

    def album(self, text: Text) -> tuple[Picture, ...]:
        """Return every picture of the story once: the gallery's, then the body's others."""

    def count(self, text: Text) -> int:
        """Return how many different pictures the story shows."""

    def body(self, text: AnyText) -> Markup:
        """Return the body's HTML, its pictures as ``<figure>``, its links ready to use."""

    def players(self, text: Text) -> tuple[Shown, ...]:
        """Return what the body plays, in the order of the text."""
