"""Short ways of writing a block: a bare name for a person, a lone party, ``unnamed`` for nobody."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic_core import PydanticCustomError

_SEVERAL: Final = re.compile(r"[,;]\s*\S")


def named(value: Any) -> Any:
    """Read a bare text as a block's name."""
    return {"name": value} if isinstance(value, str) else value


def author(value: Any) -> Any:
    """Read a bare name; two persons in one text would be one in bylines and citations."""
    return named(_one(value))


def parties(value: Any) -> Any:
    """Read a lone party for a list of one; an agreement's parties in one text are two."""
    return [_one(value)] if isinstance(value, str) else value


def unnamed(value: Any) -> Any:
    """Read ``unnamed`` as nobody named; an empty list may be a slip, so it is refused."""
    if value == []:
        raise PydanticCustomError("S153", "nobody named")
    return () if value == "unnamed" else value


def _one(value: Any) -> Any:
    if isinstance(value, str) and _SEVERAL.search(value):
        raise PydanticCustomError("S264", "several names")
    return value
