"""Whose pictures are meant: the stories and pages named, else all that no reader has seen yet."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.lookalikes import mend
from plugins.core.problems import ContentError, nearest
from plugins.desk.project import Project
from plugins.desk.settle import own_ledger
from plugins.desk.voice import DeskError
from plugins.pictures.sniff import READABLE, kind_by_name
from plugins.safety import ledger, provisional

_PATIENCE: Final = 20.0  # seconds
_KINDS: Final = {"news": "story", "pages": "page"}


@dataclass(frozen=True, slots=True)
class TextFolder:
    """A story's or page's folder, *at* its place in ``content``; ``name`` is how ``STORY=`` names it."""

    path: Path
    at: str
    name: str
    published: bool
    pushed: frozenset[str] = frozenset()

    def is_public(self, file: Path) -> bool:
        """Say whether readers may have seen *file*: its text is published, or it was pushed."""
        return self.published or file.name in self.pushed

    def pictures(self) -> Iterator[Path]:
        """Yield the files that are pictures by their names, but for links, sorted."""
        for file in sorted(self.path.iterdir()):
            plain = file.is_file() and not file.is_symlink() and not file.name.startswith(".")
            if plain and len(file.name.splitlines()) == 1 and kind_by_name(file.name) in READABLE:
                yield file


def folders(project: Project, named: str) -> list[TextFolder]:
    """Return the folders *named* (``2026/ten-bai,2026/bai-khac``), all where none is.

    Raises ``DeskError`` for a name that no folder has, ``ContentError`` for a damaged ledger.
    """
    everything = _all(project)
    if not named.strip():
        return everything
    found = []
    for part in named.split(","):
        wanted = part.strip().strip("/\\").replace("\\", "/").removeprefix("./")
        wanted = wanted.removeprefix("content/").removeprefix("news/")
        same = [one for one in everything if wanted in {one.name, one.path.name}]
        if len(same) != 1:
            names = [one.name for one in everything]
            near = nearest(wanted, names) or (same[0].name if same else None)
            raise DeskError(
                f"Không rõ bài “{wanted}”." + (f" Có phải “{near}”?" if near else ""),
                f"It is not clear which story “{wanted}” is."
                + (f" Did you mean “{near}”?" if near else ""),
            )
        found += [one for one in same if one not in found]
    return found


def _all(project: Project) -> list[TextFolder]:
    published, pushed = _published(project), _pushed(project.content)
    return [
        TextFolder(
            path,
            at,
            at.removeprefix("news/"),
            (_KINDS[kind], mend(path.name)) in published,
            frozenset(pushed.get(at, ())),
        )
        for kind, places in (("news", "news/*/*"), ("pages", "pages/*"))
        for path in sorted(project.content.glob(places))
        if path.is_dir()
        for at in [path.relative_to(project.content).as_posix()]
    ]


def _published(project: Project) -> set[tuple[str, str]]:
    """Return kind and id of every text that was published where readers are."""
    carried, damage = provisional.counted(project.carried_ledger)
    if damage:
        raise ContentError(damage)
    known = ledger.join(own_ledger(project), carried)
    return {(owner.kind, owner.id) for owners in known.facts.values() for owner in owners}


def _pushed(content: Path) -> dict[str, list[str]]:
    """Return the names of the files that the branch was pushed with, by folder; none without Git."""
    names: dict[str, list[str]] = {}
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        listed = subprocess.run(
            ["git", "ls-tree", "-r", "-z", "--name-only", "@{upstream}", "--", "."],
            cwd=content,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
        for path in map(os.fsdecode, listed.stdout.split(b"\0")):
            folder, _, name = path.rpartition("/")
            names.setdefault(folder, []).append(name)
    return names
