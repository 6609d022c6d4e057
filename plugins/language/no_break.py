"""Pages as they are shown: no line ends within a word, a name, or a period such as 2021–2025.

What is scanned is held so: headlines, cells, captions, filters, menus, all that is no running text.
In a paragraph the lines would end too unevenly; there periods alone are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from typing import Final

from plugins.language.held import held_html

_YEARS: Final = re.compile(r"(?<![\d–])\d{4}–\d{4}(?![\d–])")
_TOGETHER: Final = r'<span class="together">\g<0></span>'
_SIGN: Final = re.compile(r"–\d{4}")  # found in no time where there is none
# Up to the next tag; a second “>” says that the first stands in an attribute.
_TEXT_WITH_SIGN: Final = re.compile(r">[^<>]*?–\d{4}[^<>]*+(?=<|$)")
_TEXT_OF_WORDS: Final = re.compile(r">(\s*+[^<>\s]++ (?=[^<>\s])[^<>]*+)(?=<|$)")
_WORDS: Final = re.compile(r"[^ \t\r\n]+(?: [^ \t\r\n]+)+")
_LANG: Final = re.compile(r' lang="(\w+)')

# Elements whose words stand for themselves; those that are read; what is scanned in an editor's text.
_KEPT: Final = re.compile(r"<(script|style|title|option|textarea|svg)[\s>]")
_READ: Final = re.compile(
    r"<(script|style|title|option|textarea|text|desc|pre|code|blockquote"
    r'|p(?![^>]*__(?:title|name|story|kicker|heading)["\s]))[\s>]'
)
_LINE: Final = re.compile(r"<(h[1-6]|t[hd]|dt|caption|figcaption)[\s>]")
_PROSE: Final = re.compile(r'<div class="prose"')
_DIVISION: Final = re.compile(r"<(/?)div\b")

Span = tuple[int, int]


def keep_together(html: str, lang: str) -> str:
    """Return the page *html* in *lang* with what belongs together held on one line.

    Only spaces change, and spans are put around what is longer than the narrowest lines.
    """

    html = _changed(html, _scanned(html), lambda part: _held_texts(part, lang))
    if not _SIGN.search(html):
        return html
    return _changed(html, _between(_elements(html, _KEPT), len(html)), _periods)


def _changed(html: str, places: Iterator[Span], change: Callable[[str], str]) -> str:
    """Return *html* with what *change* makes of each of *places*."""
    parts: list[str] = []
    done = 0
    for start, end in places:
        parts += (html[done:start], change(html[start:end]))
        done = end
    return "".join([*parts, html[done:]])


def _scanned(html: str) -> Iterator[Span]:
    """Yield the places of what is scanned, in order: all but running text, which begins within them."""
    at = max(html.find("<body"), 0)
    for start, end in _prose(html):
        yield from _between(_elements(html, _READ, at, start), start, at)
        yield from _elements(html, _LINE, start, end)
        at = end
    yield from _between(_elements(html, _READ, at), len(html), at)


def _elements(
    html: str, opening: re.Pattern[str], start: int = 0, stop: int | None = None
) -> Iterator[Span]:
    """Yield where elements that begin so begin and end, in order, none within another."""
    stop = len(html) if stop is None else stop
    for found in opening.finditer(html, start, stop):
        if found.start() >= start:
            end = html.find(f"</{found[1]}>", found.end(), stop)
            start = stop if end < 0 else end
            yield found.start(), start


def _between(elements: Iterator[Span], stop: int, at: int = 0) -> Iterator[Span]:
    """Yield the places between *elements*, from *at* up to *stop*."""
    for start, end in elements:
        yield at, start
        at = end
    yield at, stop


def _prose(html: str) -> Iterator[Span]:
    """Yield where the texts of editors begin and end, in order."""
    end = 0
    while opened := _PROSE.search(html, end):
        depth, end = 0, len(html)
        for division in _DIVISION.finditer(html, opened.start()):
            depth += -1 if division[1] else 1
            if not depth:
                end = division.start()
                break
        yield opened.start(), end


@lru_cache(maxsize=2048)  # what stands around a page is the same on many
def _held_texts(html: str, lang: str) -> str:
    def held(found: re.Match[str]) -> str:
        of = _LANG.search(html, max(html.rfind("<", 0, found.start()), 0), found.start())
        return f">{_held(found[1], of[1] if of else lang)}"

    def held_in_one(found: re.Match[str]) -> str:
        return f">{_held(found[1], lang)}"

    return _TEXT_OF_WORDS.sub(held if " lang=" in html else held_in_one, html)


@lru_cache(maxsize=16384)
def _held(text: str, lang: str) -> str:
    return _WORDS.sub(lambda found: held_html(unescape(found[0]), lang), text)


def _periods(html: str) -> str:
    return _TEXT_WITH_SIGN.sub(lambda found: _YEARS.sub(_TOGETHER, found[0]), html)
