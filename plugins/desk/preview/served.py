"""The files of a site that a preview shows: some in a build's folder, all others where a store keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_INDEX = "index.html"


def name_of(path: str) -> str:
    """Return the path of the file that is shown at *path*: its own, or that of a folder's page."""
    return f"{path}{_INDEX}" if path.endswith("/") or not path else path


@dataclass(frozen=True, slots=True)
class Served:
    """The files below *folder* and those *stored*, by path; what is neither is looked for *before*.

    ``before`` is the site of which this one has a few pages anew. With ``partial`` there may be more.
    """

    folder: Path
    stored: Mapping[str, str] = field(default_factory=dict)
    before: Served | None = None
    partial: bool = False

    def find(self, path: str) -> Path | None:
        """Return the file at *path*, relative and without dots, ``None`` where there is none."""
        if (place := self.stored.get(path)) is not None:
            return Path(place)
        file = self.folder / path
        if file.is_file():
            return file
        return self.before.find(path) if self.before else None

    def is_folder(self, path: str) -> bool:
        """Say whether a page stands at the folder *path*."""
        return self.find(f"{path}/{_INDEX}" if path else _INDEX) is not None

    def uses(self, folder: Path) -> bool:
        """Say whether files of a build's *folder* are shown."""
        return folder in self.folder.parents or (
            self.before is not None and self.before.uses(folder)
        )
