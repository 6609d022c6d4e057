"""The models of content as JSON Schema (2020-12) and as words, from one walk over their types.

Programs that edit YAML complete and check from the schemas; the guides' tables of fields are made
from the words. Every scalar reaches the models as text, so a schema takes a number where a program
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

from annotated_types import MaxLen, MinLen
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from plugins.core import contact_fields, fields, reference
from plugins.core.addresses import LANGUAGES
from plugins.core.fields import Block
from plugins.core.text import SLUG_LIMIT

Json: TypeAlias = dict[str, Any]
Words: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]  # model, field, language

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = ["string", "number"]
_DAY: Final = ["2025-01-03", "03/01/2025"]
_MOMENT: Final = [*_DAY, "2025-01-03 11:21", "11:21 03/01/2025", "12:39 | 19/05/2018"]
_FOUR_DIGITS: Final = r"(^|\D)\d{4}(\D|$)"
_THOUSANDS: Final = r"\d{1,3}([. ]\d{3})+"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field takes: as a schema, and as a few words in both languages."""

    schema: Json
    vi: str
    en: str

    def or_also(self, other: Json, vi: str, en: str) -> Shape:
        """Return the shape that takes *other* as well."""
        return Shape({"anyOf": [self.schema, other]}, f"{self.vi}{vi}", f"{self.en}{en}")


