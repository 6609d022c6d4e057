"""Rows pasted from Excel or a Word table: cells set apart by tabs become a table.

Two rows or more with the same number of tabs; a lone tab wants words on both sides, so that an
indented paragraph is none. Between two such rows, or behind them, cells may be empty. Columns of figures alone stand at the right, as in the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from plugins.stories.markdown.marks import mark_at

_LONGEST_CELL: Final = 60  # characters; a longer one behind a lone tab is an indented paragraph
_FIGURE: Final = re.compile(r"[\d\s.,%/+–-]*\d[\d\s.,%/–-]*")


def tab_tables(md: MarkdownIt) -> None:
    """Read rows with tabs as tables."""
    md.block.ruler.before("list", "tab_table", _tab_table, {"alt": ["paragraph", "reference"]})


def _tab_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    width = _tabs(state, start_line)
    if not width or state.sCount[start_line] < state.blkIndent:
        return False
    last, full = start_line + 1, 1
    while last < end_line and state.sCount[last] >= state.blkIndent:
        if _tabs(state, last) == width:
            full += 1
        elif not _has_empty_cells(state, last, width):
            break
        last += 1
    if full < 2:
        return False
    if silent:
        return True
    rows = [_cells(state, line) for line in range(start_line, last)]
    headed = not any(_FIGURE.fullmatch(cell) for cell in rows[0]) and any(rows[0])
    body = rows[headed:]
    figures = [_figures(column) for column in zip(*body, strict=True)]
    table = state.push("table_open", "table", 1)
    table.map = [start_line, last]
    if headed:
        state.push("thead_open", "thead", 1)
        _write_row(state, start_line, rows[0], "th", figures)
        state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1)
    for number, cells in enumerate(body, start=start_line + headed):
        _write_row(state, number, cells, "td", figures)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = last
    return True


def _row(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]].rstrip(" ")


def _tabs(state: StateBlock, line: int) -> int:
    """Return how many tabs set cells of *line* apart, 0 where it is no row of a table."""
    row = _row(state, line)
    number = row.count("\t")
    if not number or state.isEmpty(line):
        return 0
    if number == 1:
        left, _, right = row.partition("\t")
        if not left.strip() or not right.strip() or mark_at(state, line) is not None:
            return 0
    elif not row.strip("\t ").count("\t"):
        return 0  # an indent of several tabs
    return number


def _has_empty_cells(state: StateBlock, line: int, width: int) -> bool:
    """Say whether *line* is a row of *width* tabs that are not all between words."""
    row = _row(state, line)
    return row.count("\t") == width and bool(row.strip()) and len(row) < _LONGEST_CELL


def _cells(state: StateBlock, line: int) -> list[str]:
    return [cell.strip() for cell in _row(state, line).split("\t")]


def _figures(column: Sequence[str]) -> bool:
    written = [cell for cell in column if cell]
    return bool(written) and all(_FIGURE.fullmatch(cell) for cell in written)


def _write_row(
    state: StateBlock, line: int, cells: Sequence[str], tag: str, figures: Sequence[bool]
) -> None:
    row = state.push("tr_open", "tr", 1)
    row.map = [line, line + 1]
    for cell, at_right in zip(cells, figures, strict=True):
        opened = state.push(f"{tag}_open", tag, 1)
        if at_right:
            opened.attrs = {"style": "text-align:right"}
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = cell, [line, line + 1], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
