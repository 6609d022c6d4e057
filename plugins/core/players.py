"""What plays on a page, as its template and the descriptions for machines take it.

Every ``url`` is ready for ``href``, the site's base path included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plugins.core.pictures import Picture


@dataclass(frozen=True, slots=True)
class VideoCard:
    """A video on another site: the page leads there and loads nothing from it."""

    url: str
    provider: str
    title: str
    seconds: int | None = None
    picture: Picture | None = None
    credit: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """The captions of a recording in one language."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Player:
    """A recording that the page plays. ``size`` is in bytes; ``width`` and ``height`` as shown, in pixels.

    ``number`` tells the players of a page apart; ``transcript`` are paragraphs.
    """

    kind: Literal["video", "audio"]
    number: int
    url: str
    mime: str
    title: str
    size: int
    seconds: int | None = None
    width: int | None = None
    height: int | None = None
    picture: Picture | None = None
    caption: str | None = None
    credit: str | None = None
    tracks: tuple[Track, ...] = ()
    transcript: tuple[str, ...] = ()
    transcript_lang: str | None = None


Shown = VideoCard | Player
