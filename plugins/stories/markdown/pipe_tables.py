"""Rows between ``|`` that GFM takes for text, since the row of dashes is missing or has other columns."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from plugins.stories.markdown.marks import text_of
from plugins.stories.markdown.table_rows import Row, cells_of, write_table

_ROW: Final = re.compile(r"\|.*[^\\|\s].*\|")
_DASHES: Final = re.compile(r"\|[\s:|-]*-[\s:|-]*$")


def pipe_tables(md: MarkdownIt) -> None:
    """Read rows that begin with ``|`` as a table where two stand one below the other."""
    md.block.ruler.after("table", "pipe_table", _pipe_table, {"alt": ["paragraph", "reference"]})


def _pipe_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not state.src.startswith("|", state.bMarks[start_line] + state.tShift[start_line]):
        return False
    rows, dashes, line = [], 0, start_line
    while line < end_line and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        text = text_of(state, line).rstrip()
        if _DASHES.match(text):
            dashes += 1
        elif _ROW.match(text):
            rows.append(Row(tuple(map(str.strip, cells_of(text))), line, line + 1))
        else:
            break
        line += 1
    if not rows or len(rows) + dashes < 2 or max(len(row.cells) for row in rows) < 2:
        return False
    if silent:
        return True
    columns = max(len(row.cells) for row in rows)
    padded = [
        Row(row.cells + ("",) * (columns - len(row.cells)), row.line, row.end) for row in rows
    ]
    write_table(state, padded)
    state.line = line
    return True
