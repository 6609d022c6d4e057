"""Names that fields and data files had: still read, with a warning that says the present one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from plugins.core.field_path import FieldPath
from plugins.stories.fault import Fault

FIELDS: Final = {"dispatch": "document"}
FILES: Final = {"benefits.yaml": "partners.yaml"}  # the present name, and the former one


def with_present_names(
    values: dict[str, Any], lines: Mapping[FieldPath, int]
) -> tuple[dict[str, Any], dict[FieldPath, int], list[Fault]]:
    """Return front matter under the present names of its fields, and a warning for each former one.

    Where both names stand, the former one stays as it is: an unknown field.
    """
    former = {old: new for old, new in FIELDS.items() if old in values and new not in values}
    if not former:
        return values, dict(lines), []
    renamed = {former.get(name, name): value for name, value in values.items()}
    moved = {
        (former.get(str(path[0]), path[0]), *path[1:]) if path else path: line
        for path, line in lines.items()
    }
    warnings = [
        Fault("WS382", lines.get((old,), 1), {"field": old, "present": new})
        for old, new in former.items()
    ]
    return renamed, moved, warnings


def states(source: str, field: str) -> bool:
    """Say whether the front matter of *source* has a line for *field*, whatever stands there."""
    names = "|".join([field, *(old for old, new in FIELDS.items() if new == field)])
    head = source.split("\n---", 1)[0]
    return re.search(rf"^(?:{names})[ \t]*:", head, re.MULTILINE | re.IGNORECASE) is not None


def file_of(folder: Path, name: str) -> str:
    """Return the name under which the data file *name* lies in *folder*: its former one if only that does."""
    former = FILES.get(name)
    if former is None or (folder / name).exists() or not (folder / former).exists():
        return name
    return former
