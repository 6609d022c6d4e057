"""The kinds of field that front matter is made of; each says in a stable word what is wrong.

A validator raises ``PydanticCustomError`` whose type is a code of ``problems.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Final
from urllib.parse import unquote, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from plugins.core.dates import DateError, Moment, PartialDate, parse_moment, parse_partial
from plugins.core.invisible import forbidden_reference, lost_characters
from plugins.core.lookalikes import mend
from plugins.core.names import on_a_computer
from plugins.core.text import SLUG_LIMIT, forbidden_character, slugify

_DATE_CODES: Final = {
    "form": "S110",
    "two_digit_year": "S111",
    "impossible": "S112",
    "weekday": "S268",
    "part_of_day": "S269",
    "before": "S270",
    "no_year": "S271",
    "hour": "S282",
}
_LONGEST_PART: Final = 200  # bytes; file systems allow 255
# As programs that edit YAML read text, which may be a number (``number: 286``).
SCALAR: Final = ["string", "number"]
_FOUR_DIGITS: Final = r"(^|\D)\d{4}(\D|$)"
_MOMENTS: Final = [
    "2025-01-03",
    "03/01/2025",
    "2025-01-03 11:21",
    "11:21 03/01/2025",
    "12:39 | 19/05/2018",
]
_ID: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class Block(BaseModel):
    """Base of every model: frozen, and an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _words(value: Any) -> Any:
    return " ".join(mend(_checked(value)).split()) if isinstance(value, str) else value


def _checked(value: str) -> str:
    if (found := forbidden_character(value)) is not None:
        raise PydanticCustomError("S121", "control character", {"character": f"U+{ord(found):04X}"})
    hidden = forbidden_reference(value) or next((c for _, c in lost_characters(value)), None)
    if hidden is not None:
        raise PydanticCustomError("S121", "character reference", {"character": hidden})
    return value


def _moment(value: Any) -> Moment:
    if isinstance(value, Moment):
        return value
    try:
        return parse_moment(str(value).strip().removeprefix("#"))
    except DateError as error:
        raise _wrong_date(error, value) from None


def _wrong_date(error: DateError, value: Any, partial: str = "") -> PydanticCustomError:
    said = {"text": str(value), "partial": partial, **error.said}
    return PydanticCustomError(_DATE_CODES[error.reason], "date", said)


def _partial(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return parse_partial(str(value).strip().removeprefix("#"))
    except DateError as error:
        raise _wrong_date(error, value, "true") from None


def _name(value: Any) -> Any:
    """Keep a name as it is but for its normal form: two spaces in it are two spaces on the disk."""
    return mend(_checked(value)) if isinstance(value, str) else value


def _file_name(value: str) -> str:
    if not value.strip(" ."):
        raise PydanticCustomError("S140", "file name", {"text": value})
    if (name := on_a_computer(value)) is not None:
        raise PydanticCustomError(
            "S326", "path of a computer", {"text": value, "name": name or "…"}
        )
    if re.search(r"[/\\]", value) or value.startswith("."):
        raise PydanticCustomError("S140", "file name", {"text": value})
    return value


def _slug(value: str) -> str:
    if value != slugify(value):
        raise PydanticCustomError(
            "S141", "slug", {"text": value, "slug": slugify(value) or "ten-bai"}
        )
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in value:
        raise PydanticCustomError("S142", "address", {"text": value})
    return parts.scheme + value[len(parts.scheme) :]  # in lower case, as all readers expect it


def site_path(value: str) -> str:
    """Return *value* as the path of an address on this site. Raises a problem where it is none."""
    path = unquote(value.strip())
    parts = path.removeprefix("/").removesuffix("/").split("/")
    fit = all(part and part[0] != "." and len(part.encode()) <= _LONGEST_PART for part in parts)
    if not path.startswith("/") or not fit or re.search(r"[\\?#%\x00-\x1f]", path):
        raise PydanticCustomError("S143", "path", {"text": value})
    return path


def _once(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse a list that says one thing twice, naming the second: it would be shown twice."""
    seen: set[Any] = set()
    for at, item in enumerate(items):
        key = getattr(item, "file", item)
        if key in seen:
            shown = next(_words_of(item), "")
            raise PydanticCustomError("S325", "twice", {"text": shown, "at": at})
        seen.add(key)
    return items


def _words_of(item: Any) -> Iterator[str]:
    """Yield what names an item of a list to its writer: itself, or the texts of a block."""
    if isinstance(item, Block):
        for name in type(item).model_fields:
            yield from _words_of(getattr(item, name))
    elif isinstance(item, str):
        yield item


def _listed(value: Any) -> Any:
    """Take a lone value for a list of one, as an editor in a hurry writes it."""
    return [value] if isinstance(value, str | dict) else value


class _ListOrSingle:
    """The mark of a list that may be written as its lone item."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed, listed["items"]]}


Words = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(_words)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_words)]
Lead = Annotated[str, StringConstraints(min_length=1, max_length=400), BeforeValidator(_words)]
AltText = Annotated[str, StringConstraints(max_length=1000), BeforeValidator(_words)]
Identifier = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120, pattern=f"^(?:{_ID.pattern})$"),
    BeforeValidator(_words),
]
# An id, or a name that stands for one: the reader of stories puts the id in its place.
NamedId = Annotated[str, StringConstraints(min_length=1, max_length=300), BeforeValidator(_words)]
FileName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    BeforeValidator(_name),
    AfterValidator(_file_name),
    WithJsonSchema({"type": SCALAR, "pattern": r"^[^./\\][^/\\]*$"}),
]
Slug = Annotated[
    Words,
    AfterValidator(_slug),
    WithJsonSchema(
        {"type": SCALAR, "maxLength": SLUG_LIMIT, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    ),
]
WebAddress = Annotated[
    Words,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": "^https?://[^/]"}),
]
SitePath = Annotated[
    Words, AfterValidator(site_path), WithJsonSchema({"type": "string", "pattern": "^/"})
]
When = Annotated[
    Moment,
    BeforeValidator(_moment),
    PlainSerializer(lambda m: m.at.isoformat()),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _FOUR_DIGITS,
            "description": "Ngày trước tháng, năm bốn chữ số, có thể kèm giờ. / "
            "Day before month, four digits of the year, perhaps with the hour.",
            "examples": _MOMENTS,
        }
    ),
]
PartialDateField = Annotated[
    PartialDate,
    BeforeValidator(_partial),
    PlainSerializer(PartialDate.iso),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"^unknown$|{_FOUR_DIGITS}",
            "description": "Như ngày đầy đủ; hoặc chỉ năm, tháng và năm, hay unknown khi nguồn "
            "không ghi. / A full date; or a year, a month and year, or unknown.",
            "examples": [*_MOMENTS, "2021", "10/2016", "2016-10", "unknown"],
        }
    ),
]
ListOrSingle = _ListOrSingle()
# Beside `ListOrSingle`, where nothing can be meant twice.
Once = AfterValidator(_once)


def is_identifier(text: str) -> bool:
    """Say whether *text* has the form of an id: free text has a space, a capital or a mark."""
    return _ID.fullmatch(text) is not None
