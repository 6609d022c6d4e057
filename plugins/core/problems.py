"""Problems: what a check found, said to an editor in Vietnamese first.

The words stand beside the checks, in each plugin's ``problems.toml``: one table a code, with
``{placeholders}``.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from plugins.core.text import printable


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands: a path relative to the project, and a line from 1 (0: the file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: a stable code and its words in both languages."""

    place: Place
    code: str
    vi: str
    en: str
    fix_vi: str
    fix_en: str
    warning: bool = False

    def __str__(self) -> str:
        mark = " (cảnh báo / warning)" if self.warning else ""
        return f"{self.place}  {self.code}{mark}  {self.vi} / {self.en}\n    {self.fix_vi} / {self.fix_en}"


class ContentError(Exception):
    """The content cannot be published; carries every problem. Pelican exits with ``exitcode``."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(render(self.problems))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems themselves, not their text."""
        return ContentError, (self.problems,)


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return the words of every code: ``vi``, ``en``, ``fix_vi``, ``fix_en``.

    Raises ``ValueError`` when two plugins use one code.
    """
    words: dict[str, Mapping[str, str]] = {}
    for path in sorted(Path(__file__).parents[1].glob("*/problems.toml")):
        for code, entry in tomllib.loads(path.read_text("utf-8")).items():
            if code in words:
                raise ValueError(f"{path}: code {code} is taken")
            words[code] = entry
    return words


def problem(code: str, place: Place, **values: object) -> Problem:
    """Return the problem *code* at *place*, its placeholders filled from *values*.

    A code with a ``W`` in front of its number is a warning: it is shown and does not stop a publish.
    """
    words = catalogue()[code]
    shown = {name: _shown(name, str(value)) for name, value in values.items()}
    filled = {key: words[key].format_map(shown) for key in ("vi", "en", "fix_vi", "fix_en")}
    return Problem(place=place, code=code, warning=code.startswith("W"), **filled)


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known name that *wanted* was probably meant to be, or ``None``."""
    found = difflib.get_close_matches(wanted[:100], list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(wanted: str, known: Iterable[str]) -> dict[str, str]:
    """Return the values ``near`` and ``near_en`` that a problem's words end with, or empty ones."""
    near = nearest(wanted, known)
    return {
        "near": f" Có phải “{near}”?" if near else "",
        "near_en": f" Did you mean “{near}”?" if near else "",
    }


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those of *problems* that stop a publish, sorted, each once."""
    return tuple(sorted({found for found in problems if not found.warning}))


def render(problems: Iterable[Problem]) -> str:
    """Return the report: one problem after another, and a closing count."""
    shown = sorted(set(problems))
    wrong = sum(not found.warning for found in shown)
    minor = len(shown) - wrong
    closing = (
        f"{wrong} lỗi, {minor} cảnh báo / {counted(wrong, 'error')}, {counted(minor, 'warning')}"
    )
    return "\n".join([*map(str, shown), closing])


def counted(number: int, noun: str) -> str:
    """Return *number* with the English *noun* in its number: ``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def place_in(root: Path, path: Path, line: int = 0) -> Place:
    """Return the place of *path*, written relative to *root*'s parent with ``/``."""
    try:
        shown = path.relative_to(root.parent)
    except ValueError:
        shown = path
    return Place(printable(str(PurePosixPath(shown))), line)


def _shown(name: str, text: str) -> str:
    if name == "quoted":  # a line to be copied: its indentation and its closing quote count
        return printable(text)
    apart = name in {"near", "near_en"} and text.startswith(" ")  # a sentence after another
    return f" {_short(text)}" if apart else _short(text)


def _short(text: str, limit: int = 160) -> str:
    cleaned = printable(" ".join(text.split()))
    return cleaned if len(cleaned) <= limit else f"{cleaned[: limit - 1]}…"
