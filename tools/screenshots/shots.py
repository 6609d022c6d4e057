"""Which pictures the guides show: of what page, on which screen, from where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.addresses import LANGUAGES
from tests.builders import ROOT

FOLDER: Final = ROOT / "docs" / "images"
DESK: Final = (1280, 900)
PHONE: Final = (390, 760)


@dataclass(frozen=True)
class Shot:
    """A picture in both languages. ``story`` chooses the page of ``kind`` that is that story's."""

    name: str
    kind: str
    size: tuple[int, int] = DESK
    story: str = ""

    def path(self, lang: str) -> Path:
        """Return where the picture is kept."""
        return FOLDER / f"{self.name}.{lang}.webp"


SHOTS: Final = (
    Shot("front-page", "front"),
    Shot("story", "story", (1280, 1150), story="tong-ket-cong-doan-2024"),
    Shot("story-on-a-phone", "story", PHONE, story="tong-ket-cong-doan-2024"),
    Shot("gallery", "album", story="tong-ket-cong-doan-2024"),
    Shot("agreement", "agreement"),
    Shot("register", "awards"),
    Shot("deadlines", "deadlines"),
    Shot("digest", "digest"),
)


def every() -> dict[Path, tuple[Shot, str]]:
    """Return each picture's file with what it shows and in which language."""
    return {shot.path(lang): (shot, lang) for shot in SHOTS for lang in LANGUAGES}
