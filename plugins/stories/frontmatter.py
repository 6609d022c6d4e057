"""The YAML between ``---`` lines, with the line of every key, every scalar as text.

Scalars stay text because YAML's own rules misread Vietnamese: ``3.127`` is three thousand,
``11:21`` is a time, ``03/01/2025`` is 3 January. The models of ``core.facts`` convert.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from plugins.core.field_path import FieldPath, nearest_field
from plugins.stories.fault import Fault
from plugins.stories.field_names import FIELD_NAMES, PAIRS, spelled
from plugins.stories.flow import escaped, quote_values
from plugins.stories.former_names import with_present_names
from plugins.stories.hash_signs import cut_end, cut_value
from plugins.stories.pairs import Pair, written_pair
from plugins.stories.rows import mend_rows
from plugins.stories.syntax import Loader, syntax_fault

_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
# A lone ======= is a heading's underline in Markdown.
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
_DEEPEST: Final = 12
_MOST_ROWS: Final = 20  # of one mapping in braces that a remedy writes anew
_CROWDED: Final = re.compile(rf"^[\s\-?]{{{20 * _DEEPEST}}}", re.MULTILINE)
# What no YAML document may hold; its reader would name no line.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NAME: Final = re.compile("[a-z][a-z0-9_]*")  # what a field may be called
_STARTS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Parsed front matter; ``lines`` maps each field's path to its line in the file, from 1.

    The empty path stands for the closing ``---``.
    """

    values: dict[str, Any]
    lines: dict[FieldPath, int]
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
        return _broken("S287", 1)
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
    values, lines, former = with_present_names(parsed.values, lines)
    return FrontMatter(values, lines, body, body_line, (*parsed.faults, *former))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML document as plain lists, mappings and text."""

    values: Any
    lines: dict[FieldPath, int]
    faults: tuple[Fault, ...]

    def line_of(self, path: FieldPath) -> int:
        """Return the line of the field *path*, or of the field around it; 1 where none is known."""
        return self.lines.get(nearest_field(path, self.lines), 1)


def parse_yaml(text: str, name: str = "") -> Parsed:
    """Parse YAML *text*; line 1 is its first line. Faults are returned, never raised.

    *name* is the file's, where the whole of it is a list.
    """
    if (found := _UNREADABLE.search(text)) is not None:
        line = text.count("\n", 0, found.start()) + 1
        return Parsed({}, {}, (Fault("S170", line, {"character": f"U+{ord(found[0]):04X}"}),))
    mended, slips = mend_rows(text, listed=name in PAIRS)
    try:
        if (deep := _too_deep(mended)) is not None:
            return Parsed({}, {}, (Fault("S115", deep),))
        node = yaml.compose(mended, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return Parsed({}, {}, slips or (syntax_fault(mended, error),))
    except (yaml.YAMLError, RecursionError):
        return Parsed({}, {}, (Fault("S107", 1, {"text": ""}),))
    walk = _Walk(mended, name)
    values = walk.whole(node) if node is not None else {}
    return Parsed(values if values is not None else {}, walk.lines, (*slips, *walk.faults))


def _too_deep(text: str) -> int | None:
    """Return the line where YAML nests absurdly deep, or ``None``.

    Composing recurses in C and would take the whole process down; the events do not.
    """
    if text.count("[") + text.count("{") < 20 * _DEEPEST and not _CROWDED.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
        if depth > 20 * _DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


class _Walk:
    """Turns YAML nodes into plain values and notes lines and faults on the way."""

    def __init__(self, text: str, name: str = "") -> None:
        self._name = name
        self.lines: dict[FieldPath, int] = {}
        self.faults: list[Fault] = []
        self._seen: set[int] = set()
        self._said: set[str] = set()  # the remedies so far: a row is mended once
        self._rows = [*text.split("\n"), ""]

    def whole(self, node: yaml.Node) -> Any:
        """Return the document; a list of which a dash is missing is a list all the same."""
        fields = PAIRS.get(self._name)
        if fields is None or not isinstance(node, yaml.MappingNode) or not node.value:
            return self.plain(node, ())
        pairs = [written_pair(self._rows, key, value, fields) for key, value in node.value]
        if all(pairs):
            self.faults += [pair.fault for pair in pairs if pair]
            return [self._paired(pair, (at,)) for at, pair in enumerate(pairs) if pair]
        if any(spelled(str(key.value)) == fields[0] for key, _ in node.value):
            line = node.start_mark.line
            self.lines[0,] = line + 1
            quoted = f"- {self._rows[line].strip()}"
            self.faults.append(Fault("S281", line + 1, {"field": fields[0], "quoted": quoted}))
            return [self._mapping(node, (0,))]
        return self.plain(node, ())

    def _paired(self, pair: Pair, path: FieldPath) -> dict[str, str]:
        for key in ((), *((name,) for name in pair.values)):
            self.lines[(*path, *key)] = pair.fault.line
        return pair.values

    def plain(self, node: yaml.Node, path: FieldPath) -> Any:
        line = node.start_mark.line + 1 if node.start_mark else 1
        self.lines.setdefault(path, line)
        if isinstance(node, yaml.ScalarNode):
            plain = not node.style  # the C loader says "", the Python one None
            if plain and node.value in {"", "~", "null"}:
                return None
            if plain and (cut := cut_end(self._rows, node)) is not None:
                self.faults.append(cut)
            return node.value
        if id(node) in self._seen or len(path) > _DEEPEST:
            self.faults.append(Fault("S115", self.lines[path]))  # of the reference, not its source
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._item(node, item, (*path, at)) for at, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        if (pair := self._pair(node, path)) is not None:
            self.faults.append(pair.fault)
            return self._paired(pair, path)
        if (words := self._sentence(node, path)) is not None:
            return words
        return self._mapping(node, path)

    def _item(self, node: yaml.SequenceNode, item: yaml.Node, path: FieldPath) -> Any:
        lost = None if node.flow_style or not _is_empty(item) else cut_value(self._rows, None, item)
        if lost is not None:
            self.lines[path] = lost.line
            self.faults.append(lost)
            return lost.values["text"]
        return self.plain(item, path)

    def _mapping(self, node: yaml.MappingNode, path: FieldPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault("S107", line, {"text": ""}))
                continue
            key, stated = spelled(key_node.value), ""
            empty = _is_empty(value_node)
            if node.flow_style and empty:
                name, _, rest = key.partition(":")
                if rest and spelled(name) in FIELD_NAMES:  # {vi:Nhà in} without a space
                    key, stated = spelled(name), rest.strip()
            if node.flow_style and (fault := self._cut(node, key, empty and not stated, line)):
                if (quoted := fault.values.get("quoted")) is None or quoted not in self._said:
                    self.faults.append(fault)
                    self._said.add(quoted or "")
                continue
            if key in values:
                first = self.lines[(*path, key)]
                self.faults.append(Fault("S106", line, {"key": key, "first": str(first)}))
                continue
            self.lines[(*path, key)] = line
            if not node.flow_style and (lost := cut_value(self._rows, key_node, value_node)):
                self.faults.append(lost)
                stated = lost.values["text"] if lost.code == "S276" else ""
            values[key] = stated or self.plain(value_node, (*path, key))
        return values

    def _cut(self, node: yaml.MappingNode, key: str, empty: bool, line: int) -> Fault | None:
        """Return the fault of a key in braces that is a piece of the value before it, or has none."""
        known = key in FIELD_NAMES
        if not empty and (known or _NAME.fullmatch(key)):
            return None
        first, last = node.start_mark.line, node.end_mark.line
        if last - first > _MOST_ROWS:
            return Fault("S261", line, {"key": key})
        row = " ".join([self._rows[first], *map(str.strip, self._rows[first + 1 : last + 1])])
        quoted = quote_values(row)
        if known or quoted == row or not _is_whole(quoted):
            return Fault("S261", line, {"key": key})
        several = first < last
        where = {
            "rows": f"các dòng {first + 1}–{last + 1}" if several else "dòng cũ",
            "rows_en": f"lines {first + 1} to {last + 1}" if several else "the line",
        }
        return Fault("S260", line, {"text": key, "quoted": quoted, **where})

    def _pair(self, node: yaml.MappingNode, path: FieldPath) -> Pair | None:
        if len(node.value) != 1 or not path or not isinstance(path[-1], int) or node.flow_style:
            return None
        fields = PAIRS.get(str(path[-2]) if len(path) > 1 else self._name)
        [(key, value)] = node.value
        return written_pair(self._rows, key, value, fields) if fields else None

    def _sentence(self, node: yaml.MappingNode, path: FieldPath) -> str | None:
        """Return the words of a list's item that a colon made a mapping: ``- Ban Nữ công: họp``."""
        if not path or not isinstance(path[-1], int) or node.flow_style or len(node.value) != 1:
            return None
        key = str(node.value[0][0].value)
        row = self._rows[node.start_mark.line]
        dash, mark, words = row.partition("- ")
        quoted = f'{dash}- "{escaped(words.strip())}"'
        if _NAME.fullmatch(key) or spelled(key) in FIELD_NAMES or not mark or dash.strip(" -"):
            return None
        if not _is_whole(quoted):
            return None
        self.faults.append(Fault("S108", node.start_mark.line + 1, {"key": key, "quoted": quoted}))
        return words.strip()


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value == ""


def _is_whole(row: str) -> bool:
    """Say whether *row* alone is sound YAML in which nothing is cut."""
    try:
        node = yaml.compose(row.strip(), Loader=Loader)
    except yaml.YAMLError:
        return False
    walk = _Walk(row.strip())
    return node is not None and walk.plain(node, ()) is not None and not walk.faults


def _broken(code: str, line: int) -> FrontMatter:
    return FrontMatter({}, {}, "", 1, (Fault(code, line),))
