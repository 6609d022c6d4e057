"""The models of content as JSON Schema (2020-12) and as words.

Programs that edit YAML complete and check from the schemas, which Pydantic makes of the models: a
kind of field states there what it takes (``core.fields``). The guides' tables of fields are made from
the words here. Every scalar reaches the models as text, so a schema takes a number where a program
reads one (``number: 286``).
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BeforeValidator, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from plugins.core import contact_fields, fields, number_fields, reference, site_settings
from plugins.core.addresses import LANGUAGES
from plugins.core.fields import SCALAR, Block

Json: TypeAlias = dict[str, Any]
Words: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]  # model, field, language

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# Pydantic says the former of a tuple whose limit stands behind a validator.
_OF_ITEMS: Final = {"minLength": "minItems", "maxLength": "maxItems"}
_NULL: Final = {"type": "null"}


@dataclass(frozen=True, slots=True)
class Takes:
    """What a field takes, in a few words of both languages; ``{maxLength}`` is its schema's."""

    vi: str
    en: str

    def __add__(self, other: tuple[str, str]) -> Takes:
        return Takes(self.vi + other[0], self.en + other[1])


_LIMITED: Final = Takes("chữ, tối đa {maxLength} ký tự", "text, up to {maxLength} characters")
# The kinds of field that ``core`` names, by those names.
KINDS: Final[Mapping[Any, Takes]] = {
    fields.Words: Takes("chữ", "text"),
    fields.Title: _LIMITED,
    fields.Lead: _LIMITED,
    fields.AltText: _LIMITED,
    fields.Identifier: Takes("mã", "id"),
    fields.NamedId: Takes("mã hoặc tên", "id or name"),
    fields.FileName: Takes("tên tệp", "file name"),
    fields.Slug: Takes("chữ thường không dấu, gạch nối", "lower case without accents, hyphens"),
    fields.WebAddress: Takes("https://…", "https://…"),
    site_settings.SecureAddress: Takes("https://…", "https://…"),
    site_settings.SiteAddress: Takes("https://…", "https://…"),
    contact_fields.Email: Takes("địa chỉ thư điện tử", "email address"),
    contact_fields.Phone: Takes("số điện thoại", "telephone number"),
    fields.SitePath: Takes("/đường-dẫn/", "/path/"),
    reference.OldAddress: Takes("/đường-dẫn/", "/path/"),
    reference.Target: Takes(
        "/đường-dẫn/ hoặc `story:MÃ`, `page:MÃ`…", "/path/, or `story:ID`, `page:ID` …"
    ),
    number_fields.Number: Takes("số: 37; 5.917; 12,5", "number, Vietnamese style: 37; 5.917; 12,5"),
    number_fields.Count: Takes("số đếm: 37; 1.200", "whole number: 37; 1.200"),
    number_fields.Length: Takes("thời lượng: 4:05; 1:02:03", "length: 4:05; 1:02:03"),
    fields.When: Takes("ngày, có thể kèm giờ", "day, hour optional"),
    fields.PartialDateField: Takes(
        "ngày, tháng, năm, hoặc `unknown`", "day, month, year, or `unknown`"
    ),
    reference.BilingualField: Takes(
        "chữ, hai thứ tiếng `vi`, `en`", "text in both languages, `vi`, `en`"
    ),
    bool: Takes("`true` hoặc `false`", "`true` or `false`"),
}
# What the short way of writing a block adds, by the validator that reads it.
_SHORTER: Final[Mapping[str, tuple[str, str]]] = {
    "parties": ("", ""),
    "named": (" hoặc chỉ tên", " or the name alone"),
    "author": (" hoặc chỉ tên", " or the name alone"),
    "_same": (" hoặc một chữ dùng chung", " or one word for both"),
    "_in_vietnamese": (" hoặc một câu tiếng Việt", " or one text in Vietnamese"),
    "_switched": ("; hoặc `true`, `false`", "; or `true`, `false`"),
    "unnamed": ("; hoặc `unnamed`", "; or `unnamed`"),
}

# One item of a gallery may stand for several pictures: ``file: [a, b]``, ``alt: [x, y]``.
_SEVERAL: Final = frozenset({("GalleryItem", "file"), ("GalleryItem", "alt")})
# What ``captions.yaml`` may say in each language: ``alt: {vi: …, en: …}``.
_SAID_IN_EACH: Final = ("alt", "caption", "credit")


