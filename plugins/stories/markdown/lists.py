"""Lists: numbers and letters as written, nested by two spaces or by the order of their marks."""

from __future__ import annotations

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from plugins.stories.markdown.marks import Mark, continues, mark_at, may_interrupt

MARK_CLASS: Final = "list-mark"
# Where the theme makes room for the longest mark of a list: from so many characters on.
_WIDE: Final = ((5, "wider-marks"), (3, "wide-marks"))
_CHILD_INDENT: Final = 2  # columns behind the mark's own at which a line belongs to its item
_PLAIN_NUMBERS: Final = {"1.", "1)"}


def lists(md: MarkdownIt) -> None:
    """Replace CommonMark's list rule with the one of this module."""
    md.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    md.core.ruler.after("inline", "list_marks", _write_marks)
    md.add_render_rule("list_mark", _render_mark)


def _list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    mark = mark_at(state, start_line)
    if mark is None:
        return False
    if silent:
        inside = state.parentType == "paragraph" and state.sCount[start_line] >= state.blkIndent
        return not inside or may_interrupt(state, start_line, mark)
    parent = state.parentType
    state.parentType = "list"
    _read_list(state, start_line, end_line, mark)
    state.parentType = parent
    return True


def _read_list(state: StateBlock, line: int, end: int, mark: Mark) -> None:
    """Read the list that begins at *line*; ``state.line`` is then the first line behind it."""
    index = len(state.tokens)
    opened = _open_list(state, mark)
    opened.map = [line, line]
    tight, expected, longest = True, mark.number, 0
    while True:
        longest = max(longest, len(mark.written))
        item = state.push("list_item_open", "li", 1)
        item.map = [line, line]
        item.markup = mark.written
        if mark.shown:
            item.meta = {"mark": mark.written}
        elif mark.kind in _PLAIN_NUMBERS and mark.number != expected:
            item.attrs = {"value": mark.number}
        expected = mark.number + 1
        loose_item = _read_item(state, line, end, mark)
        tight &= not loose_item
        while (deeper := _deeper(state, end, mark)) is not None:
            tight &= not state.isEmpty(state.line - 1)
            _read_list(state, state.line, end, deeper)
        item.map[1] = state.line
        state.push("list_item_close", "li", -1)
        following = _next_mark(state, end)
        if following is None or _key(following) != _key(mark):
            break
        tight &= not state.isEmpty(state.line - 1)
        line, mark = state.line, following
    state.push(opened.type.replace("_open", "_close"), opened.tag, -1)
    opened.map[1] = state.line
    if mark.shown or opened.tag == "ol":
        for least, name in _WIDE:
            if longest >= least:
                opened.attrJoin("class", name)
                break
    if tight:
        _hide_paragraphs(state, index)


def _key(mark: Mark) -> tuple[str, bool]:
    return mark.kind, mark.shown


def _open_list(state: StateBlock, mark: Mark) -> Token:
    if mark.kind in _PLAIN_NUMBERS and not mark.shown:
        token = state.push("ordered_list_open", "ol", 1)
        if mark.number != 1:
            token.attrs = {"start": mark.number}
        if mark.kind == "1)":
            token.attrSet("class", "bracketed")
    else:
        token = state.push("bullet_list_open", "ul", 1)
        if mark.shown:
            token.attrs = {"class": "lettered"}
    token.markup = mark.written
    return token


def _read_item(state: StateBlock, line: int, end: int, mark: Mark) -> bool:
    """Read one item's content; return whether a blank line stands in it."""
    begin, position = state.bMarks[line] + state.tShift[line], mark.end
    column = state.sCount[line] + position - begin
    while position < state.eMarks[line] and state.src[position].isspace():
        if state.src[position] == "\t":
            column += 4 - (column + state.bsCount[line]) % 4
        else:
            column += 1
        position += 1
    marks = state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line]
    around = state.tight, state.listIndent, state.blkIndent
    state.listIndent = state.blkIndent
    state.blkIndent = state.sCount[line] + _CHILD_INDENT
    state.tight = True
    state.bMarks[line], state.tShift[line] = position, 0
    state.sCount[line] = state.bsCount[line] = max(column, state.blkIndent)
    if position >= state.eMarks[line] and state.isEmpty(line + 1):
        state.line = min(line + 2, end)  # an empty item ends at its blank line
    else:
        state.md.block.tokenize(state, line, end)
    loose = not state.tight
    state.tight, state.listIndent, state.blkIndent = around
    state.bMarks[line], state.tShift[line], state.sCount[line], state.bsCount[line] = marks
    return loose


def _next_mark(state: StateBlock, end: int) -> Mark | None:
    """Return the mark at ``state.line``, or ``None`` where no item of this list can follow."""
    line = state.line
    if line >= end or state.sCount[line] < state.blkIndent:
        return None
    for rule in state.md.block.ruler.getRules("list"):
        if rule(state, line, end, True):
            return None
    return mark_at(state, line)


def _deeper(state: StateBlock, end: int, mark: Mark) -> Mark | None:
    """Return the mark of a list that belongs into the item just read, though it is not indented.

    ``1. … a) … - … b) … 2. …`` is written flush in documents. Behind a blank line it belongs into
    the item only where the list goes on after it.
    """
    found = _next_mark(state, end)
    if found is None or found.rank <= mark.rank:
        return None
    if state.isEmpty(state.line - 1) and not continues(state, state.line, end, mark):
        return None
    return found


def _hide_paragraphs(state: StateBlock, index: int) -> None:
    """Let the paragraphs of a tight list's items print their words alone."""
    level = state.level + 2
    for position in range(index + 2, len(state.tokens) - 2):
        token = state.tokens[position]
        if token.type == "paragraph_open" and token.level == level:
            token.hidden = True
            state.tokens[position + 2].hidden = True


def _write_marks(state: StateCore) -> None:
    """Put the marks that HTML cannot number into the text: a feed or a copy keeps them then."""
    written: list[Token] = []
    for position, token in enumerate(state.tokens):
        written.append(token)
        if token.type != "list_item_open" or "mark" not in token.meta:
            continue
        mark = Token("list_mark", "", 0, content=token.meta["mark"])
        following = state.tokens[position + 1]
        if following.type == "paragraph_open":
            inline = state.tokens[position + 2]
            inline.children = [mark, *(inline.children or ())]
        else:
            written.append(
                Token("inline", "", 0, children=[mark], map=token.map, level=token.level + 1)
            )
    state.tokens = written


def _render_mark(
    self: object, tokens: list[Token], index: int, options: object, env: object
) -> str:
    return f'<span class="{MARK_CLASS}">{tokens[index].content}</span> '
