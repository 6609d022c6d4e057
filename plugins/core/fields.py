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
    PlainSerializer,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from plugins.core.dates import DateError, Moment, PartialDate, parse_moment, parse_partial
from plugins.core.invisible import forbidden_reference, lost_characters
from plugins.core.lookalikes import mend
from plugins.core.names import on_a_computer
from plugins.core.text import forbidden_character, slugify

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
_MOST_DIGITS: Final = 15  # what JSON and every reader of it hold exactly
_ENGLISH_THOUSANDS: Final = re.compile(r"-?[1-9]\d{0,2},\d\d0")  # no decimals end in 0
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


def _number(value: Any) -> float | int:
    """Read a number as Vietnamese writes it: ``5.917`` is five thousand, ``12,5`` twelve and a half."""
    if isinstance(value, int | float):
        return value
    text = str(value).strip().replace("\u00a0", "").removeprefix("#")
    if len(re.findall(r"\d", text)) > _MOST_DIGITS:
        raise PydanticCustomError("S130", "number", {"text": text})
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d{1,3}(?:[.\s]\d{3})+", text):
        return int(re.sub(r"[.\s]", "", text))
    if re.fullmatch(r"-?\d+,\d+", text) and not _ENGLISH_THOUSANDS.fullmatch(text):
        return float(text.replace(",", "."))
    raise PydanticCustomError("S130", "number", {"text": text})


def _count(value: Any) -> int:
    try:
        number = _number(value)
    except PydanticCustomError:
        number = -1
    if not isinstance(number, int) or number < 0:
        raise PydanticCustomError("S130", "number", {"text": str(value), "whole": "true"})
    return number


def _length(value: Any) -> int:
    """Read how long something plays, as players show it: ``4:05`` or ``1:02:03``; in seconds."""
    if isinstance(value, int):
        return value
    found = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)", str(value).strip())
    if found is None or (found[1] and int(found[2]) > 59):
        raise PydanticCustomError("L252", "length", {"text": str(value)})
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


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


def _site_path(value: str) -> str:
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


Words = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=2000)]
Title = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=200)]
Lead = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=400)]
AltText = Annotated[str, BeforeValidator(_words), StringConstraints(max_length=1000)]
Identifier = Annotated[
    str,
    BeforeValidator(_words),
    StringConstraints(min_length=1, max_length=120, pattern=f"^(?:{_ID.pattern})$"),
]
# An id, or a name that stands for one: the reader of stories puts the id in its place.
NamedId = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=300)]
FileName = Annotated[
    str,
    BeforeValidator(_name),
    StringConstraints(min_length=1, max_length=2000),
    AfterValidator(_file_name),
]
Slug = Annotated[Words, AfterValidator(_slug)]
WebAddress = Annotated[Words, AfterValidator(_web_address)]
SitePath = Annotated[Words, AfterValidator(_site_path)]
Number = Annotated[int | float, BeforeValidator(_number)]
Count = Annotated[int, BeforeValidator(_count)]
Length = Annotated[int, BeforeValidator(_length)]
When = Annotated[Moment, BeforeValidator(_moment), PlainSerializer(lambda m: m.at.isoformat())]
PartialDateField = Annotated[
    PartialDate, BeforeValidator(_partial), PlainSerializer(PartialDate.iso)
]
ListOrSingle = BeforeValidator(_listed)
# Beside `ListOrSingle`, where nothing can be meant twice.
Once = AfterValidator(_once)


def is_identifier(text: str) -> bool:
    """Say whether *text* has the form of an id: free text has a space, a capital or a mark."""
    return _ID.fullmatch(text) is not None
