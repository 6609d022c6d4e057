"""Every rendered picture of the site, by folder and file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.pictures import RenderedPicture
from plugins.core.problems import Problem
from plugins.core.text import nfc


@dataclass(frozen=True, slots=True)
class PictureIndex:
    """``pictures`` by owner (a story's id, or ``page:ID``) and file name in NFC."""

    pictures: Mapping[tuple[str, str], RenderedPicture]

    def rendered(self, owner: str, file: str) -> RenderedPicture | None:
        """Return the renditions of a picture, or ``None`` where no text shows such a file."""
        return self.pictures.get((owner, nfc(file)))


@dataclass(frozen=True, slots=True)
class Counts:
    """Pictures encoded in this build, and taken from the store.

    ``pruned`` entries had not been used for a season and were thrown out of the store. ``refused``
    is what is wrong with the pictures that were left out.
    """

    rendered: int
    reused: int
    pruned: int = 0
    refused: tuple[Problem, ...] = ()
