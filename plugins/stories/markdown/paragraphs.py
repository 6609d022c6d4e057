"""Paragraphs: which line ends were meant.

In Word a line end is a paragraph's end; in a text wrapped by an editor's program it means nothing.
A wrapped line is full: the next word would not have fitted. Where it would have, and a sentence
ends there or a new one begins, the writer ended the line on purpose: a signature, an address, a
verse, "Nơi nhận: …". Lines longer than anybody wraps at are paragraphs of their own, as Word makes
them, and so is a line that begins with an indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_NARROWEST: Final = 60  # characters; nobody wraps prose closer
_WIDEST: Final = 160  # characters; nobody wraps prose further out
_INDENT: Final = 4  # columns, or a tab: how Word and offices mark a paragraph's first line
_ENDS: Final = re.compile(r"[.!?…:;][\"”’»)\]*_]*$")
_ENTITY: Final = re.compile(r"&#?\w+;$")
_BREAK: Final = re.compile(r"(?: {2,}|\\)$")  # CommonMark's own hard breaks


def paragraphs(md: MarkdownIt) -> None:
    """Replace CommonMark's paragraph rule with the one of this module."""
    md.block.ruler.at("paragraph", _paragraph)


def _paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    del end_line, silent
    end = _last_line(state, start_line)
    rows = [
        state.getLines(line, line + 1, state.blkIndent, False) for line in range(start_line, end)
    ]
    indents = [max(0, state.sCount[line] - state.blkIndent) for line in range(start_line, end)]
    for first, last in _parts(rows, indents, in_list=state.listIndent >= 0):
        token = state.push("paragraph_open", "p", 1)
        token.map = [start_line + first, start_line + last]
        token = state.push("inline", "", 0)
        token.content = _with_breaks(rows[first:last])
        token.map = [start_line + first, start_line + last]
        token.children = []
        state.push("paragraph_close", "p", -1)
    state.line = end
    return True


def _last_line(state: StateBlock, start_line: int) -> int:
    """Return the line behind the paragraph that begins at *start_line* (CommonMark 0.31, 4.8)."""
    rules = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    line = start_line + 1
    while line < state.lineMax and not state.isEmpty(line):
        # A line of a quotation that goes on without its sign has a negative indent.
        if state.sCount[line] >= 0 and any(
            rule(state, line, state.lineMax, True) for rule in rules
        ):
            break
        line += 1
    state.parentType = parent
    return line


def _parts(rows: Sequence[str], indents: Sequence[int], in_list: bool) -> Iterator[tuple[int, int]]:
    """Yield first line and the one behind the last of each paragraph that *rows* hold."""
    if len(rows) == 1:
        yield 0, 1
        return
    unwrapped = max(map(len, rows)) > _WIDEST
    start = 0
    for number in range(1, len(rows)):
        indented = indents[number] >= _INDENT and not in_list
        new = (unwrapped and _sentence_between(rows[number - 1], rows[number])) or (
            indented and meant(rows[number - 1], rows[number], _width(rows))
        )
        if new:
            yield start, number
            start = number
    yield start, len(rows)


def _with_breaks(rows: Sequence[str]) -> str:
    """Return the paragraph's source with CommonMark's break where a line end was meant."""
    if len(rows) == 1:
        return rows[0].strip()
    width = _width(rows)
    written = [rows[0].lstrip()]
    for row in rows[1:]:
        if not _BREAK.search(written[-1]) and meant(written[-1], row, width):
            written[-1] = written[-1].rstrip() + "  "
        written.append(row.lstrip())
    written[-1] = written[-1].rstrip()
    return "\n".join(written)


def _width(rows: Sequence[str]) -> int:
    return max(_NARROWEST, *(len(row.strip()) for row in rows))


def meant(line: str, following: str, width: int) -> bool:
    """Say whether the writer of a text of *width* characters ended *line* on purpose."""
    line, following = line.strip(), following.strip()
    first_word = following.split(maxsplit=1)[0]
    if len(line) + 1 + len(first_word) > width:
        return False
    if following[0] == "<":
        return False
    if _ENDS.search(line) and not _ENTITY.search(line):
        return True
    return len(line) <= _NARROWEST and _begins_anew(following)


def _sentence_between(line: str, following: str) -> bool:
    following = following.strip()
    return bool(_ENDS.search(line.strip())) and (_begins_anew(following) or following[0].isdigit())


def _begins_anew(text: str) -> bool:
    first = text.lstrip('*_([{"“‘«')[:1]
    return first.isupper() or text[0] in "(“"
