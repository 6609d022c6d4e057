"""Items of a list written as «- one: the other», where the names of both fields are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from plugins.core.problems import nearest
from plugins.stories.fault import Fault
from plugins.stories.field_names import FIELD_NAMES, spelled, vietnamese_name
from plugins.stories.flow import in_braces

_DATES: Final = frozenset({"date", "due"})
_LINE: Final = {"rows": "dòng cũ", "rows_en": "the line"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Both values, with what to write; ``values`` is what was meant."""

    values: dict[str, str]
    fault: Fault


def written_pair(
    rows: Sequence[str], key: yaml.Node, value: yaml.Node, fields: tuple[str, str]
) -> Pair | None:
    """Return what ``key: value`` stands for in a list whose items have the two *fields*."""
    if not isinstance(key, yaml.ScalarNode) or spelled(key.value) in FIELD_NAMES:
        return None
    if nearest(key.value, fields) or vietnamese_name(key.value):
        return None  # a field, misspelt
    first, last = key.start_mark.line, value.end_mark.line
    row = rows[first]
    if isinstance(value, yaml.ScalarNode):
        said = value.value
        last = first if not value.style and not said else last
    elif isinstance(value, yaml.CollectionNode) and value.flow_style and first == last:
        said = row[value.start_mark.column : value.end_mark.column]
    else:
        return None
    if not said.strip():
        return None
    first_said = key.value
    if fields[0] in _DATES and re.search(r"\d", said) and not re.search(r"\d", first_said):
        first_said, said = said, first_said  # the day stands behind what is due on it
    indent = row[: key.start_mark.column].replace("-", " ")
    dash = f"{row[: row.index('-') + 1]} " if row.lstrip().startswith("-") else f"{indent}- "
    quoted = dash + in_braces((fields[0], first_said), (fields[1], said))
    several = {
        "rows": f"các dòng {first + 1}–{last + 1}",
        "rows_en": f"lines {first + 1} to {last + 1}",
    }
    where = several if last > first else _LINE
    text = {"text": key.value, "first": fields[0], "second": fields[1]}
    fault = Fault("S280", first + 1, {**text, "quoted": quoted, **where})
    return Pair({fields[0]: first_said, fields[1]: said}, fault)
