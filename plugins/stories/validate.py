"""Front matter and data rows against their models; what is wrong becomes problems with lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plugins.core.field_path import FieldPath
from plugins.core.problems import Place, Problem, nearest, problem
from plugins.stories.choices import listed
from plugins.stories.prepare import prepared
from plugins.stories.remedies import RefusedValue, hint

Model = TypeVar("Model", bound=BaseModel)
Where = Callable[[FieldPath], Place]

_CODES: Final = {
    "missing": "S103",
    "string_too_short": "S104",
    "too_short": "S104",
    "string_too_long": "S105",
    "too_long": "S152",
    "extra_forbidden": "S102",
    "literal_error": "S120",
    "bool_parsing": "S122",
    "string_pattern_mismatch": "S123",
    "string_type": "S131",
    "tuple_type": "S132",
    "list_type": "S132",
    "model_type": "S133",
    "dict_type": "S133",
    "model_attributes_type": "S133",
}


def validate(
    model: type[Model], values: dict[str, Any], where: Where
) -> tuple[Model | None, list[Problem]]:
    """Return *values* as *model*, or ``None`` and what is wrong. *where* places a field's path."""
    given = prepared(model, values)
    try:
        return model.model_validate(given), []
    except ValidationError as error:
        return None, [_problem(model, values, given, details, where) for details in error.errors()]


def _problem(
    model: type[BaseModel],
    values: dict[str, Any],
    given: dict[str, Any],
    details: ErrorDetails,
    where: Where,
) -> Problem:
    path = _written(given, details["loc"])
    if (item := (details.get("ctx") or {}).get("at")) is not None:
        path = (*path, item)  # one item of a list is at fault
    shown = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    context = {key: str(value) for key, value in (details.get("ctx") or {}).items()}
    kind = details["type"]
    code = kind if kind[:1] in {"D", "S", "L"} and kind[1:].isdigit() else _CODES.get(kind, "S199")
    if kind == "too_long" and isinstance(details.get("input"), str):
        code = "S105"
    filled: dict[str, object] = {
        "field": shown,
        "key": next((part for part in reversed(path) if isinstance(part, str)), shown),
        "text": details.get("input", ""),
        "limit": context.get("max_length", ""),
        "detail": details["msg"],
        **context,
    }
    if code == "S120":
        known = _choices(context.get("expected", "")).split(", ")
        filled["known"] = listed(str(filled["key"]), known)
        near = nearest(str(details.get("input")), known)
        filled["near"] = f" Có phải “{near}”?" if near else ""
        filled["near_en"] = f" Did you mean “{near}”?" if near else ""
    place = where(path)
    refused = RefusedValue(model, values, path, place.path, details.get("input"), context)
    filled["hint"], filled["hint_en"] = hint(code, refused)
    if code == "S264":
        filled["several"], filled["several_en"] = _apart(str(details.get("input")), path)
    return problem(code, place, **filled)


def _apart(text: str, path: FieldPath) -> tuple[str, str]:
    """Return how to write the names that commas part: a list, or items of the list they stand in."""
    names = [name.strip() for name in re.split("[,;]", text) if name.strip()]
    if isinstance(path[-1], int):
        items = ", ".join(f"“- {name}”" for name in names)
        return f"mỗi tên một dòng: {items}", f"each on a line of its own: {items}"
    listed = f"“{path[-1]}: [{', '.join(names)}]”"
    return listed, listed


def _written(values: Any, loc: FieldPath) -> FieldPath:
    """Keep the parts of pydantic's path that an editor wrote: union and function tags go."""
    path: list[str | int] = []
    part: Any
    for part in loc:
        if (isinstance(values, dict) and part in values) or (
            isinstance(values, list) and isinstance(part, int) and part < len(values)
        ):
            values = values[part]
        elif not isinstance(part, str) or part != loc[-1] or not isinstance(values, dict):
            if part == 0 and not isinstance(values, list):
                continue  # a lone value taken for a list of one
            if not isinstance(part, str) or "[" in part or "-" in part:
                continue
        path.append(part)
    return tuple(path)


def _choices(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")
