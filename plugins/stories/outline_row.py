"""The outline of a text as a row of JSON, and back; there are two for every story at every build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final, get_args, get_origin, get_type_hints

from plugins.core.dates import Moment
from plugins.core.outline import Outline
from plugins.stories.packing import aware, naive

_KINDS: Final = get_type_hints(Outline)


def outline_row(outline: Outline) -> list[Any]:
    """Return what JSON holds of *outline*."""
    return [_written(getattr(outline, name)) for name in _KINDS]


def read_outline(row: list[Any]) -> Outline:
    """Return the outline that a row holds."""
    made: list[Any] = list(row)
    for at, read in _READERS:
        if made[at] is not None:
            made[at] = read(made[at])
    return Outline(*made)


def _written(value: Any) -> Any:
    if isinstance(value, Moment):
        return [naive(value.at), value.has_time]
    return value.isoformat() if isinstance(value, dt.date) else value


def _moment(row: list[Any]) -> Moment:
    return Moment(aware(row[0]), row[1])


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """Return what reads a value of *kind* that is no text, number or switch."""
    kinds = {kind, *get_args(kind)}
    if Moment in kinds:
        return _moment
    if dt.date in kinds:
        return dt.date.fromisoformat
    return tuple if get_origin(kind) is tuple else None


_READERS: Final = tuple(
    (at, read) for at, kind in enumerate(_KINDS.values()) if (read := _reader(kind)) is not None
)
