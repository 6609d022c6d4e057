"""Rows pasted from Excel or a Word table: cells set apart by tabs, or by spaces, become a table.

Two rows or more with the same number of tabs; a lone tab wants words on both sides, so that an
indented paragraph is none. Behind the first row cells may be empty.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from plugins.stories.markdown.marks import mark_at
from plugins.stories.markdown.table_rows import Row, write_table

_LONGEST_CELL: Final = 60  # characters; a longer one behind a lone tab is an indented paragraph
_MOST_LINES: Final = 40  # of one row
_CELL: Final = re.compile(r'(?:(?<=\t)|(?<!.))(?:"(?:[^"]|"")*"(?=\t|\Z)|[^\t]*)', re.DOTALL)
_OPEN: Final = re.compile(r'(?:^|\t)"(?:[^"]|"")*\Z')
_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")


def tab_tables(md: MarkdownIt) -> None:
    """Read rows with tabs as tables."""
    md.block.ruler.before("list", "tab_table", _tab_table, {"alt": ["paragraph", "reference"]})


def _tab_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    first = _row_at(state, start_line, end_line)
    if first is None or not _words_apart(first):
        return False
    if mark_at(state, start_line) is not None and not (
        len(first.cells) > 2
        and "\t" in state.src[state.bMarks[start_line] : state.eMarks[start_line]]
    ):
        return False
    rows, full = [first], 1
    while (row := _row_at(state, rows[-1].end, end_line)) and len(row.cells) == len(first.cells):
        if _is_indented(row):
            break
        full += _words_apart(row)
        rows.append(row)
    if full < 2 and len(rows) < 3:
        return False
    if silent:
        return True
    write_table(state, rows)
    return True


def _row_at(state: StateBlock, line: int, end_line: int) -> Row | None:
    """Return the row that begins at *line*, or ``None`` where no tab is in it.

    Excel puts a cell of several lines between quotation marks, and doubles those within.
    """
    if line >= end_line or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return None
    text = _text(state, line)
    if "\t" not in text and text[:1] != '"':
        return None
    end = line + 1
    while _OPEN.search(text) and end < min(end_line, line + _MOST_LINES) and not state.isEmpty(end):
        text += "\n" + _text(state, end)
        end += 1
    if _OPEN.search(text):
        text, end = _text(state, line), line + 1
    cells = tuple(_unquoted(cell[0]).strip() for cell in _CELL.finditer(text))
    return Row(cells, line, end) if len(cells) > 1 and any(cells) else None


def _text(state: StateBlock, line: int) -> str:
    text = state.src[state.bMarks[line] : state.eMarks[line]].rstrip(" ")
    return text if "\t" in text else _GAP.sub("\t", text)


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == '"' == cell[-1] and ("\n" in cell or '""' in cell):
        return cell[1:-1].replace('""', '"')
    return cell


def _words_apart(row: Row) -> bool:
    """Say whether the tabs of *row* stand between words, and are no indent."""
    if len(row.cells) == 2:
        return all(row.cells)
    return any(row.cells[1:-1]) or (bool(row.cells[0]) and bool(row.cells[-1]))


def _is_indented(row: Row) -> bool:
    """Say whether *row* is rather a paragraph that begins with a tab."""
    return len(row.cells) == 2 and not row.cells[0] and len(row.cells[1]) > _LONGEST_CELL
