"""Expands each abbreviation of the glossary where a text first uses it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final

from plugins.core.abbreviations import Abbreviations, FoundAbbreviation
from plugins.core.pages import GALLERY_MARK

# A tag as the sanitiser writes it: values in double quotes, which may hold a «>». It never fails once
# begun, so that no HTML takes longer than its length.
_TAG: Final = re.compile(r'(<[^>"]*(?:"[^"]*"[^>"]*)*>?)')
_NAME: Final = re.compile(r"</?([a-z][a-z0-9]*)")
_LANG: Final = re.compile(r' lang="([a-zA-Z]+)')
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "time", "u"}
)
# They stand between words without ending the block: a number of a footnote is no part of a word.
_APART: Final = frozenset({"br", "img", "sub", "sup"})
_VOID: Final = frozenset({"br", "hr", "img"})
_QUIET: Final = frozenset({"abbr", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre"})
_GAP: Final = "\ufffc"
_GALLERY: Final = GALLERY_MARK.removeprefix("<p>").removesuffix("</p>")


def expand(html: str, lang: str, known: Abbreviations) -> tuple[str, tuple[str, ...]]:
    """Return sanitised *html* with ``<abbr title="…">`` around first uses, and what was marked.

    The titles are the full forms in *lang*; the abbreviations are named in the order of use.
    Headings, code and passages in another language are left alone, and so is every abbreviation that
    the editor explains in this text. Linear in the text's length.
    """
    if not known.may_stand_in(unescape(html)):
        return html, ()
    reader = _Reader(_TAG.split(html), lang)
    tokens, explained = reader.tokens, reader.explained
    marked: dict[str, None] = {}
    changes: dict[int, list[tuple[int, FoundAbbreviation]]] = {}
    for block in reader.blocks:
        text = "".join(block.parts)
        if text.strip() == _GALLERY:
            continue
        for found in known.found(text):
            short = found.entry.short
            if short in marked or short in explained:
                continue
            at = bisect_right(block.starts, found.start) - 1
            if block.quiet[at] or found.end > block.starts[at] + len(block.parts[at]):
                continue
            marked[short] = None
            changes.setdefault(block.tokens[at], []).append((block.starts[at], found))
    for token, uses in changes.items():
        tokens[token] = "".join(_written(unescape(tokens[token]), uses, lang))
    return ("".join(tokens) if marked else html), tuple(marked)


def _written(text: str, uses: list[tuple[int, FoundAbbreviation]], lang: str) -> Iterator[str]:
    """Yield plain *text* as HTML; each use comes with where *text* starts in its block."""
    done = 0
    for offset, found in uses:
        start, end = found.start - offset, found.end - offset
        yield _as_html(text[done:start])
        title = _as_html(found.entry.full[lang]).replace('"', "&quot;")
        yield f'<abbr title="{title}">{_as_html(text[start:end])}</abbr>'
        done = end
    yield _as_html(text[done:])


def _as_html(text: str) -> str:
    """Return *text* escaped as the sanitiser does it."""
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


@dataclass(slots=True)
class _Block:
    """The words of a paragraph, heading or cell, tags left out: one part a piece of text.

    ``starts`` is where each part stands in the whole, ``tokens`` where in the HTML it comes from.
    """

    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, token: int, quiet: bool) -> None:
        self.parts.append(text)
        self.starts.append(self.length)
        self.tokens.append(token)
        self.quiet.append(quiet)
        self.length += len(text)


class _Reader:
    """Splits tokens, texts and tags in turn, into blocks; notes what the editor explains."""

    def __init__(self, tokens: list[str], lang: str) -> None:
        self.tokens = tokens
        self.blocks = [_Block()]
        self.explained: set[str] = set()
        self._lang = lang
        self._quiet = [False]
        self._abbr: list[str] = []
        for at, token in enumerate(tokens):
            if at % 2:
                self._tag(token, at)
            elif token:
                self._text(unescape(token) if "&" in token else token, at)

    def _text(self, text: str, at: int) -> None:
        self._abbr.append(text)
        self.blocks[-1].add(text, at, self._quiet[-1])

    def _tag(self, tag: str, at: int) -> None:
        named = _NAME.match(tag)
        name = named[1] if named else ""
        if name in _APART:
            self.blocks[-1].add(_GAP, at, True)
        elif name not in _INLINE and self.blocks[-1].parts:
            self.blocks.append(_Block())
        if name in _VOID:
            return
        if not tag.startswith("</"):
            if name == "abbr":
                self._abbr.clear()
            stated = _LANG.search(tag)
            other = stated is not None and stated[1].lower() != self._lang
            player = " data-player=" in tag  # it shows its words in its own way
            self._quiet.append(self._quiet[-1] or name in _QUIET or other or player)
            return
        if name == "abbr":
            self.explained.add(" ".join("".join(self._abbr).split()))
        if len(self._quiet) > 1:
            self._quiet.pop()
