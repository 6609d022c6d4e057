"""The words of a model's fields that readers read, set as its prose is (see ``typography``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from typing import Annotated, Any, Final, TypeVar, get_args, get_origin, get_type_hints

from plugins.core.fields import AltText, Block, Lead, Title, Words
from plugins.core.typography import tidy

Model = TypeVar("Model", bound=Block)
_PROSE: Final = (Words, Title, Lead, AltText)
# Words by their kind, but records and marks by what they mean.
_NO_PROSE: Final = frozenset(
    {"number", "decision", "short", "phone", "email", "focus", "of", "consent", "replaces"}
)


def tidied(model: Model, kinds: Collection[str]) -> tuple[Model, Counter[str]]:
    """Return *model* with its prose set, blocks inside it included, and what was mended.

    Names of files, ids, addresses and numbers of documents are no prose.
    """
    counts: Counter[str] = Counter()
    changed: dict[str, Any] = {}
    for name, prose in _fields(type(model)).items():
        value = getattr(model, name)
        found = _tidied(value, prose, kinds, counts)
        if found is not value:
            changed[name] = found
    return (model.model_copy(update=changed) if changed else model), counts


def _tidied(value: Any, prose: bool, kinds: Collection[str], counts: Counter[str]) -> Any:
    """Return *value* set; the same object where nothing changes."""
    if isinstance(value, str):
        if not prose:
            return value
        text, found = tidy(value, kinds)
    elif isinstance(value, Block):
        value, found = tidied(value, kinds)
        text = value
    elif isinstance(value, tuple):
        items = tuple(_tidied(item, prose, kinds, counts) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    else:
        return value
    counts += found
    return text if found else value


@cache
def _fields(model: type[Block]) -> Mapping[str, bool]:
    """Return the fields of *model* that may hold prose or blocks, and whether their texts are prose."""
    written = get_type_hints(model, include_extras=True)
    return {name: name not in _NO_PROSE and _is_prose(written[name]) for name in model.model_fields}


def _is_prose(annotation: Any) -> bool:
    """Say whether the texts that *annotation* allows are prose: a list's or an optional one's too."""
    if annotation in _PROSE:
        return True
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return bool(arguments) and get_origin(arguments[0]) is not None and _is_prose(arguments[0])
    return any(_is_prose(argument) for argument in arguments)
