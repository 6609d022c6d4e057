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
from typing import Final

from plugins.core.names import overlooked
from plugins.core.text import printable

CONTENT: Final = PurePosixPath("content")  # the content folder, as problems name it
MOST_SHOWN: Final = 200  # entries of a report that a person reads
_FEW: Final = 3  # alike problems that are still said one by one
_LINES: Final = 8  # lines that are named of the others


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands: a path relative to the project, and a line from 1 (0: the file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: a stable code and its words in both languages.

    ``draft`` says that it stands in a draft: what would be an error there is a ``warning``.
    """

    place: Place
    code: str
    vi: str
    en: str
    fix_vi: str
    fix_en: str
    warning: bool = False
    draft: bool = False

    def __str__(self) -> str:
        mark = " (cảnh báo / warning)" if self.warning else ""
        mark = " (bản nháp / draft)" if self.draft else mark
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
    for path in sorted(Path(__file__).parents[1].rglob("problems.toml")):
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
    vi, en, fix_vi, fix_en = (
        words[key].format_map(shown) for key in ("vi", "en", "fix_vi", "fix_en")
    )
    return Problem(place, code, vi, en, fix_vi, fix_en, warning=code.startswith("W"))


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known name that *wanted* was probably meant to be, or ``None``."""
    found = difflib.get_close_matches(wanted[:100], list(known), n=5, cutoff=0.6)
    most = max(len(wanted) // 3, 2 if len(wanted) > 4 else 1)
    edits = {name: _edits(wanted.casefold(), name.casefold()) for name in found}
    near = [name for name in found if edits[name] <= most]
    return min(near, key=edits.__getitem__) if near else None


def _edits(one: str, other: str) -> int:
    """Return how many letters must change to make *one* of the *other*; a swap is one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        last, before, row = before, row, [i + 1]
        for j, opposite in enumerate(other):
            cost = min(before[j] + (letter != opposite), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and one[i - 1] == opposite:
                cost = min(cost, last[j - 1] + 1)
            row.append(cost)
    return row[-1]


def suggestion(wanted: str, known: Iterable[str]) -> dict[str, str]:
    """Return the values ``near`` and ``near_en`` that a problem's words end with, or empty ones."""
    near = nearest(wanted, known)
    if near is None:
        return {"near": "", "near_en": ""}
    vi, en = overlooked(wanted, near)
    if vi:
        return {
            "near": f" Trông giống “{near}” nhưng khác ở ký tự khó thấy: {vi}.",
            "near_en": f" It looks like “{near}” but differs in characters that are hard to see: {en}.",
        }
    return {"near": f" Có phải “{near}”?", "near_en": f" Did you mean “{near}”?"}


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those of *problems* that stop a publish, sorted, each once."""
    return tuple(sorted({found for found in problems if not found.warning}))


@dataclass(frozen=True, slots=True)
class Alike:
    """Problems of one kind in one file, sorted: said once, by the ``first``, when they are many."""

    first: Problem
    others: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the others, each once; those of the whole file have none."""
        return tuple(
            sorted({other.place.line for other in self.others} - {0, self.first.place.line})
        )

    def __str__(self) -> str:
        return "\n".join([str(self.first), *self.more()])

    def more(self) -> tuple[str, ...]:
        """Return a line that says how many others there are, and where the first of them stand."""
        if not self.others:
            return ()
        some = ", ".join(map(str, self.lines[:_LINES])) + (" …" if self.lines[_LINES:] else "")
        vi, en = (f" (dòng {some})", f" (line {some})") if some else ("", "")
        count = len(self.others)
        noun = "warning" if self.first.warning else "error"
        return (
            f"    … và {count} {'cảnh báo' if self.first.warning else 'lỗi'} cùng loại trong tệp này{vi}"
            f" / and {counted(count, f'more {noun}')} of this kind in this file{en}",
        )


def alike(problems: Iterable[Problem]) -> tuple[Alike, ...]:
    """Return *problems* by place, those of one kind in one file together where they are more than
    a few.
    """
    kinds: dict[tuple[str, str, bool], list[Problem]] = {}
    for found in sorted(set(problems)):
        kinds.setdefault((found.place.path, found.code, found.warning), []).append(found)
    groups: list[Alike] = []
    for several in kinds.values():
        if len(several) > _FEW:
            groups.append(Alike(several[0], tuple(several[1:])))
        else:
            groups += map(Alike, several)
    return tuple(sorted(groups, key=lambda group: group.first))


def render(problems: Iterable[Problem], most: int = MOST_SHOWN) -> str:
    """Return the report: one problem after another, and a closing count.

    Alike ones in one file are one entry. Of more than *most* entries the errors are shown first.
    """
    shown = sorted(set(problems))
    wrong = sum(not found.warning for found in shown)
    minor = len(shown) - wrong
    groups = alike(shown)
    kept = sorted(groups, key=lambda group: group.first.warning)[:most]
    lines = [str(group) for group in sorted(kept, key=lambda group: group.first)]
    if len(groups) > len(kept):
        left = len(shown) - sum(1 + len(group.others) for group in kept)
        lines.append(
            f"… và {left} mục nữa: sửa những mục trên rồi kiểm tra lại, hoặc xem đủ bằng make check "
            f"FORMAT=json / and {left} more: mend these and check again, or see all with make check "
            "FORMAT=json"
        )
    closing = (
        f"{wrong} lỗi, {minor} cảnh báo / {counted(wrong, 'error')}, {counted(minor, 'warning')}"
    )
    return "\n".join([*lines, closing])


def counted(number: int, noun: str) -> str:
    """Return *number* with the English *noun* in its number: ``1 error``, ``2 errors``."""
    return f"{number} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """Return the English *noun* in the number of *number*: ``error``, ``addresses``, ``stories``."""
    if number == 1:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"


def place_of(path: PurePosixPath, line: int = 0) -> Place:
    """Return the place of *path*, which is relative to the content folder."""
    return Place(printable(str(CONTENT / path)), line)


def place_on_disk(path: Path, project: Path) -> Place:
    """Return the place of *path* on the disk, written relative to the folder *project* with ``/``.

    What lies elsewhere keeps its whole path.
    """
    shown = path.relative_to(project) if path.is_relative_to(project) else path
    return Place(printable(shown.as_posix()))


def _shown(name: str, text: str) -> str:
    if name == "quoted":  # a line to be copied: its indentation and its closing quote count
        return printable(text)
    hint = name in {"hint", "hint_en"}  # sentences of ours
    short = _short(text, 800) if hint else _short(text)
    apart = (hint or name in {"near", "near_en"}) and text.startswith(" ")  # one after another
    return f" {short}" if apart else short


def _short(text: str, limit: int = 160) -> str:
    cleaned = printable(" ".join(text.split()))
    return cleaned if len(cleaned) <= limit else f"{cleaned[: limit - 1]}…"
