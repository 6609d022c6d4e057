"""Values as written, made ready for their model: what says nothing goes, choices are known by any spelling.

A key left empty (``kicker:``) says nothing where the model knows it; an unknown one stays, to be
refused. Curly quotation marks around what is no prose (an id, a date, a file's name) are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from plugins.core.addresses import LANGUAGES
from plugins.core.fields import AltText, Lead, Title, Words
from plugins.stories.choices import code_of

_PROSE: Final = (Words, Title, Lead, AltText)
_IN_QUOTES: Final = re.compile("[“”„«‘](.*)[”“»’]")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a field takes: fields of its own, one of some words, prose, or none of these."""

    model: type[BaseModel] | None = None
    choices: frozenset[str] = frozenset()
    prose: bool = False


def prepared(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return *values* as *model* reads them; what is wrong with them stays as it is."""
    kinds = _kinds(model)
    return {
        key: _value(key, kinds.get(key), value)
        for key, value in values.items()
        if not _says_nothing(value) or key not in kinds
    }


def _says_nothing(value: Any) -> bool:
    """Say whether *value* is empty, or words in both languages of which none are written."""
    if isinstance(value, dict):
        return bool(value) and value.keys() <= set(LANGUAGES) and not any(value.values())
    return value is None


def _value(key: str, kind: _Kind | None, value: Any) -> Any:
    if isinstance(value, list):
        return [_value(key, kind, item) for item in value]
    if kind is None:
        return value
    if isinstance(value, dict):
        return prepared(kind.model, value) if kind.model else _without_empty(value)
    if isinstance(value, str) and not kind.prose and kind.model is None:
        return _plain(key, value, kind.choices)
    return value


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if inner is not None}


def _plain(key: str, text: str, choices: frozenset[str]) -> str:
    quoted = _IN_QUOTES.fullmatch(text.strip())
    bare = quoted[1] if quoted else text
    return code_of(key, bare, choices) if choices and bare not in choices else bare


@cache
def _kinds(model: type[BaseModel]) -> Mapping[str, _Kind]:
    written = get_type_hints(model, include_extras=True)
    return {name: _kind(written[name]) for name in model.model_fields}


def _kind(annotation: Any) -> _Kind:
    parts = tuple(_parts(annotation))
    models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
    choices = {choice for part in parts if get_origin(part) is Literal for choice in get_args(part)}
    prose = any(part in _PROSE for part in parts)
    return _Kind(models[0] if models else None, frozenset(choices), prose)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the kinds that an annotation is made of, those of ``core.fields`` whole."""
    origin = get_origin(annotation)
    if annotation in _PROSE or origin is Literal:
        yield annotation
    elif origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif get_args(annotation):
        for argument in get_args(annotation):
            yield from _parts(argument)
    else:
        yield annotation
