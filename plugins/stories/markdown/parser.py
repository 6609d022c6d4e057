"""The parser: CommonMark and GFM's tables and strikethrough, with the rules of this package."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin

from plugins.core.text import slugify
from plugins.stories.markdown.emphasis import emphasis
from plugins.stories.markdown.gallery import gallery
from plugins.stories.markdown.glued_headings import glued_headings
from plugins.stories.markdown.inline import inline
from plugins.stories.markdown.links import links
from plugins.stories.markdown.lists import lists
from plugins.stories.markdown.more_than import is_more_than
from plugins.stories.markdown.notes import notes
from plugins.stories.markdown.paragraphs import paragraphs
from plugins.stories.markdown.pipe_tables import pipe_tables
from plugins.stories.markdown.raw_html import raw_html
from plugins.stories.markdown.tab_tables import tab_tables
from plugins.stories.markdown.unclosed import unclosed
from plugins.stories.markdown.unread import unread
from plugins.stories.markdown.untouched import untouched
from plugins.stories.sanitise import HEADING_PREFIX

DEEPEST: Final = 60  # levels of tokens; a list in a list is two
_DEFINITION: Final = re.compile(r":[ \t]+\S")


@cache
def parser(lang: str) -> MarkdownIt:
    """Return the parser for texts in *lang*; it keeps nothing of one text for the next."""
    md = MarkdownIt(
        "commonmark", {"html": True, "xhtmlOut": False, "maxNesting": 100, "store_labels": True}
    )
    md.enable(["table", "strikethrough"])
    inline(md)
    md.disable("code")  # an indent is how Word begins a paragraph
    md.use(deflist_plugin)
    pipe_tables(md)
    tab_tables(md)
    lists(md)
    paragraphs(md)
    gallery(md)
    glued_headings(md)
    raw_html(md)
    links(md)
    untouched(md)
    emphasis(md)
    unread(md)
    unclosed(md)
    notes(md, lang)
    md.block.ruler.at(
        "deflist", _colons_only(md), {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.block.ruler.at(
        "blockquote", _not_more_than(md), {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.inline.ruler.before("emphasis", "times", _times)
    md.core.ruler.push("headings", _headings)
    md.core.ruler.push("alignment", _alignment)
    return md


def _times(state: StateInline, silent: bool) -> bool:
    """Leave ``5*3*2`` its signs: between digits they multiply."""
    position = state.pos
    if state.src[position] != "*" or not 0 < position < state.posMax - 1:
        return False
    if not (state.src[position - 1].isdigit() and state.src[position + 1].isdigit()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _headings(state: StateCore) -> None:
    """Give each heading an address; the page's ``h1`` is the story's title, and ``h4`` the smallest."""
    taken: set[str] = set()
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            level = min(max(int(token.tag[1]), 2), 4)
            token.tag = state.tokens[index + 2].tag = f"h{level}"
            words = "".join(
                child.content
                for child in state.tokens[index + 1].children or ()
                if child.type in _WORDS
            )
            base = name = HEADING_PREFIX + (slugify(words) or "muc")
            number = 0
            while name in taken:
                number += 1
                name = f"{base}_{number}"
            taken.add(name)
            token.attrSet("id", name)


_WORDS: Final = {"text", "code_inline"}


def _alignment(state: StateCore) -> None:
    """Align a table's cells by an attribute that the sanitiser knows, not by a style."""
    for token in state.tokens:
        if token.type in {"td_open", "th_open"} and "style" in token.attrs:
            token.attrs = {"align": str(token.attrs["style"]).removeprefix("text-align:")}


def _rule(md: MarkdownIt, name: str):  # type: ignore[no-untyped-def]
    return next(rule.fn for rule in md.block.ruler.__rules__ if rule.name == name)


def _colons_only(md: MarkdownIt):  # type: ignore[no-untyped-def]
    """``~`` before a number means about, not a definition."""
    whole = _rule(md, "deflist")

    def deflist(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        for line in range(start_line + (not silent), min(start_line + 3, end_line)):
            if not state.isEmpty(line):
                text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
                return bool(_DEFINITION.match(text)) and whole(state, start_line, end_line, silent)
        return False

    return deflist


def _not_more_than(md: MarkdownIt):  # type: ignore[no-untyped-def]
    """``>500`` is a figure, not a quotation."""
    whole = _rule(md, "blockquote")

    def blockquote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if is_more_than(state, start_line):
            return False
        return bool(whole(state, start_line, end_line, silent))

    return blockquote
