"""Where the files of a build go that a store keeps: into the output, or into a list for who assembles it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.core import linked
from plugins.core.memory import KeptFile


class OutletFile(NamedTuple):
    """A file of a store: where it is, and what it was when it was last seen to be right."""

    place: str
    kept: KeptFile


@dataclass(frozen=True, slots=True)
class Outlet:
    """Takes the files of an *output*. With ``aside`` they are listed in ``stored`` and nothing else."""

    output: Path
    aside: bool = False
    stored: dict[str, OutletFile] = field(default_factory=dict)

    def put(self, path: str, file: OutletFile) -> None:
        """Let *path*, below the output, be *file*."""
        if self.aside:
            self.stored[path] = file
            return
        target = self.output / path
        try:
            linked.put(Path(file.place), target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            linked.put(Path(file.place), target)

    def find(self, path: str) -> Path:
        """Return where the file is that is published as *path*."""
        known = self.stored.get(path)
        return Path(known.place) if known is not None else self.output / path
