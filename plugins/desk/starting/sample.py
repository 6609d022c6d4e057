"""The sample's files, and what in ``content/`` is not of them.

``sample.txt`` beside this module lists the sample by digest; ``python -m tools.sample_list`` writes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).with_name("sample.txt")
_TEXT: Final = frozenset({".md", ".yaml", ".txt"})
_WRITTEN_BY_MACHINES: Final = frozenset({"data/urls.txt", "data/digests.txt"})
_OF_THE_SYSTEM: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})


def listed(content: Path) -> str:
    """Return the list of the files of *content*, a digest and a path a line."""
    return "".join(f"{digest(content / path)}  {path}\n" for path in _files(content))


def own_files(content: Path) -> tuple[str, ...]:
    """Return the paths in *content* that are no file of the sample, or one that was changed."""
    known = _known()
    return tuple(
        path
        for path in _files(content)
        if path not in _WRITTEN_BY_MACHINES
        and (path not in known or known[path] != digest(content / path))
    )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, of a text's with the line ends that the sample was written with.

    A link is what it leads to by name: it is never the sample's.
    """
    if path.is_symlink():
        return f"-> {path.readlink()}"
    content = path.read_bytes()
    if path.suffix in _TEXT:
        content = content.replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


@cache
def _known() -> Mapping[str, str]:
    rows = (line.split("  ", 1) for line in LIST.read_text("utf-8").splitlines())
    return {path: known for known, path in rows}


def _files(content: Path) -> Iterator[str]:
    """Yield every file and link below *content*, in order."""
    found = []
    for folder, names, files in os.walk(content):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        found += [
            (Path(folder) / name).relative_to(content).as_posix()
            for name in (*files, *links)
            if name not in _OF_THE_SYSTEM
        ]
    yield from sorted(found)
