"""Folders that nothing may be published into: sources, what holds them, ``/`` and the home folder."""

from __future__ import annotations

import os
import pwd
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from plugins.core.problems import ContentError, Place, Problem, problem

# What people wrote, or what runs, in a project's folder, whether it is there already or not.
SOURCES: Final = (
    "content", "theme", "plugins", "tests", "docs", "tools", "bench",
    ".git", ".github", ".ci", ".venv",
)  # fmt: skip


def refuse_sources(
    folder: Path,
    projects: Iterable[Path],
    more: Iterable[Path] = (),
    *,
    setting: str,
    cleared: bool = True,
) -> None:
    """Raise ``ContentError`` where *folder* is no place to publish into, under the name *setting*.

    It must not be or lie in a source folder of *projects* or one of *more*, be a project, ``/`` or the
    home folder. What is *cleared* must hold none of them either. Folders are compared by what they are
    on the disk, so that links and letters of another case make no difference. Touches nothing.
    """
    asked = _real(folder)
    place = Place(setting)
    covers = _holds if cleared else _same
    if asked.parent == asked:
        raise ContentError([problem("X821", place, folder=asked)])
    projects = tuple(map(_real, projects))
    for project in projects:
        if covers(asked, project):
            raise ContentError([_among_sources(place, asked, project)])
    named = (project / name for project in projects for name in SOURCES)
    for source in map(_real, (*named, *more, Path(sys.prefix))):
        if covers(asked, source) or _holds(source, asked):
            raise ContentError([_among_sources(place, asked, source)])
    if any(covers(asked, home) for home in _homes()):
        raise ContentError([problem("X821", place, folder=asked)])


def _among_sources(place: Place, asked: Path, source: Path) -> Problem:
    if _same(asked, source):
        how, how_en = "chính là", "is"
    elif _holds(source, asked):
        how, how_en = "nằm trong", "is inside"
    else:
        how, how_en = "chứa", "contains"
    return problem("X820", place, folder=asked, source=source, how=how, how_en=how_en)


def _holds(outer: Path, inner: Path) -> bool:
    """Say whether *inner* is *outer* or lies in it; neither has to exist."""
    return any(_same(outer, folder) for folder in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        if one.samefile(other):
            return True
    return _plain(one) == _plain(other)


def _plain(path: Path) -> str:
    """Return *path* as disks that do not tell letters of another case apart compare it."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _real(path: Path) -> Path:
    return Path(os.path.realpath(Path(path).expanduser()))


def _homes() -> Iterator[Path]:
    with suppress(RuntimeError):
        yield _real(Path.home())
    with suppress(KeyError):
        yield _real(Path(pwd.getpwuid(os.getuid()).pw_dir))