# The kinds of field that ``core.fields`` names, by those names.
KINDS: Final[Mapping[Any, Shape]] = {
    fields.Words: Shape({"type": _TEXT, "minLength": 1, "maxLength": 2000}, "chữ", "text"),
    fields.Title: Shape(
        {"type": _TEXT, "minLength": 1, "maxLength": 200},
        "chữ, tối đa 200 ký tự",
        "text, up to 200 characters",
    ),
    fields.Lead: Shape(
        {"type": _TEXT, "minLength": 1, "maxLength": 400},
        "chữ, tối đa 400 ký tự",
        "text, up to 400 characters",
    ),
    fields.AltText: Shape(
        {"type": _TEXT, "maxLength": 1000},
        "chữ, tối đa 1000 ký tự",
        "text, up to 1000 characters",
    ),
    fields.Identifier: Shape(
        {"type": _TEXT, "maxLength": 120, "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"},
        "mã",
        "id",
    ),
    fields.NamedId: Shape(
        {"type": _TEXT, "minLength": 1, "maxLength": 300}, "mã hoặc tên", "id or name"
    ),
    fields.FileName: Shape({"type": _TEXT, "pattern": r"^[^./\\][^/\\]*$"}, "tên tệp", "file name"),
    fields.Slug: Shape(
        {"type": _TEXT, "maxLength": SLUG_LIMIT, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "chữ thường không dấu, gạch nối",
        "lower case without accents, hyphens",
    ),
    fields.WebAddress: Shape(
        {"type": "string", "pattern": "^https?://[^/]"}, "https://…", "https://…"
    ),
    contact_fields.Email: Shape(
        {"type": "string", "maxLength": 254, "pattern": r"^[^\s@]+@[^\s@]+\.[^\s@]+$"},
        "địa chỉ thư điện tử",
        "email address",
    ),
    contact_fields.Phone: Shape(
        {"type": _TEXT, "maxLength": 200, "pattern": "[0-9]{3}|[0-9] ?[0-9]"},
        "số điện thoại",
        "telephone number",
    ),
    fields.SitePath: Shape({"type": "string", "pattern": "^/"}, "/đường-dẫn/", "/path/"),
    fields.Number: Shape(
        {"type": ["number", "string"], "pattern": rf"^-?(\d+|{_THOUSANDS}|\d+,\d+)$"},
        "số: 37; 5.917; 12,5",
        "number, Vietnamese style: 37; 5.917; 12,5",
    ),
    fields.Count: Shape(
        {"type": ["number", "string"], "minimum": 0, "pattern": rf"^(\d+|{_THOUSANDS})$"},
        "số đếm: 37; 1.200",
        "whole number: 37; 1.200",
    ),
    fields.Length: Shape(
        {
            "type": "string",
            "pattern": r"^(\d{1,2}:)?\d{1,2}:[0-5]\d$",
            "examples": ["4:05", "1:02:03"],
        },
        "thời lượng: 4:05; 1:02:03",
        "length: 4:05; 1:02:03",
    ),
    fields.When: Shape(
        {
            "type": "string",
            "pattern": _FOUR_DIGITS,
            "description": "Ngày trước tháng, năm bốn chữ số, có thể kèm giờ. / "
            "Day before month, four digits of the year, perhaps with the hour.",
            "examples": _MOMENT,
        },
        "ngày, có thể kèm giờ",
        "day, hour optional",
    ),
    fields.PartialDateField: Shape(
        {
            "type": ["string", "integer"],
            "pattern": f"^unknown$|{_FOUR_DIGITS}",
            "description": "Như ngày đầy đủ; hoặc chỉ năm, tháng và năm, hay unknown khi nguồn "
            "không ghi. / A full date; or a year, a month and year, or unknown.",
            "examples": [*_MOMENT, "2021", "10/2016", "2016-10", "unknown"],
        },
        "ngày, tháng, năm, hoặc `unknown`",
        "day, month, year, or `unknown`",
    ),
    reference.BilingualField: Shape(
        {"anyOf": [{"type": _TEXT, "minLength": 1}, {"$ref": "#/$defs/Bilingual"}]},
        "chữ, hai thứ tiếng `vi`, `en`",
        "text in both languages, `vi`, `en`",
    ),
}

# One item of a gallery may stand for several pictures: ``file: [a, b]``, ``alt: [x, y]``.
_SEVERAL: Final = frozenset({("GalleryItem", "file"), ("GalleryItem", "alt")})
# What ``captions.yaml`` may say in each language: ``alt: {vi: …, en: …}``.
_SAID_IN_EACH: Final = ("alt", "caption", "credit")
_BOOLEAN: Final = Shape({"type": "boolean"}, "`true` hoặc `false`", "`true` or `false`")


def document(model: type[Block], words: Words, *, rows: bool = False) -> Json:
    """Return the whole schema of a file that holds one *model*, or a list of such *rows*."""
    defs = {found.__name__: _object(found, words) for found in models_of(model)}
    if "#/$defs/Bilingual" not in str(defs):
        defs.pop("Bilingual", None)
    own: Json = {"$ref": f"#/$defs/{model.__name__}"}
    body: Json = {"type": "array", "items": own} if rows else own
    return {"$schema": DIALECT, **body, "$defs": defs}


def captions(model: type[Block], words: Words) -> Json:
    """Return the schema of ``captions.yaml``: rows of *model*, a text in each language or in both."""
    made = document(model, words, rows=True)
    properties = made["$defs"][model.__name__]["properties"]
    for name in _SAID_IN_EACH:
        own = properties[name]
        empty = {"type": "null"}  # a language whose words are still to come
        word = {"anyOf": [*(kind for kind in own["anyOf"] if kind != empty), empty]}
        each = {"type": "object", "properties": dict.fromkeys(LANGUAGES, word)}
        own["anyOf"] = [*own["anyOf"], each | {"additionalProperties": False}]
    return made


def models_of(model: type[Block]) -> tuple[type[Block], ...]:
    """Return *model* and every model inside it, each once, in the order of the fields."""
    found: dict[type[Block], None] = {model: None}
    for annotation in hints(model).values():
        for inner in _models_in(annotation):
            found.update(dict.fromkeys(models_of(inner)))
    return tuple(found)


@cache
def hints(model: type[Block]) -> Mapping[str, Any]:
    """Return the fields of *model* with their types as written, in order."""
    written = get_type_hints(model, include_extras=True)
    return {name: written[name] for name in model.model_fields}


def shape(annotation: Any) -> Shape:
    """Return what a field of this type takes. Raises ``TypeError`` for a type of a new kind."""
    if annotation in KINDS:
        return KINDS[annotation]
    if annotation is bool:
        return _BOOLEAN
    if isinstance(annotation, type) and issubclass(annotation, Block):
        inner: Json = {"$ref": f"#/$defs/{annotation.__name__}"}
        return Shape(inner, "các trường con", "fields of its own")
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        shown = ", ".join(f"`{choice}`" for choice in arguments)
        return Shape({"enum": list(arguments)}, shown, shown)
    if origin in (Union, types.UnionType):
        (inside,) = (argument for argument in arguments if argument is not types.NoneType)
        return shape(inside)
    if origin is tuple:
        item = shape(arguments[0])
        listed: Json = {"type": "array", "items": item.schema}
        return Shape(listed, f"danh sách: {item.vi}", f"list: {item.en}")
    if origin is Annotated:
        return _adapted(shape(arguments[0]), arguments[1:])
    raise TypeError(f"no schema for {annotation!r}")


def _adapted(inner: Shape, metadata: tuple[Any, ...]) -> Shape:
    """Return *inner* with what the validators and limits around it let in or keep out."""
    for mark in metadata:
        limits = mark.metadata if isinstance(mark, FieldInfo) else ()
        for limit in limits:
            if isinstance(limit, MinLen):
                inner.schema["minItems"] = limit.min_length
            elif isinstance(limit, MaxLen):
                inner.schema["maxItems"] = limit.max_length
    for mark in metadata:
        if isinstance(mark, BeforeValidator):
            inner = _before(inner, mark)
    return inner


def _before(inner: Shape, mark: BeforeValidator) -> Shape:
    text: Json = {"type": _TEXT, "minLength": 1}
    if mark == fields.ListOrSingle:
        return inner.or_also(inner.schema["items"], "", "")
    match getattr(mark.func, "__name__", ""):
        case "parties":
            return inner.or_also(inner.schema["items"], "", "")
        case "named" | "author":
            return inner.or_also(text, " hoặc chỉ tên", " or the name alone")
        case "_same":
            return inner.or_also(text, " hoặc một chữ dùng chung", " or one word for both")
        case "_in_vietnamese":
            return inner.or_also(text, " hoặc một câu tiếng Việt", " or one text in Vietnamese")
        case "_switched":
            return inner.or_also(
                {"type": "boolean"}, "; hoặc `true`, `false`", "; or `true`, `false`"
            )
        case "unnamed":
            inner.schema["minItems"] = 1
            return inner.or_also({"const": "unnamed"}, "; hoặc `unnamed`", "; or `unnamed`")
    raise TypeError(f"no schema for the validator {mark.func!r}")


def _object(model: type[Block], words: Words) -> Json:
    properties: Json = {}
    for name, annotation in hints(model).items():
        said = words[model.__name__][name]
        schema = shape(annotation).schema
        if (model.__name__, name) in _SEVERAL:
            schema = {"anyOf": [schema, {"type": "array", "items": schema}]}
        if not model.model_fields[name].is_required():
            schema = {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}
        properties[name] = {**schema, "description": f"{said['vi']} / {said['en']}"}
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    made: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": required} if required else made


def _models_in(annotation: Any) -> list[type[Block]]:
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
