"""The kinds of field that hold a number as Vietnamese writes it, a count, or how long something plays."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_MOST_DIGITS: Final = 15  # what JSON and every reader of it hold exactly
_ENGLISH_THOUSANDS: Final = re.compile(r"-?[1-9]\d{0,2},\d\d0")  # no decimals end in 0
_THOUSANDS: Final = r"\d{1,3}([. ]\d{3})+"


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


Number = Annotated[
    int | float,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": rf"^-?(\d+|{_THOUSANDS}|\d+,\d+)$"}),
]
Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema(
        {"type": ["number", "string"], "minimum": 0, "pattern": rf"^(\d+|{_THOUSANDS})$"}
    ),
]
Length = Annotated[
    int,
    BeforeValidator(_length),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{1,2}:)?\d{1,2}:[0-5]\d$",
            "examples": ["4:05", "1:02:03"],
        }
    ),
]
