"""A digest of a value made of frozen parts: equal values have equal digests, whatever made them.

A text or a story stands in it by its name alone: what is read of it is noted when it is read (``reads``).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import Any, Final

from markupsafe import Markup
from pydantic import BaseModel

from plugins.core.site import FolderText, StandingPage, Story

Writer = Callable[["Digester", Any], str]


class Digester:
    """Writes values out in one way only. *shared* types are those whose values many others hold."""

    def __init__(self, *shared: type) -> None:
        self._shared = frozenset(shared)
        self._known: dict[int, tuple[Any, str]] = {}

    def digest(self, value: Any) -> str:
        """Return the SHA-256 of *value*, in hex. Raises ``TypeError`` for what is no plain value."""
        return hashlib.sha256(self.written(value).encode("utf-8", "surrogatepass")).hexdigest()

    def written(self, value: Any) -> str:
        """Return *value* written out: no two different values are written alike."""
        kind = type(value)
        if kind is str:
            return f"s{len(value)}:{value}"
        if value is None:
            return "n"
        if kind in self._shared:
            known = self._known.get(id(value))
            if known is None:
                found = f"#{hashlib.sha256(_writer(kind)(self, value).encode()).hexdigest()}"
                known = self._known[id(value)] = value, found  # held: its id stays its own
            return known[1]
        return _writer(kind)(self, value)


def digest(value: Any) -> str:
    """Return the digest of one value."""
    return Digester().digest(value)


def _writer(kind: type) -> Writer:
    found = _writers.get(kind)
    if found is None:
        found = _writers[kind] = _made(kind)
    return found


def _made(kind: type) -> Writer:
    """Return the way in which values of *kind* are written; it is asked for once a type."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if issubclass(kind, FolderText):
        return _plain(lambda text: str(text.path))("text")
    if issubclass(kind, Story | StandingPage):
        return _plain(lambda story: str(story.folder))("folder")
    if dataclasses.is_dataclass(kind):
        return _object(name, [field.name for field in dataclasses.fields(kind)])
    if issubclass(kind, BaseModel):
        return _object(name, list(kind.model_fields))
    for base, writer in _BASES:
        if issubclass(kind, base):
            return writer(name)
    raise TypeError(f"{name} is no plain value")


def _object(name: str, fields: list[str]) -> Writer:
    def write(digester: Digester, value: Any) -> str:
        written = digester.written
        return f"({name} {''.join([written(getattr(value, field)) for field in fields])})"

    return write


def _plain(say: Callable[[Any], str]) -> Callable[[str], Writer]:
    def writer(name: str) -> Writer:
        def write(digester: Digester, value: Any) -> str:
            text = say(value)
            return f"{name}{len(text)}:{text}"

        return write

    return writer


def _sequence(name: str) -> Writer:
    del name  # a list says the same as a tuple
    return lambda digester, value: f"[{_joined(digester, value)}]"


def _set(name: str) -> Writer:
    del name
    return lambda digester, value: "{" + "".join(sorted(map(digester.written, value))) + "}"


def _mapping(name: str) -> Writer:
    del name
    return lambda digester, value: (
        "<" + _joined(digester, (part for item in value.items() for part in item)) + ">"
    )


def _joined(digester: Digester, values: Iterable[Any]) -> str:
    return "".join([digester.written(value) for value in values])


_BASES: Final[tuple[tuple[Any, Callable[[str], Writer]], ...]] = (
    (Markup, _plain(str)),
    (str, _plain(str)),
    (bool | int | float, _plain(repr)),
    (bytes, _plain(lambda value: value.hex())),
    (dt.datetime, _plain(lambda value: f"{value.isoformat()} {value.tzinfo}")),
    (dt.date | dt.time, _plain(lambda value: value.isoformat())),
    (PurePath, _plain(str)),
    (tuple | list, _sequence),
    (frozenset | set, _set),
    (Mapping, _mapping),
)
_writers: dict[type, Writer] = {}
