"""``[[gallery]]`` on a line of its own is the gallery, with or without blank lines around it."""

from __future__ import annotations

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_MARK: Final = "[[gallery]]"


def gallery(md: MarkdownIt) -> None:
    """Teach *md* that the mark ends a paragraph above it and is none with the lines below it."""
    md.block.ruler.before("reference", "gallery", _gallery, {"alt": ["paragraph", "reference"]})


def _gallery(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    del end
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : state.eMarks[line]].rstrip() != _MARK:
        return False
    if silent:
        return True
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = _MARK, [line, line + 1], []
    state.push("paragraph_close", "p", -1)
    state.line = line + 1
    return True