class _AsWritten(GenerateJsonSchema):
    """The schema of what editors write, without what only the models know: titles, defaults."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Return a schema of text that takes a number as well."""
        return {**super().str_schema(schema), "type": SCALAR}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of a field, without what it is where nothing is written."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Say that no field is called after its key: editors see its words."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Keep the order of the models, in which completions are offered."""
        return value


def document(model: type[Block], words: Words, *, rows: bool = False) -> Json:
    """Return the whole schema of a file that holds one *model*, or a list of such *rows*."""
    made = models_json_schema([(model, "validation")], schema_generator=_AsWritten)[1]["$defs"]
    defs = {
        found.__name__: _described(found, made[found.__name__], words)
        for found in models_of(model)
        if found.__name__ in made
    }
    own: Json = {"$ref": f"#/$defs/{model.__name__}"}
    body: Json = {"type": "array", "items": own} if rows else own
    return {"$schema": DIALECT, **body, "$defs": defs}


def captions(model: type[Block], words: Words) -> Json:
    """Return the schema of ``captions.yaml``: rows of *model*, a text in each language or in both."""
    made = document(model, words, rows=True)
    properties = made["$defs"][model.__name__]["properties"]
    for name in _SAID_IN_EACH:
        own = properties[name]
        # A language whose words are still to come is null.
        word = {"anyOf": [*(kind for kind in own["anyOf"] if kind != _NULL), _NULL]}
        each = {"type": "object", "properties": dict.fromkeys(LANGUAGES, word)}
        own["anyOf"] = [*own["anyOf"], each | {"additionalProperties": False}]
    return made


def models_of(model: type[Block]) -> tuple[type[Block], ...]:
    """Return *model* and every model inside it, each once, in the order of the fields."""
    found: dict[type[Block], None] = {model: None}
    for annotation in hints(model).values():
        for inner in models_in(annotation):
            found.update(dict.fromkeys(models_of(inner)))
    return tuple(found)


@cache
def hints(model: type[Block]) -> Mapping[str, Any]:
    """Return the fields of *model* with their types as written, in order."""
    written = get_type_hints(model, include_extras=True)
    return {name: written[name] for name in model.model_fields}


def takes(annotation: Any) -> Takes:
    """Return what a field of this type takes. Raises ``TypeError`` for a type of a new kind."""
    if annotation in KINDS:
        said = KINDS[annotation]
        limits = TypeAdapter(annotation).json_schema() if "{" in said.vi else {}
        return Takes(said.vi.format_map(limits), said.en.format_map(limits))
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return Takes("các trường con", "fields of its own")
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        shown = ", ".join(f"`{choice}`" for choice in arguments)
        return Takes(shown, shown)
    if origin in (Union, types.UnionType):
        (inside,) = (argument for argument in arguments if argument is not types.NoneType)
        return takes(inside)
    if origin is tuple:
        item = takes(arguments[0])
        return Takes(f"danh sách: {item.vi}", f"list: {item.en}")
    if origin is Annotated:
        inner = takes(arguments[0])
        for mark in arguments[1:]:
            if isinstance(mark, BeforeValidator):
                inner += _SHORTER[getattr(mark.func, "__name__", "")]
        return inner
    raise TypeError(f"no words for {annotation!r}")


def _described(model: type[Block], made: Json, words: Words) -> Json:
    """Return the schema *made* of *model* with the words of its fields; one left empty says nothing."""
    required = made.get("required", [])
    properties: Json = {}
    for name, schema in made["properties"].items():
        said = words[model.__name__][name]
        if (model.__name__, name) in _SEVERAL:
            schema = {"anyOf": [schema, {"type": "array", "items": schema}]}
        if name not in required:
            kinds = [kind for kind in schema.get("anyOf", [schema]) if kind != _NULL]
            schema = {"anyOf": [*kinds, _NULL]}
        properties[name] = {**_limited(schema), "description": f"{said['vi']} / {said['en']}"}
    described: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**described, "required": required} if required else described


def _limited(schema: Any) -> Any:
    """Return *schema* with the limits of its lists as limits of their items."""
    if isinstance(schema, list):
        return [_limited(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    renamed = _OF_ITEMS if schema.get("type") == "array" else {}
    return {renamed.get(key, key): _limited(value) for key, value in schema.items()}


def models_in(annotation: Any) -> list[type[Block]]:
    """Return the models that a field of this type holds, outermost only."""
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return [annotation]
    return [model for argument in get_args(annotation) for model in models_in(argument)]
