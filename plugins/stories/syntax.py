"""What YAML could not read, said as the slip that it is, with the line to write instead."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from plugins.stories.fault import Fault
from plugins.stories.flow import LONGEST_REMEDY, escaped, quote_values
from plugins.stories.hash_signs import hidden, quote_items
from plugins.stories.quotes import quote_fault

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NEEDS_QUOTES: Final = re.compile(r"(\s*(?:- )*[\w-]+): +([\"'@%`*&!\[{].*?)\s*")
_ITEM_NEEDS_QUOTES: Final = re.compile(r"(\s*(?:- )*-) +([\"'@%`*&!\[{].*?)\s*")
_OPENED: Final = re.compile(r"(\s*(?:- )*(?:[\w-]+:|-)) +[\[{]")
_EMPTY: Final = re.compile(r"(?:\[\s*\]|\{\s*\})\s*(?:#.*)?")
_ENDINGS: Final = {"[": "]", "{": "}"}


def syntax_fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Name the usual slips: a colon in an unquoted value, a tab, a bracket that nothing closes."""
    mark = error.problem_mark or error.context_mark
    rows = text.splitlines() or [""]
    line = min((mark.line if mark else 0) + 1, len(rows))  # YAML ends a line below
    row = rows[line - 1]
    problem = error.problem or ""
    if (found := _empty_list(rows)) is not None:
        return Fault("S275", found, {"text": rows[found - 1].strip()})
    if (tabbed := _tab(rows, line)) is not None:
        return Fault("S114", tabbed)
    if (fault := _unclosed(rows, line) if "#" in text else None) is not None and (
        fault.code == "S276"
    ):
        return fault
    if (fault := _quotes(rows, line, error)) is not None:
        return fault
    if (fault := _unquoted(rows, line, problem)) is not None:
        return fault
    if (fault := _unclosed(rows, line)) is not None:
        return fault
    if (fault := _misaligned(rows, line)) is not None:
        return fault
    if "could not find expected" in problem:
        start = _line_without_colon(rows, line)
        return Fault("S109", start, {"text": rows[start - 1].strip()})
    return Fault("S107", line, {"text": row.strip()})


def _unquoted(rows: list[str], line: int, problem: str) -> Fault | None:
    """Return what is wrong where quotation marks around a value of the row make it readable."""
    row = rows[min(line, len(rows)) - 1]
    if "{" in row and (quoted := quote_values(row)) != row and mends(rows, line, quoted):
        return Fault("S108", line, {"key": row.partition(":")[0].strip(" -"), "quoted": quoted})
    if "mapping values are not allowed" in problem:
        key, _, value = row.partition(":")
        quoted = f'{key}: "{escaped(value.strip())}"'
        if value.strip()[:1] not in {"[", "{"} and mends(rows, line, quoted):
            return Fault("S108", line, {"key": key.strip(" -"), "quoted": quoted})
    for pattern, between in ((_NEEDS_QUOTES, ": "), (_ITEM_NEEDS_QUOTES, " ")):
        starts = pattern.fullmatch(row)
        if starts is None or starts[2][0] == starts[2][-1]:
            continue
        if starts[2][0] in _ENDINGS and _ENDINGS[starts[2][0]] not in starts[2]:
            continue  # a list that was not closed
        quoted = f'{starts[1]}{between}"{escaped(starts[2])}"'
        if mends(rows, line, quoted):
            return Fault(
                "S116", line, {"key": starts[1].strip(" -") or starts[2][:20], "quoted": quoted}
            )
    return None


def _unclosed(rows: list[str], line: int) -> Fault | None:
    """Return the row above *line* that opens a bracket and does not close it."""
    for number in range(min(line, len(rows)), 0, -1):
        row = rows[number - 1]
        if not _OPENED.match(row):
            continue
        if (listed := quote_items(row)) != row and mends(rows, number, listed):
            return hidden(row[row.index("#") :].strip(), listed, number, number)
        requoted = quote_values(row)
        if requoted != row and mends(rows, number, requoted):
            where = {"rows": "dòng cũ", "rows_en": "the line"}
            return Fault("S260", number, {"text": row.strip(), "quoted": requoted, **where})
        bare = re.sub(r""""(?:[^"\\]|\\.)*"|'[^']*'|\s#.*""", "", row)
        open_ones: list[str] = []
        for character in bare:
            if character in _ENDINGS:
                open_ones.append(_ENDINGS[character])
            elif open_ones and character == open_ones[-1]:
                open_ones.pop()
        if not open_ones:
            return None
        quoted = row.rstrip() + "".join(reversed(open_ones))
        if mends(rows, number, quoted):
            return Fault("S266", number, {"text": row.strip(), "quoted": quoted})
    return None


def _quotes(rows: list[str], line: int, error: yaml.MarkedYAMLError) -> Fault | None:
    def whole(number: int, row: str) -> bool:
        return _fault_after(rows, number, row) is None

    def further(number: int, row: str) -> bool:
        start = error.context_mark
        opened = (
            start is not None and start.line + 1 == number and "quoted" in (error.context or "")
        )
        return (opened or number == line) and mends(rows, number, row)

    return quote_fault(rows, line, whole, further)


def _misaligned(rows: list[str], line: int) -> Fault | None:
    """Return the field that is not level with one above it, where that is all that is wrong."""
    row = rows[line - 1]
    if not re.match(r"\s*[A-Za-z_]+:(?:\s|$)", row):
        return None
    for above in reversed(rows[max(line - 7, 0) : line - 1]):
        column = len(re.match(r"(?:\s*- +|\s*)", above)[0])  # type: ignore[index]
        level = " " * column + row.lstrip()
        if above.strip() and level != row and mends(rows, line, level):
            return Fault("S283", line, {"text": row.strip(), "quoted": level})
    return None


def mends(rows: list[str], line: int, row: str) -> bool:
    """Say whether *rows* can be read as far as *line* once that is written as *row*."""
    after = _fault_after(rows, line, row)
    return after is None or after > line


def _fault_after(rows: list[str], line: int, row: str) -> int | None:
    """Return the line, from 1, of what is wrong once *line* is written as *row*; 0 if unknown."""
    if len(row) > LONGEST_REMEDY:
        return 0
    try:
        yaml.compose("\n".join([*rows[: line - 1], row, *rows[line:]]), Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line + 1 if error.problem_mark is not None else 0
    except (yaml.YAMLError, RecursionError):
        return 0
    return None


def _empty_list(rows: list[str]) -> int | None:
    """Return the line of an empty list, ``[]``, that other rows stand beside."""
    written = [n for n, row in enumerate(rows, start=1) if row.strip() and row.strip()[0] != "#"]
    empty = [n for n in written if _EMPTY.fullmatch(rows[n - 1])]
    return empty[0] if empty and len(written) > len(empty) else None


def _tab(rows: list[str], line: int) -> int | None:
    """Return the row at *line*, or just above or below, that a tab indents."""
    for number in (line, line - 1, line + 1):
        if 0 < number <= len(rows) and re.match(r"[ -]*\t", rows[number - 1]):
            return number
    return None


def _line_without_colon(rows: list[str], line: int) -> int:
    for number in range(min(line, len(rows)), 0, -1):
        row = rows[number - 1].strip()
        if row and ":" not in row and not row.startswith(("-", "#")):
            return number
    return min(line, len(rows))
