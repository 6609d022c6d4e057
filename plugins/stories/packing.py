"""Models and what else a text is made of, as JSON and back: what was valid is not validated again.

A model is an object with its name as ``_`` and the fields that were set; a tuple is a list. Nothing but
the kinds of value named here comes out, whatever goes in.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final

from plugins.core.dates import ZONE, Moment, PartialDate
from plugins.core.facts import PageFields, StoryFields
from plugins.core.fields import Block
from plugins.core.media import Recording, VideoLink
from plugins.stories.draft import Draft
from plugins.stories.inherit import Lines

_NAME: Final = "_"
_MODELS: Final = (StoryFields, PageFields)


def fields_part(draft: Draft) -> bytes:
    """Return the part ``fields`` of a text (see ``core.lazy_text``)."""
    files = list(dict.fromkeys(path for path, _ in draft.lines.values()))
    numbers = {path: at for at, path in enumerate(files)}
    lines = [[*path, numbers[file], line] for path, (file, line) in draft.lines.items()]
    return as_json([_packed(draft.fields), list(map(str, files)), lines])


def body_part(draft: Draft) -> bytes:
    """Return the part ``body``."""
    return as_json(
        [
            draft.body,
            draft.source,
            draft.body_line,
            draft.linked_files,
            draft.abbreviations,
            _packed(draft.players),
            draft.address_lines,
        ]
    )


def read_part(part: str, content: bytes) -> Mapping[str, Any]:
    """Return the values of a *part* by name."""
    return _READERS[part](json.loads(content.decode("utf-8", "surrogatepass")))


def _read_fields(stored: list[Any]) -> Mapping[str, Any]:
    fields, names, rows = stored
    files = list(map(PurePosixPath, names))
    lines: Lines = {tuple(row[:-2]): (files[row[-2]], row[-1]) for row in rows}
    return {"fields": _unpacked(fields), "lines": lines}


def _read_body(stored: list[Any]) -> Mapping[str, Any]:
    body, source, body_line, linked_files, abbreviations, players, address_lines = stored
    return {
        "body": body,
        "source": source,
        "body_line": body_line,
        "linked_files": tuple(linked_files),
        "abbreviations": tuple(abbreviations),
        "players": _unpacked(players),
        "address_lines": {address: tuple(lines) for address, lines in address_lines.items()},
    }


_READERS: Final[Mapping[str, Callable[[list[Any]], Mapping[str, Any]]]] = {
    "fields": _read_fields,
    "body": _read_body,
}


def as_json(value: Any) -> bytes:
    """Return *value* as JSON, always the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _packed(value: Any) -> Any:
    """Return *value* as JSON holds it. Raises ``TypeError`` for a kind that is not known."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    if isinstance(value, Moment):
        return {_NAME: "Moment", "at": naive(value.at), "has_time": value.has_time}
    if isinstance(value, PartialDate):
        at = naive(value.at) if value.at else None
        return {_NAME: "PartialDate", "precision": value.precision, "at": at}
    if isinstance(value, VideoLink | Recording):
        said = {name: _packed(getattr(value, name)) for name in value.__slots__}
        return {_NAME: type(value).__name__, **said}
    if isinstance(value, Block) and type(value).__name__ in _models():
        said = {
            name: _packed(getattr(value, name))
            for name in type(value).model_fields
            if name in value.model_fields_set
        }
        return {_NAME: type(value).__name__, **said}
    raise TypeError(f"{type(value).__name__} cannot be stored")


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_unpacked(item) for item in value])
    if not isinstance(value, dict):
        return value
    name = value[_NAME]
    said = {key: _unpacked(part) for key, part in value.items() if key != _NAME}
    if (read := _DATA.get(name)) is not None:
        return read(**said)
    return _models()[name].model_construct(set(said), **said)


def _moment(at: str, has_time: bool) -> Moment:
    return Moment(aware(at), has_time)


def _partial_date(precision: Any, at: str | None) -> PartialDate:
    return PartialDate(precision, aware(at) if at else None)


def naive(at: dt.datetime) -> str:
    """Return the form in which a time of Vietnam is stored."""
    return at.replace(tzinfo=None).isoformat()


def aware(at: str) -> dt.datetime:
    """Return a time of Vietnam from the form in which it is stored."""
    return dt.datetime.fromisoformat(at).replace(tzinfo=ZONE)


_DATA: Final[Mapping[str, Callable[..., Any]]] = {
    "Moment": _moment,
    "PartialDate": _partial_date,
    "VideoLink": VideoLink,
    "Recording": Recording,
}


@cache
def _models() -> Mapping[str, type[Block]]:
    """Return every model that the fields of a text are made of, by its name."""
    found: dict[str, type[Block]] = {}
    for model in (model for root in _MODELS for model in _within(root)):
        assert found.setdefault(model.__name__, model) is model
    return found


def _within(kind: Any) -> Iterator[type[Block]]:
    if isinstance(kind, type) and issubclass(kind, Block):
        yield kind
        for field in kind.model_fields.values():
            yield from _within(field.annotation)
    for argument in getattr(kind, "__args__", ()):
        yield from _within(argument)
