"""Drafts: texts whose faults stop nobody, until they are to be published.

A fault counts as a draft's where nothing but drafts would show it: in a draft itself, and in what else
lies in a folder whose texts are all drafts. A main text that a published translation takes its facts
from is not spared.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.core.problems import Problem, place_of
from plugins.stories.choices import status_of

_STATUS: Final = re.compile(
    r"""^["']?status["']?[ \t]*:[ \t]*["']?([^"'#\r\n]*?)["']?[ \t]*(?:\#[^\r\n]*)?\r?$""",
    re.MULTILINE | re.IGNORECASE,
)
_FENCE: Final = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
_ENOUGH: Final = 2**18  # bytes: front matter is not longer
_TEXT: Final = re.compile(r".+\.(?:md|markdown)(?:\..+)?", re.IGNORECASE)
_DEPTHS: Final = {"news": 2, "pages": 1}  # of a folder with texts, below the named one
_MAIN: Final = ("index.vi.md", "index.en.md")


def seen_status(source: str) -> str:
    """Return the status that *source* states, in small letters, whether it can be parsed or not.

    It is empty where none is stated. Lines that disagree state no draft.
    """
    fences = [found.end() for found in _FENCE.finditer(source)][:2]
    head = source[: fences[1]] if len(fences) == 2 else source
    stated = {status_of(found[1]) for found in _STATUS.finditer(head)}
    return next(iter(sorted(stated - {"draft"} or stated)), "")


def softened(problems: Iterable[Problem], content: Path) -> tuple[Problem, ...]:
    """Return *problems*, those of drafts below *content* marked and none of them an error."""
    parts = {f"{place_of(PurePosixPath(name))}/": name for name in _DEPTHS}

    @cache
    def spared(path: str) -> bool:
        top = next((shown for shown in parts if path.startswith(shown)), None)
        if top is None:
            return False
        below, depth = path.removeprefix(top).split("/"), _DEPTHS[parts[top]]
        folder = PurePosixPath(parts[top], *below[:depth])
        if len(below) < depth and (content / folder).is_dir():
            return False
        return _known(folder).spares(path)

    @cache
    def _known(folder: PurePosixPath) -> _Texts:
        return _texts(content, folder)

    return tuple(
        replace(found, warning=True, draft=True) if spared(found.place.path) else found
        for found in problems
    )


def only_drafts(content: Path, folder: PurePosixPath) -> bool:
    """Say whether the texts of a story's *folder* below *content* are all drafts."""
    return _texts(content, folder).only_drafts


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of a folder, or a text that lies alone, and which of them are drafts."""

    texts: Mapping[PurePosixPath, bool]
    inherit: bool

    @property
    def only_drafts(self) -> bool:
        return bool(self.texts) and all(self.texts.values())

    def spares(self, path: str) -> bool:
        """Say whether what stands in the file *path* (as problems write it) is a draft's alone."""
        if self.only_drafts:
            return True
        main = _main(self.texts) if self.inherit else None
        own = (text for text in self.texts if place_of(text).path == path)
        return any(self.texts[text] and text != main for text in own)


def _texts(content: Path, folder: PurePosixPath) -> _Texts:
    try:
        found = sorted(
            folder / entry.name
            for entry in os.scandir(content / folder)
            if entry.is_file(follow_symlinks=False)
        )
    except NotADirectoryError:
        found = [folder]
    except OSError:
        found = []
    inherit = folder.parent.parent.name == "news"
    stated = {path: _status(content / path) for path in found if _TEXT.fullmatch(path.name)}
    main = _main(stated)
    inherited = stated[main] if main is not None and inherit else ""
    return _Texts({path: (own or inherited) == "draft" for path, own in stated.items()}, inherit)


def _main(texts: Iterable[PurePosixPath]) -> PurePosixPath | None:
    """Return the text that the other takes its facts from."""
    named = {path.name: path for path in texts}
    return next((named[name] for name in _MAIN if name in named), None)


def _status(path: Path) -> str:
    try:
        with path.open("rb") as file:
            # Without the zero bytes of UTF-16, every encoding writes ASCII alike.
            content = file.read(_ENOUGH).replace(b"\0", b"")
    except OSError:
        return ""
    return seen_status(content.decode("utf-8", "replace").lstrip("\ufeff\ufffd"))
