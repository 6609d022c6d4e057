"""Addresses: bare ones become links, names with spaces are read whole, lost ones are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from plugins.core.names import on_a_computer
from plugins.stories.markdown.finding import Finding, Source
from plugins.stories.sanitise import SCHEMES

_SCHEME: Final = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ONE_SLASH: Final = re.compile(
    r"\s*(?:https?:?/(?!/)|https?//|https?:(?!/)|/{3,}|hhttps?:)", re.IGNORECASE
)
# A file's name up to the bracket, or up to a caption and the bracket.
_NAME: Final = re.compile(
    r"[^<>\n\"/]{1,200}?\.[A-Za-z][A-Za-z0-9]{1,4}(?=\s*(?:\"[^\n]*\"\s*)?\))", re.IGNORECASE
)
_UNREAD: Final = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)")


def links(md: MarkdownIt) -> None:
    """Teach *md* to read names with spaces and bare addresses, and to keep what it cannot follow."""
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=_destination,
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # reported, then sanitised


def _destination(string: str, position: int, maximum: int) -> Any:
    """Read a link's destination; one with spaces, as file names have them, up to its bracket."""
    plain = helpers.parseLinkDestination(string, position, maximum)
    if plain.ok and (string[plain.pos : maximum].lstrip()[:1] or ")") in ")\"'(":
        return plain
    found = _NAME.match(string, position, maximum)
    if found is None or _SCHEME.match(found[0]) or " " not in found[0]:
        return plain
    plain.ok, plain.pos, plain.str = True, found.end(), unescapeAll(found[0])
    return plain


def findings(written: Iterator[tuple[str, int]]) -> Iterator[Finding]:
    """Yield a finding for each of the addresses *written* that no page can lead to."""
    for address, line in written:
        shown = unquote(address).strip()
        scheme = _SCHEME.match(shown)
        if not shown:
            yield Finding("L211", line)
        elif _ONE_SLASH.match(shown):
            yield Finding("L212", line, {"text": shown})
        elif on_a_computer(shown) is not None:
            yield Finding("L210", line, {"text": shown})
        elif scheme and scheme[1].lower() not in SCHEMES:
            yield Finding("L213", line, {"text": shown, "scheme": f"{scheme[1].lower()}:"})


def unread(tokens: list[Token], source: Source) -> Iterator[Finding]:
    """Yield a finding for each link or picture that stands in the text as it was typed."""
    for token in tokens:
        if token.type != "inline" or "](" not in token.content:
            continue
        for child in token.children or ():
            for found in _UNREAD.finditer(child.content) if child.type == "text" else ():
                yield Finding("L214", source.line_in(token.map, found[0]), {"text": found[0]})


def hrefs(tokens: list[Token], source: Source) -> Iterator[tuple[str, int]]:
    """Yield the address and line of every link that is written as Markdown."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and child.markup != "bare":
                address = str(child.attrs.get("href", ""))
                written = (unquote(address),) if address else ("]()", "](<>)")
                yield address, source.line_in(token.map, *written)
