"""The inline parser: CommonMark's, which also tells the line on which each token begins."""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


def inline(md: MarkdownIt) -> None:
    """Give each inline token of *md* its line: ``map``, as blocks have it."""
    placing = _Inline()
    placing.ruler, placing.ruler2 = md.inline.ruler, md.inline.ruler2
    md.inline = placing
    md.core.ruler.after("inline", "lines", _lines)


def line_of(token: Token, block: Token) -> int:
    """Return the line, from 1, on which *token*, in the inline token *block*, begins."""
    place = token.map or block.map
    return place[0] + 1 if place else 1


class _State(StateInline):
    """A state that counts the line ends before the token it pushes."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        self._counted, self._row = 0, 0
        super().__init__(src, md, env, tokens)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        return self._placed(super().push(ttype, tag, nesting))

    def pushPending(self) -> Token:  # noqa: N802  # the library's name
        return self._placed(super().pushPending())

    def _placed(self, token: Token) -> Token:
        here, there = sorted((self._counted, self.pos))
        ends = self.src.count("\n", here, there)
        self._row += ends if self.pos > self._counted else -ends
        self._counted = self.pos
        token.map = [self._row, self._row + 1]
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _lines(state: StateCore) -> None:
    """Count the lines of inline tokens from the text's beginning, no longer from their block's."""
    for block in state.tokens:
        first = block.map[0] if block.map else 0
        for token in block.children or () if block.type == "inline" else ():
            if token.map:
                token.map = [first + token.map[0], first + token.map[1]]
