"""Quotation marks around a value that nothing closes, or that others stand between."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from plugins.stories.fault import Fault
from plugins.stories.field_names import LIST_FIELDS
from plugins.stories.flow import escaped

_VALUE: Final = re.compile(
    r"(?P<before>\s*(?:- +)*(?:(?P<key>[\w-]+): *)?)(?P<value>(?P<mark>[\"']).*?)\s*"
)
_SEVERAL: Final = re.compile(r"""(["'])[^"']+\1(?:\s*[,;]\s*(["'])[^"']+\2)+""")

Reads = Callable[[int, str], bool]  # whether all can be read once a line is written so


def quote_fault(rows: Sequence[str], line: int, whole: Reads, further: Reads) -> Fault | None:
    """Return the row up to *line* whose quotation marks are at fault, with the row to write.

    *whole* says whether nothing else is wrong then; *further* whether that row at least is read.
    """
    for reads in (whole, further):
        for number in range(min(line, len(rows)), 0, -1):
            found = _VALUE.fullmatch(rows[number - 1])
            if found is None:
                continue
            code, written = _mended(found)
            if written is not None and reads(number, written):
                key = found["key"] or found["value"][:20]
                values = {"text": rows[number - 1].strip(), "key": key, "quoted": written}
                return Fault(code, number, values)
    return None


def _mended(found: re.Match[str]) -> tuple[str, str | None]:
    """Return the code of what may be wrong with a value in quotation marks, and its row mended."""
    before, value, mark = found["before"], found["value"], found["mark"]
    if _SEVERAL.fullmatch(value) and found["key"] in LIST_FIELDS:
        items = re.findall(r"""["']([^"']+)["']""", value)
        return "S285", before + "[" + ", ".join(f'"{escaped(item)}"' for item in items) + "]"
    inner = value[1:]
    bare = inner.replace("\\\\", "").replace('\\"', "") if mark == '"' else inner.replace("''", "")
    if mark not in bare:
        return "S284", before + value + mark
    if value[-1] == mark and len(value) > 1 and mark in bare[:-1]:
        outer = re.match(rf"[^{mark}]*[^\s{mark}]{mark}", inner)  # "A" và "B": all are the text's
        return "S286", f'{before}"{_curly(value if outer else inner[:-1])}"'
    return "", None


def _curly(text: str) -> str:
    """Return *text* with its straight double quotation marks curly, where they come in pairs."""
    plain = text.replace('\\"', '"')
    if plain.count('"') % 2:
        return escaped(plain)
    return escaped(re.sub(r'"([^"]*)"', r"“\1”", plain))
