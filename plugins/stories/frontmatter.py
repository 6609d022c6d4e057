"""The YAML between ``---`` lines, with the line of every key, every scalar as text.

Scalars stay text because YAML's own rules misread Vietnamese: ``3.127`` is three thousand,
``11:21`` is a time, ``03/01/2025`` is 3 January. The models of ``core.facts`` convert.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
# A lone ======= is a heading's underline in Markdown.
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
_DEEPEST: Final = 12
_LONGEST_REMEDY: Final = 3000
_CROWDED: Final = re.compile(rf"^[\s\-?]{{{20 * _DEEPEST}}}", re.MULTILINE)
# What no YAML document may hold; its reader would name no line.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NEEDS_QUOTES: Final = re.compile(r"(\s*(?:- )?[\w-]+): +([\"'@%`*&!].*?)\s*")
_CUT_OFF: Final = re.compile(r"\s+(#\S.*)")
_STARTS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the YAML: a problem code, a line from 1 and the words to fill in."""

    code: str
    line: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Parsed front matter; ``lines`` maps each field's path to its line in the file, from 1.

    The empty path stands for the closing ``---``.
    """

    values: dict[str, Any]
    lines: dict[Path, int]
    body: str
    body_line: int
    faults: tuple[Fault, ...]


def read(text: str) -> FrontMatter:
    """Split *text* and parse its front matter. Faults are returned, never raised."""
    if faults := tuple(
        Fault("S113", text.count("\n", 0, mark.start()) + 1) for mark in _CONFLICT.finditer(text)
    ):
        return FrontMatter({}, {}, "", 1, faults[:1])
    fences = list(_FENCE.finditer(text))
    if not text.strip():
        return _broken("S100", 1)
    if not fences or fences[0].start() != 0:
        return _broken("S100", 1)
    if len(fences) < 2:
        return _broken("S101", 1)
    head = text[fences[0].end() : fences[1].start()]
    body = text[fences[1].end() :].lstrip("\n")
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    parsed = parse_yaml(head)
    if not isinstance(parsed.values, dict):
        fault = Fault("S109", 2, {"text": head.strip().splitlines()[0] if head.strip() else ""})
        return FrontMatter({}, {}, body, body_line, (fault,))
    # What is missing belongs above the closing line.
    lines = {**parsed.lines, (): text.count("\n", 0, fences[1].start()) + 1}
    return FrontMatter(parsed.values, lines, body, body_line, parsed.faults)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML document as plain lists, mappings and text."""

    values: Any
    lines: dict[Path, int]
    faults: tuple[Fault, ...]


def parse_yaml(text: str) -> Parsed:
    """Parse YAML *text*; line 1 is its first line. Faults are returned, never raised."""
    if (found := _UNREADABLE.search(text)) is not None:
        line = text.count("\n", 0, found.start()) + 1
        return Parsed({}, {}, (Fault("S170", line, {"character": f"U+{ord(found[0]):04X}"}),))
    try:
        if (deep := _too_deep(text)) is not None:
            return Parsed({}, {}, (Fault("S115", deep),))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return Parsed({}, {}, (_syntax_fault(text, error),))
    except (yaml.YAMLError, RecursionError):
        return Parsed({}, {}, (Fault("S107", 1, {"text": ""}),))
    walk = _Walk(text)
    values = walk.plain(node, ()) if node is not None else {}
    return Parsed(values if values is not None else {}, walk.lines, tuple(walk.faults))


def _too_deep(text: str) -> int | None:
    """Return the line where YAML nests absurdly deep, or ``None``.

    Composing recurses in C and would take the whole process down; the events do not.
    """
    if text.count("[") + text.count("{") < 20 * _DEEPEST and not _CROWDED.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
        if depth > 20 * _DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


class _Walk:
    """Turns YAML nodes into plain values and notes lines and faults on the way."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self._seen: set[int] = set()
        self._rows = [*text.split("\n"), ""]

    def plain(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1 if node.start_mark else 1
        self.lines.setdefault(path, line)
        if isinstance(node, yaml.ScalarNode):
            plain = not node.style  # the C loader says "", the Python one None
            end = node.end_mark
            if plain and node.value in {"", "~", "null"}:
                return None
            if plain and end and (cut := _CUT_OFF.match(self._rows[end.line], end.column)):
                self.faults.append(Fault("WS119", line, {"text": cut[1]}))
            return node.value
        if id(node) in self._seen or len(path) > _DEEPEST:
            self.faults.append(Fault("S115", self.lines[path]))  # of the reference, not its source
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault("S107", line, {"text": ""}))
                continue
            key = key_node.value
            if key in values:
                first = self.lines[(*path, key)]
                self.faults.append(Fault("S106", line, {"key": key, "first": str(first)}))
                continue
            self.lines[(*path, key)] = line
            values[key] = self.plain(value_node, (*path, key))
        return values


def _broken(code: str, line: int) -> FrontMatter:
    return FrontMatter({}, {}, "", 1, (Fault(code, line),))


def _syntax_fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Name the usual slips: a colon in an unquoted value, a tab, a line without a colon."""
    mark = error.problem_mark or error.context_mark
    rows = text.splitlines() or [""]
    line = min((mark.line if mark else 0) + 1, text.count("\n") + 1)  # YAML ends a line below
    row = rows[min(line, len(rows)) - 1]
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        key, _, value = row.partition(":")
        quoted = f'{key}: "{_escaped(value.strip())}"'
        if _mends([*rows[: line - 1], quoted, *rows[line:]], line):
            return Fault("S108", line, {"key": key.strip(" -"), "quoted": quoted})
    starts = _NEEDS_QUOTES.fullmatch(row)
    if starts and starts[2][0] != starts[2][-1]:
        quoted = f'{starts[1]}: "{_escaped(starts[2])}"'
        if _mends([*rows[: line - 1], quoted, *rows[line:]], line):
            return Fault("S116", line, {"key": starts[1].strip(" -"), "quoted": quoted})
    if "\t" in row:
        return Fault("S114", line)
    if "could not find expected ':'" in problem or "could not find expected" in problem:
        start = _line_without_colon(rows, line)
        return Fault("S109", start, {"text": rows[start - 1].strip()})
    return Fault("S107", line, {"text": row.strip()})


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _mends(rows: list[str], line: int) -> bool:
    """Say whether *rows* can be read as far as *line*, which was rewritten."""
    if len(rows[line - 1]) > _LONGEST_REMEDY or rows[line - 1].partition(': "')[2][:1] in "[{":
        return False
    try:
        yaml.compose("\n".join(rows), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return mark is not None and mark.line + 1 > line
    return True


def _line_without_colon(rows: list[str], line: int) -> int:
    for number in range(min(line, len(rows)), 0, -1):
        row = rows[number - 1].strip()
        if row and ":" not in row and not row.startswith(("-", "#")):
            return number
    return min(line, len(rows))
