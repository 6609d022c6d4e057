"""The rows of a table that GFM does not know, as tokens.

Columns of figures alone stand at the right, as in the sheet they come from. The first row is the
head unless a figure stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit

_FIGURE: Final = re.compile(r"[\d\s.,%/+–-]*\d[\d\s.,%/–-]*")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row, its first line, and the line behind its last."""

    cells: tuple[str, ...]
    line: int
    end: int


def cells_of(row: str) -> list[str]:
    """Return what stands between the bars of *row*, as typed; bars at its ends may be missing."""
    cells: list[str] = escapedSplit(row.removeprefix("|"))
    if cells and not cells[-1].strip():
        cells.pop()
    return cells


def write_table(state: StateBlock, rows: Sequence[Row]) -> None:
    """Write *rows*, all of the same length, and go on behind the last of them."""
    headed = len(rows) > 1 and not any(_FIGURE.fullmatch(cell) for cell in rows[0].cells)
    body = rows[headed:]
    figures = [_figures(column) for column in zip(*(row.cells for row in body), strict=True)]
    table = state.push("table_open", "table", 1)
    table.map = [rows[0].line, rows[-1].end]
    if headed:
        state.push("thead_open", "thead", 1)
        _write_row(state, rows[0], "th", figures)
        state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1)
    for row in body:
        _write_row(state, row, "td", figures)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = rows[-1].end


def _figures(column: Sequence[str]) -> bool:
    written = [cell for cell in column if cell]
    return bool(written) and all(_FIGURE.fullmatch(cell) for cell in written)


def _write_row(state: StateBlock, row: Row, tag: str, figures: Sequence[bool]) -> None:
    state.push("tr_open", "tr", 1).map = [row.line, row.end]
    for cell, at_right in zip(row.cells, figures, strict=True):
        opened = state.push(f"{tag}_open", tag, 1)
        if at_right:
            opened.attrs = {"style": "text-align:right"}
        inline = state.push("inline", "", 0)
        inline.content = cell.replace("\n", "  \n")  # CommonMark's break
        inline.map, inline.children = [row.line, row.end], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
