"""Values that a # cuts off: to YAML, everything behind it is a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import yaml

from plugins.stories.fault import Fault
from plugins.stories.flow import escaped

_CUT_OFF: Final = re.compile(r"\s+(#\S.*)")
# Straight behind the key or the dash; a remark has a space after its #.
_ALL_OF_IT: Final = re.compile(r"(?P<before>\s*:?)\s*(?P<value>#[^\s#].*)")
_REMARK: Final = re.compile(r"\s+#\s")
_LIST: Final = re.compile(r"(?P<before>\s*(?:- )*[\w-]+: *)\[(?P<items>[^\[\]]*#[^\[\]]*)\]\s*")


def cut_value(rows: Sequence[str], key: yaml.Node | None, node: yaml.Node) -> Fault | None:
    """Return the loss of all that *node*'s row says, where a # stands straight behind its *key*.

    Without a *key* the node is an item of a list. What it holds below the row is kept.
    """
    start = key.end_mark if key is not None else node.start_mark  # that of nothing: behind the dash
    found = _ALL_OF_IT.match(rows[start.line], start.column)
    if found is None:
        return None
    value, first, last = _REMARK.split(found["value"])[0].rstrip(), start.line, start.line
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    if not plain:
        return Fault("WS119", first + 1, {"text": value})
    if node.value:  # the rest of the value stands in the rows below
        value, last = f"{value} {node.value}", node.end_mark.line
    written = f'{rows[first][: start.column]}{found["before"].rstrip()} "{escaped(value)}"'
    return hidden(value, written, first + 1, last + 1)


def cut_end(rows: Sequence[str], node: yaml.ScalarNode) -> Fault | None:
    """Return the loss of the last words of a plain value."""
    end = node.end_mark
    found = _CUT_OFF.match(rows[end.line], end.column) if node.value else None
    return Fault("WS119", node.start_mark.line + 1, {"text": found[1]}) if found else None


def quote_items(row: str) -> str:
    """Return *row* with the items of its list in quotation marks that have a #."""
    found = _LIST.fullmatch(row)
    if found is None:
        return row
    items = [item.strip() for item in found["items"].split(",")]
    made = [f'"{escaped(i)}"' if "#" in i and i[:1] not in {'"', "'"} else i for i in items]
    return f"{found['before']}[{', '.join(made)}]"


def hidden(value: str, written: str, first: int, last: int) -> Fault:
    """Return the fault of a whole *value* that is taken for a comment in the rows *first* to *last*."""
    several = first < last
    where = {
        "rows": f"các dòng {first}–{last}" if several else "dòng cũ",
        "rows_en": f"lines {first} to {last}" if several else "the line",
    }
    return Fault("S276", first, {"text": value, "quoted": written, **where})
