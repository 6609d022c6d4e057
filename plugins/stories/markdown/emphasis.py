"""Stars and underscores: which make words bold, which are blanks to fill in or marks of a note.

CommonMark's rules, but for these: ``__/__/____`` and ``(*)`` are signs; ``**Tổng số:**500`` and
``**đậm **và`` are bold, where nothing else can be meant. What stays a star beside words is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from plugins.stories.markdown.finding import Finding
from plugins.stories.markdown.inline import line_of

_BLANK: Final = 4  # underscores in a row that nobody emphasises with
_CLOSING: Final = frozenset(".,:;!?…)]}”’»%")
_OPENING: Final = frozenset("([{“‘«„")
_INNER: Final = frozenset("/.,:;-–—|=")  # what no emphasised words begin with
_LETTER: Final = re.compile(r"[^\W_]")
_FACTOR_BEFORE: Final = re.compile(r"(?:(?<![^\W_])[^\W\d_]|\d)$")
_FACTOR_AFTER: Final = re.compile(r"\*(?:[^\W\d_](?![^\W_])|\d)")
_MARKED: Final = re.compile(r"(?<![*\w])(\*{1,3})(?=[^\W_])")


def emphasis(md: MarkdownIt) -> None:
    """Replace CommonMark's emphasis rule with the one of this module."""
    md.inline.ruler.at("emphasis", _tokenize)
    md.inline.ruler2.after("emphasis", "spaced_bold", _spaced_bold)
    md.core.ruler.before("text_join", "left_stars", _look)


def findings(env: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each star that was to make words bold and does not."""
    yield from env.get("left_stars", ())


def _tokenize(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1 : state.pos] or " "
    after = state.src[state.pos + run.length : state.pos + run.length + 1] or " "
    opens, closes = run.can_open, run.can_close
    if _is_sign(marker, run.length, before, after) or _multiplies(state.src, state.pos):
        opens = closes = False
    elif marker == "_":
        opens &= after not in _INNER
    else:
        closes |= before in _CLOSING and bool(_LETTER.match(after))
        opens |= after in _OPENING and bool(_LETTER.match(before))
    for _ in range(run.length):
        token = state.push("text", "", 0)
        token.content = marker
        token.meta["run"] = run.length
        state.delimiters.append(
            Delimiter(ord(marker), run.length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos += run.length
    return True


def _is_sign(marker: str, length: int, before: str, after: str) -> bool:
    """Say whether a run is a blank to fill in, ``__``, or the mark of a note, ``(*)``."""
    if marker == "_" and length >= _BLANK:
        return True
    enclosed = before in _OPENING and after in _CLOSING
    alike = before == after and not (before.isalnum() or before.isspace() or before in "*_~`<>\\")
    return enclosed or (alike and (marker == "_" or before in "/\"'|"))


def _multiplies(text: str, position: int) -> bool:
    """Say whether the star at *position* stands between numbers or single letters: ``5*a*b``."""
    return bool(
        _FACTOR_BEFORE.search(text, max(0, position - 20), position)
        and _FACTOR_AFTER.match(text, position)
    )


def _spaced_bold(state: StateInline) -> None:
    """Make ``** đậm **`` and ``**đậm **và`` bold: two pairs of stars left in a line, words between."""
    pairs = list(_left_pairs(state.tokens))
    while len(pairs) > 1:
        first, last = pairs[:2]
        if not _belong_together(state.tokens, first, last):
            pairs.pop(0)
            continue
        del pairs[:2]
        _make_bold(state.tokens, first, last)


def _left_pairs(tokens: list[Token]) -> Iterator[int]:
    """Yield where two stars stand that no emphasis used: the first one's place."""
    for at in range(len(tokens) - 1):
        one, other = tokens[at : at + 2]
        if (
            one.type == other.type == "text"
            and one.content == other.content == "*"
            and one.meta.get("run") == other.meta.get("run") == 2
            and not (at and tokens[at - 1].content == "*" and tokens[at - 1].meta.get("run") == 2)
        ):
            yield at


def _belong_together(tokens: list[Token], first: int, last: int) -> bool:
    between = tokens[first + 2 : last]
    if any(token.type in {"softbreak", "hardbreak"} for token in between):
        return False
    depths = list(accumulate(token.nesting for token in between))
    if not depths or depths[-1] or min(depths) < 0:
        return False
    words = "".join(token.content for token in between)
    before = tokens[first - 1].content if first and tokens[first - 1].type == "text" else ""
    after = tokens[last + 2].content if last + 2 < len(tokens) else ""
    begins = words.lstrip(" ")[:1]
    ends = words.rstrip(" ")[-1:]
    return bool(
        _LETTER.search(words)
        and (_LETTER.match(begins) or begins in _OPENING | {'"'})
        and (_LETTER.match(ends) or ends in _CLOSING | {'"'})
        and not _LETTER.match(before[-1:])
        and not (begins.isdigit() and before.rstrip()[-1:].isdigit())
        and not (ends.isdigit() and after.lstrip()[:1].isdigit() and after[:1] == " ")
    )


def _make_bold(tokens: list[Token], first: int, last: int) -> None:
    """Turn the stars at *first* and *last* into bold; spaces inside them go outside."""
    before = tokens[first - 1].content[-1:] if first else " "
    after = tokens[last + 2].content[:1] if last + 2 < len(tokens) else " "
    leading, trailing = tokens[first + 2], tokens[last - 1]
    spaces = [False, False]
    if leading.type == "text":
        spaces[0] = leading.content.startswith(" ") and not before.isspace()
        leading.content = leading.content.lstrip(" ")
    if trailing.type == "text":
        spaces[1] = trailing.content.endswith(" ") and not after.isspace()
        trailing.content = trailing.content.rstrip(" ")
    tokens[first].content, tokens[last + 1].content = (" " if space else "" for space in spaces)
    for mark, kind, nesting in ((tokens[first + 1], "open", 1), (tokens[last], "close", -1)):
        mark.type, mark.tag, mark.markup, mark.content = f"strong_{kind}", "strong", "**", ""
        mark.nesting = 1 if nesting > 0 else -1


def _look(state: StateCore) -> None:
    """Find what still looks like the beginning of bold or slanted words."""
    found = state.env.setdefault("left_stars", [])
    for block in state.tokens:
        rows: dict[int, list[str]] = {}
        for token in (
            block.children or () if block.type == "inline" and "*" in block.content else ()
        ):
            if token.type == "text" and token.markup != "escape":
                for found_mark in _MARKED.finditer(token.content):
                    rows.setdefault(line_of(token, block), []).append(found_mark[1])
        for line, marks in rows.items():
            if "**" in marks or "***" in marks or marks.count("*") > 1:
                mark = max(marks, key=len)
                found.append(Finding("WS330", line, {"text": mark, "escaped": "\\*" * len(mark)}))
