"""The JSON Schema (2020-12) of a register's file, made from its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from plugins.core.addresses import LANGUAGES
from plugins.registers.fields import LISTS, Field, FieldKind
from plugins.registers.json_file import as_json
from plugins.registers.register import Register

Schema = dict[str, Any]

_DAY: Final = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_PARTIAL: Final = rf"[0-9]{{4}}(-(0[1-9]|1[0-2]))?|{_DAY}(T([01][0-9]|2[0-3]):[0-5][0-9]\+07:00)?"
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_URL: Final[Schema] = {"type": "string", "format": "iri", "pattern": "^https?://[^ ]+$"}
_DATE: Final[Schema] = {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}


def _null(schema: Schema) -> Schema:
    """Return *schema*, or null: what the source does not state."""
    return {"anyOf": [schema, {"type": "null"}]}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_KINDS: Final[Mapping[FieldKind, Schema]] = {
    "id": _TEXT,
    "text": _TEXT,
    "date": {"type": "string", "pattern": f"^({_PARTIAL})$"},
    "day": _DATE,
    "integer": {"type": "integer", "minimum": 0},
    "boolean": {"type": "boolean"},
    "url": _URL,
    "party": _object(name=_TEXT, organisation=_null(_TEXT), url=_null(_URL)),
    "reference": _object(id=_null(_TEXT), name=_TEXT, url=_null(_URL)),
    "texts": _TEXT,
    "recipients": _object(name=_TEXT, type={"enum": ["person", "collective"]}, unit=_null(_TEXT)),
    "signatories": _object(name=_TEXT, office=_null(_TEXT), party=_null(_TEXT)),
    "annexes": _object(
        title=_TEXT,
        number=_null(_TEXT),
        url=_URL,
        type=_TEXT,
        bytes={"type": "integer", "minimum": 0},
    ),
    "stories": _object(title=_TEXT, url=_URL, date=_DATE),
}
# Lists of what a single column may hold as well.
_ITEMS: Final[Mapping[FieldKind, FieldKind]] = {"parties": "party", "references": "reference"}


def json_schema(register: Register[Any], url: str, english: Callable[..., str]) -> bytes:
    """Return the schema of a register whose own absolute address is *url*; *english* describes it."""
    name = register.name
    columns: dict[str, Schema] = {
        field.key: _of(field) | {"description": english(field.meaning(name))}
        for field in register.fields
    }
    properties: dict[str, Schema] = {
        "$schema": {"const": url},
        "register": {"const": name},
        "language": {"enum": list(LANGUAGES)},
        "as_of": _DATE | {"description": english("register.meaning.file.as_of")},
        "site": _object(name=_TEXT, url=_URL),
        "rows": {"type": "array", "items": _object(**columns)},
    }
    heading = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        "title": english(f"register.title.{name}"),
        "description": english(f"register.intro.{name}"),
    }
    return as_json(heading | _object(**properties))


def _of(field: Field) -> Schema:
    if field.kind == "enum":
        schema: Schema = {"enum": [*field.values, *([] if field.stated else [None])]}
        return schema
    schema = _KINDS[_ITEMS.get(field.kind, field.kind)]
    if field.kind in LISTS:
        schema = {"type": "array", "items": schema}
        if not field.stated:  # a list that may be unknown is then null, never empty
            schema["minItems"] = 1
    return dict(schema) if field.stated else _null(schema)
