"""What is known of a recording from its headers, and what its published copy leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class BadRecordingError(Exception):
    """The file cannot be published; ``code`` is the problem's, ``values`` fill in its words."""

    def __init__(self, code: str, **values: str) -> None:
        self.code, self.values = code, values
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Blank:
    """*size* bytes from *at* on, written as *head* and then zeros: as long as before, and empty."""

    at: int
    size: int
    head: bytes = b""


@dataclass(frozen=True, slots=True)
class MeasuredSound:
    """A sound recording. The copy holds the bytes from ``start`` to ``end`` but for ``blanks``.

    ``width`` and ``height`` are pixels as shown, upright; ``late_index`` says that a browser must load
    all of the file before it can begin to play.
    """

    kind: Literal["video", "audio"]
    mime: str
    start: int
    end: int
    seconds: int | None = None
    width: int | None = None
    height: int | None = None
    has_sound: bool = True
    late_index: bool = False
    blanks: tuple[Blank, ...] = ()
