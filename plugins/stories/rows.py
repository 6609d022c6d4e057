"""Slips of the pen in the rows of front matter, read as what is meant before YAML sees them.

Spaces of Word (U+00A0 and the like) around keys, a colon without its space or of full width, Word's
list marks. A row keeps its number. Text that YAML takes as it stands (block scalars, quoted text over
several rows, the rest of a long line) is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from plugins.stories.fault import Fault
from plugins.stories.field_names import FIELD_NAMES, LIST_FIELDS, spelled

_ODD: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANK: Final = f"[ {_ODD}]"
_INDENT: Final = re.compile(f"{_BLANK}*")
_ODD_SPACE: Final = re.compile(f"[{_ODD}]")
_KEY: Final = re.compile(
    rf"(?P<dash>(?:-{_BLANK}+)*)(?P<key>[A-Za-z][\w{_ODD} -]{{0,40}}?){_BLANK}*(?P<colon>[:\uff1a])(?P<gap>[\s{_ODD}]*)"
    r"(?P<value>.*)"
)
_DASH: Final = re.compile(rf"-(?P<gap>{_BLANK}*)(?P<rest>[^\s-].*)")
_MARK: Final = re.compile(rf"[–—‒―•‣▪●◦○·∙+*−‐‑\uf0b7\uf02d\u2043]{_BLANK}*(?P<rest>\S.*)")
_BLOCK: Final = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")


@dataclass(slots=True)
class _State:
    """Where the reader of rows stands."""

    column: int = -1  # of the key before
    opens: str = ""  # that key, where nothing follows it: what it holds stands below
    listed: list[tuple[int, int]] = field(
        default_factory=list
    )  # columns: of a list's marks, of its items
    verbatim: int | None = None  # the column that ends a block scalar
    quote: str = ""  # what closes a text over several rows
    brackets: int = 0


def mend_rows(text: str, listed: bool = False) -> tuple[str, tuple[Fault, ...]]:
    """Return *text* row for row with slips mended, and those that are too doubtful to pass over.

    *listed* says that the whole is a list.
    """
    faults: list[Fault] = []
    state = _State(listed=[(0, 2)] if listed else [])
    rows = [
        _mend(row, number, state, faults) for number, row in enumerate(text.split("\n"), start=1)
    ]
    return "\n".join(rows), tuple(faults)


def _mend(row: str, number: int, state: _State, faults: list[Fault]) -> str:
    content = row.strip(" \t\r" + "\u00a0\u202f\u3000")
    indent = len(_INDENT.match(row)[0])  # type: ignore[index]
    if state.verbatim is not None:
        if not content or indent > state.verbatim:
            return row
        state.verbatim = None
    if state.quote:
        state.quote = "" if _closes(row, state.quote) else state.quote
        return row
    if state.brackets > 0:
        state.brackets += _depth(row)
        return row
    if not content or content.startswith("#") or row.lstrip(" ").startswith("\t"):
        return row
    row = " " * indent + row[indent:]
    if state.column >= 0 and indent > state.column and not state.opens:
        return row  # the rest of a long line
    row = _mend_mark(row, indent, number, state, faults)
    return _mend_key(row, indent, state)


def _mend_mark(row: str, indent: int, number: int, state: _State, faults: list[Fault]) -> str:
    """Return *row* with a list mark as YAML writes it, where a list stands or is to begin."""
    content = row[indent:]
    begins = state.opens in LIST_FIELDS and indent >= state.column
    while state.listed and state.listed[-1][0] > indent:
        state.listed.pop()
    goes_on = bool(state.listed) and state.listed[-1][0] == indent
    if not (begins or goes_on):
        return row
    if (dash := _DASH.fullmatch(content)) is not None:
        made = f"{' ' * indent}- {dash['rest']}"
        if not dash["gap"]:
            faults.append(Fault("S267", number, {"quoted": made}))
        row = row if dash["gap"] and not _ODD_SPACE.search(dash["gap"]) else made
    elif (mark := _MARK.fullmatch(content)) is not None:
        row = f"{' ' * indent}- {mark['rest']}"
    else:
        return row
    if not goes_on:
        state.listed.append((indent, indent + 2))
    return row


def _mend_key(row: str, indent: int, state: _State) -> str:
    """Return *row* with a space after its key's colon, and note what follows it."""
    content = row[indent:]
    found = _KEY.fullmatch(content)
    key = spelled(found["key"]) if found else ""
    plain = found is not None and found["colon"] == ":" and bool(found["gap"] or not found["value"])
    if found is None or not (plain or (key in FIELD_NAMES and not found["value"].startswith("//"))):
        item = re.match(rf"-{_BLANK}+", content)
        state.column, state.opens = indent + (1 if item else 0), ""
        _open_value(content[item.end() :] if item else content, state)
        return row
    if key in FIELD_NAMES and (
        _ODD_SPACE.search(found["dash"] + found["gap"] + found["key"]) or not plain
    ):
        dash = _ODD_SPACE.sub(" ", found["dash"])
        name = _ODD_SPACE.sub(" ", found["key"]).strip()
        row = f"{' ' * indent}{dash}{name}: {found['value']}".rstrip(" ")
    value = found["value"]
    state.column = indent + len(found["dash"])
    while state.listed and state.listed[-1][0] >= state.column:
        state.listed.pop()
    state.opens = key if not value or value.startswith("#") else ""
    _open_value(value, state)
    return row


def _open_value(value: str, state: _State) -> None:
    """Note where *value* goes on in the rows below."""
    if _BLOCK.match(value):
        state.verbatim = state.column
    elif value[:1] in {'"', "'"} and not _closes(value[1:], value[0]):
        state.quote = value[0]
    elif value[:1] in {"[", "{"}:
        state.brackets = max(_depth(value), 0)


def _closes(text: str, quote: str) -> bool:
    bare = re.sub(r"\\.", "", text) if quote == '"' else text.replace("''", "")
    return quote in bare


def _depth(text: str) -> int:
    """Return how many brackets *text* leaves open, quoted ones apart."""
    bare = re.sub(r""""(?:[^"\\]|\\.)*"|'[^']*'""", "", text)
    return sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))
