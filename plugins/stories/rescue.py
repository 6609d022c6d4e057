"""What can be shown of a draft with faults: all that is sound, and marks where a fact is missing.

The faults themselves are reported elsewhere; nothing is here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeVar

from plugins.core import fact_blocks
from plugins.core.dates import PartialDate
from plugins.core.field_path import FieldPath
from plugins.core.fields import Block
from plugins.core.problems import Place
from plugins.stories import frontmatter
from plugins.stories.frontmatter import FrontMatter
from plugins.stories.validate import validate

Model = TypeVar("Model", bound=Block)

MARK: Final = "…"
_TRIES: Final = 40
_NEAR: Final = 8  # rows between an open bracket and where it is missed
_GONE: Final = object()


def _stand_ins() -> Iterator[tuple[str, object]]:
    """Yield the words and days that blocks of facts cannot do without."""
    for block in vars(fact_blocks).values():
        if isinstance(block, type) and issubclass(block, Block):
            for name, field in block.model_fields.items():
                wanted = field.is_required() and name != "id"  # an id cannot be made up
                if wanted and field.annotation in (str, PartialDate):
                    yield name, "unknown" if field.annotation is PartialDate else MARK


_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
# What stands for a fact that its block cannot do without; other blocks are left out whole.
_WITHIN: Final[Mapping[str, object]] = {
    **dict(_stand_ins()),
    **dict.fromkeys(("alt", "name"), MARK),
    "as_of": "unknown",
    "parties": [MARK],
    "recipients": "unnamed",
}


def readable(source: str) -> FrontMatter:
    """Return the front matter of *source* without the lines that cannot be read.

    Without any fence nothing but the status is known. Lines keep their numbers.
    """
    rows = _CONFLICT.sub("", source).split("\n")
    for _ in range(_TRIES):
        front = frontmatter.read("\n".join(rows))
        if front.values or not front.faults:
            return front
        if front.faults[0].code in {"S100", "S101", "S287"}:
            break
        at = _culprit(rows, min(front.faults[0].line, len(rows)) - 1)
        if at <= 0:
            break
        rows[at] = ""
    return FrontMatter({"status": "draft"}, {(): 1}, "\n".join(rows), 1, ())


def _culprit(rows: list[str], told: int) -> int:
    """Return which row to leave out: one of the last few without which all can be read, else the
    last written one as far as *told*.
    """
    near = [at for at in range(told, max(told - _NEAR, 0), -1) if rows[at].strip()]
    for at in near:
        if frontmatter.read("\n".join([*rows[:at], "", *rows[at + 1 :]])).values:
            return at
    return near[0] if near else 0


def sound(
    model: type[Model],
    values: Mapping[str, Any],
    stand_ins: Mapping[str, object],
    wrong: Collection[FieldPath] = (),
) -> Model | None:
    """Return what *model* accepts of *values*, without what stands at the paths *wrong*.

    *stand_ins* are the fields that the model cannot do without; ``None`` where they do not suffice.
    """
    left: Any = _without(values, wrong)
    for _ in range(_TRIES):
        paths: list[FieldPath] = []

        def note(path: FieldPath, paths: list[FieldPath] = paths) -> Place:
            paths.append(path)
            return Place("")

        fields, problems = validate(model, left, note)
        if fields is not None:
            return fields
        missing = [p for p, found in zip(paths, problems, strict=True) if found.code == "S103"]
        left = _without(left, [path for path in paths if path not in missing])
        left = _filled(left, missing, stand_ins)
    return None


def _filled(values: Any, missing: list[FieldPath], stand_ins: Mapping[str, object]) -> Any:
    """Return *values* with something at the paths *missing*, or without the block around them."""
    given_up: list[FieldPath] = []
    for path in missing:
        key = str(path[-1])
        stand_in = stand_ins.get(key) if len(path) == 1 else _WITHIN.get(key)
        around = _at(values, path[:-1])
        if stand_in is not None and isinstance(around, dict):
            around.setdefault(key, stand_in)
        elif len(path) > 1:
            given_up.append(path[:-1])
    return _without(values, given_up)


def _at(values: Any, path: FieldPath) -> Any:
    for part in path:
        if part == 0 and isinstance(values, Mapping):
            continue  # a lone value counts as a list of one
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _without(values: Any, paths: Collection[FieldPath]) -> Any:
    """Return a copy of *values* that lacks what stands at *paths*."""

    def copied(value: Any, path: FieldPath) -> Any:
        if path and path in unwanted:
            return _GONE
        if isinstance(value, Mapping):
            inner = {key: copied(part, (*path, key)) for key, part in value.items()}
            return {key: part for key, part in inner.items() if part is not _GONE}
        if isinstance(value, list):
            items = (copied(part, (*path, at)) for at, part in enumerate(value))
            return [part for part in items if part is not _GONE]
        return value

    unwanted = frozenset(paths)
    return copied(values, ())
