"""What stories may hold that could not be read, or not wholly: never call it missing.

A colon too many hides a whole front matter, and the agreements in it. They are looked for in the
files as text, and only once something seems to be missing.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.core.problems import Problem, place_of
from plugins.core.text import slugify

# Without the zero bytes of UTF-16, every encoding writes ASCII alike.
_ID: Final = re.compile(rb"""\bid["']?\s*:\s*["']?([^\n\r,}"'#]+)""")
_NEWS: Final = PurePosixPath("news")
_SHUT: Final = frozenset({"S117", "S224", "S225"})  # too large, a link, unreadable


class Unread:
    """The ids of agreements in story files below *content* with errors. *read* gives the files without."""

    def __init__(
        self,
        content: Path,
        read: Callable[[], Collection[PurePosixPath]],
        problems: Collection[Problem],
    ):
        self._content = content
        self._read = read
        self._problems = problems

    def may_report(self, identifier: str) -> bool:
        """Say whether a file with errors reports *identifier*, or one may that cannot be opened."""
        return self._shut or slugify(identifier) in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self._search())

    def _search(self) -> Iterator[str]:
        read = self._read()
        wrong = {found.place.path for found in self._problems if not found.warning}
        for file in _texts(self._content / _NEWS):
            path = PurePosixPath(file.relative_to(self._content))
            if path not in read or place_of(path).path in wrong:
                try:
                    text = file.read_bytes().replace(b"\0", b"")
                except OSError:
                    continue  # S225 says so
                for found in _ID.findall(text):  # an id may itself be what is wrong
                    yield slugify(found.decode(errors="ignore"))

    @cached_property
    def _shut(self) -> bool:
        """Say whether a text, or a folder of texts, cannot be searched at all."""
        news = place_of(_NEWS).path
        return any(
            found.code in _SHUT
            and f"{found.place.path}/".startswith(f"{news}/")
            and Path(found.place.path).suffix in {"", ".md"}
            for found in self._problems
        )


def _texts(folder: Path) -> Iterator[Path]:
    """Yield the Markdown files below *folder*, sorted, without following links."""
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(base, name)
            if path.suffix == ".md" and stat.S_ISREG(path.lstat().st_mode):
                yield path
