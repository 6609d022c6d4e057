"""Typography of sanitised HTML: its text nodes set as one text a block, its pictures' words by themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from html import escape, unescape
from typing import Final

from plugins.core.typography import (
    BREAK,
    KINDS,
    OPAQUE,
    Edit,
    counted_kinds,
    edits_of,
    suspect,
    tidy,
)

# A tag as the sanitiser writes it: values in double quotes, which may hold a «>».
_TAG: Final = re.compile(r'(<[^>"]*(?:"[^"]*"[^>"]*)*>?)')
_NAME: Final = re.compile(r"</?([a-z][a-z0-9]*)")
_LANG: Final = re.compile(r' lang="([a-zA-Z]+)')
_WORDS: Final = re.compile(r'( (?:alt|title)=")([^"]*)(")')
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "img", "br"}
)
_VOID: Final = frozenset({"br", "hr", "img"})
_VERBATIM: Final = frozenset({"code", "kbd", "pre"})


def tidy_html(html: str, kinds: Collection[str] = KINDS) -> tuple[str, Counter[str]]:
    """Return sanitised *html* with its text set likewise, and its pictures' words.

    A block is read whole, so that a quotation that begins before ``<em>`` ends behind it. Code and
    passages in a third language are left alone.
    """
    tokens = _TAG.split(html)
    shown = "".join(tokens[::2])
    if not suspect(shown) and "&nbsp;" not in shown and "<img " not in html:
        return html, Counter()
    counts: Counter[str] = Counter()
    for block in _blocks(tokens):
        text = "".join(block.parts)
        if not suspect(text):
            continue
        edits = [edit for edit in edits_of(text, kinds) if block.may_change(edit)]
        counts += counted_kinds(edits)
        block.apply(edits, tokens)
    for at in range(1, len(tokens), 2):
        if tokens[at].startswith("<img "):
            tokens[at], found = _attributes(tokens[at], kinds)
            counts += found
    return "".join(tokens), counts


class _Block:
    """The text of a block, each part with the token that it comes from (-1: none that may change)."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.tokens: list[int] = []
        self._length = 0

    def add(self, text: str, token: int) -> None:
        self.parts.append(text)
        self.starts.append(self._length)
        self.tokens.append(token)
        self._length += len(text)

    def may_change(self, edit: Edit) -> bool:
        first = bisect_right(self.starts, edit.start) - 1
        last = bisect_right(self.starts, edit.end - 1) - 1
        return all(token >= 0 for token in self.tokens[first : last + 1])

    def apply(self, edits: list[Edit], tokens: list[str]) -> None:
        """Write *edits* into *tokens*; one that crosses parts leaves its new text in the first."""
        changed: dict[int, list[tuple[int, int, str]]] = {}
        for edit in edits:
            at, new, start = bisect_right(self.starts, edit.start) - 1, edit.new, edit.start
            while start < edit.end:
                end = min(edit.end, self.starts[at] + len(self.parts[at]))
                if end > start:
                    offset = self.starts[at]
                    changed.setdefault(at, []).append((start - offset, end - offset, new))
                    new = ""
                start, at = max(start, end), at + 1
        for at, changes in changed.items():
            parts: list[str] = []
            text, done = self.parts[at], 0
            for start, end, new in changes:
                parts += (text[done:start], new)
                done = end
            tokens[self.tokens[at]] = _as_html("".join([*parts, text[done:]]))


def _blocks(tokens: list[str]) -> Iterator[_Block]:
    """Yield the blocks of HTML split into texts (even) and tags (odd)."""
    block = _Block()
    quiet = [False]
    for at, token in enumerate(tokens):
        if at % 2 == 0:
            if token and quiet[-1]:
                block.add(OPAQUE, -1)
            elif token:
                block.add(unescape(token) if "&" in token else token, at)
            continue
        named = _NAME.match(token)
        name = named[1] if named else ""
        if name == "br":
            block.add(BREAK, -1)
        elif name == "img":
            block.add(OPAQUE, -1)
        elif name not in _INLINE and block.parts:
            yield block
            block = _Block()
        if name in _VOID:
            continue
        if token.startswith("</"):
            if len(quiet) > 1:
                quiet.pop()
        else:
            stated = _LANG.search(token)
            foreign = stated is not None and stated[1].lower() not in {"vi", "en"}
            quiet.append(quiet[-1] or name in _VERBATIM or foreign)
    if block.parts:
        yield block


def _attributes(tag: str, kinds: Collection[str]) -> tuple[str, Counter[str]]:
    counts: Counter[str] = Counter()

    def mended(found: re.Match[str]) -> str:
        text, changed = tidy(unescape(found[2]), kinds)
        counts.update(changed)
        return f"{found[1]}{_as_value(text)}{found[3]}" if changed else found[0]

    return _WORDS.sub(mended, tag), counts


def _as_html(text: str) -> str:
    """Return *text* escaped as the sanitiser does it."""
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


def _as_value(text: str) -> str:
    return _as_html(text).replace('"', "&quot;")
