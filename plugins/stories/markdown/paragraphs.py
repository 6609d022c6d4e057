"""Paragraphs: which line ends were meant.

In Word a line end is a paragraph's end; in a text wrapped by an editor's program it means nothing.
A wrapped line is full: the next word would not have fitted. Where it would have, and a sentence
ends there or something new begins, the writer ended the line on purpose: a signature, an address, a
verse, a sum below a sum, "Nơi nhận: …"; not where a line ends with a word that wants another. Lines
longer than anybody wraps at are paragraphs of their own, as Word makes them, and so is a line that
begins with an indent.

Flush below an item, a line is the item's by CommonMark. It is not where a new division of a document
begins there ("Điều 2.", "II."), nor where the line end was meant and the list is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from plugins.stories.markdown.marks import mark_at, text_of

_NARROWEST: Final = 60  # characters; nobody wraps prose closer
_WIDEST: Final = 160  # characters; nobody wraps prose further out
_NARROW: Final = 30  # characters; columns of a newspaper
_FEWEST: Final = 3  # line ends that show a column
_ENOUGH: Final = 40  # lines that show at what width a text was wrapped
_RAGGED: Final = 0.8  # of the longest: how full the lines of a column in proportional letters are
_INDENT: Final = 4  # columns, or a tab: how Word and offices mark a paragraph's first line
_ENDS: Final = re.compile(r"[.!?…:;][\"”’»)\]*_]*$")
_ENTITY: Final = re.compile(r"&#?\w+;$")
# Words that end no line: what they introduce is on the next.
_WANTS_MORE: Final = re.compile(
    r"(?:^|\s)(?:ngày|tháng|năm|quý|khóa|số|điều|khoản|điểm|lúc|hồi|thứ|khoảng|hơn|gần|đến|từ|tới|và"
    r"|với|của|là|các|những|trên|dưới|trong|ngoài|tại|do|bởi|về|cho|theo|hoặc|hay|bằng|gồm"
    r"|the|a|an|of|to|in|on|at|by|for|from|with|and|or|no\.?)$",
    re.IGNORECASE,
)
# A clause or a point that is written otherwise than any list: "1- ", "a, ", "1.2 ".
_LABEL: Final = re.compile(
    r"(?:(?:\d{1,2}|[a-zđ])\s?[-,:]|[ivx]{1,5}[.:])[\s\u00a0]|\d{1,2}(?:\.\d{1,2})+\s+[^\W\d_a-z]"
)
_DIVISION: Final = re.compile(
    r"[*_]*(?:(?:P(?:hần|HẦN)|C(?:hương|HƯƠNG)|M(?:ục|ỤC)|Tiểu mục|TIỂU MỤC|Đ(?:iều|IỀU)|P(?:hụ lục|HỤ LỤC)"
    r"|Part|PART|Chapter|CHAPTER|Section|SECTION|Article|ARTICLE|Annex|ANNEX)"
    r"\s+(?:\d+|[IVXLC]+|thứ\s\w+|[A-ZĐ])\s*(?:[.:*_–-]|$)|[IVX]{1,5}[./)]\s|#)"
)
_FIELD: Final = re.compile(r"[^\s:.;!?][^:.;!?]{0,30}:\s")  # "địa điểm: …"
_CLOSING: Final = frozenset(",.;:!?)]}”’»%/…`\\<&")  # goes on with the line before
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
        if state.listIndent >= 0 and _leaves_the_list(state, start_line, line):
            break
        line += 1
    state.parentType = parent
    return line


def _leaves_the_list(state: StateBlock, start_line: int, line: int) -> bool:
    """Say whether *line*, flush below an item's paragraph, is a paragraph behind the list."""
    if not 0 <= state.sCount[line] < state.blkIndent:
        return False
    text = text_of(state, line)
    if _DIVISION.match(text) and not _WANTS_MORE.search(text_of(state, line - 1).rstrip()):
        return True
    if not _begins_anew(text):
        return False
    first = max(start_line, line - _ENOUGH)  # every line asks: the work stays linear
    rows = [text_of(state, row) for row in range(first, line + 1)]
    if not meant(rows[-2], text, _width(rows)):
        return False
    for ahead in range(line + 1, min(state.lineMax, line + 12)):
        if state.isEmpty(ahead):
            return True
        if mark_at(state, ahead) is not None:
            return False
    return True


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
    """Return at how many characters the program that wrapped *rows* did so, if one did."""
    lengths = [len(row.strip()) for row in rows]
    longest = max(lengths)
    flowing = sum(row.strip()[:1].islower() for row in rows[1:]) * 2 >= len(rows) - 1 >= _FEWEST
    if flowing and longest >= _NARROW and min(lengths[:-1]) >= (full := int(longest * _RAGGED)):
        return full
    return max(_NARROWEST, longest)


def meant(line: str, following: str, width: int) -> bool:
    """Say whether the writer of a text of *width* characters ended *line* on purpose."""
    line, following = line.strip(), following.strip()
    first_word = following.split(maxsplit=1)[0]
    if len(line) + 1 + len(first_word) > width:
        return False
    if following[0] == "<":
        return False
    if (_ENDS.search(line) and not _ENTITY.search(line)) or _LABEL.match(following):
        return True
    return len(line) <= _NARROWEST and _begins_anew(following) and not _WANTS_MORE.search(line)


def _sentence_between(line: str, following: str) -> bool:
    return bool(_ENDS.search(line.strip())) and _begins_anew(following.strip())


def _begins_anew(text: str) -> bool:
    """Say whether *text* can begin a line: with a capital, a figure, a sign, or what it is called."""
    first = text.lstrip('*_([{"“‘«')[:1]
    if first.islower():
        return bool(_FIELD.match(text)) or text[0] in "(“"
    return first not in _CLOSING
