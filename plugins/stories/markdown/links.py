"""Addresses: bare ones become links, names with spaces are read whole, lost ones are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from plugins.core.link_forms import scheme_of
from plugins.core.names import on_a_computer
from plugins.stories.markdown.finding import Finding
from plugins.stories.markdown.inline import line_of
from plugins.stories.markdown.mistyped import faults, mistyped_start
from plugins.stories.sanitise import SCHEMES

# A file's name up to the bracket, or up to a caption and the bracket.
_NAME: Final = re.compile(
    r"[^<>\n\"“”„«/]{1,200}?\.[A-Za-z][A-Za-z0-9]{1,4}(?=\s*(?:[\"“”„«][^\n]*[\"”“»]\s*)?\))",
    re.IGNORECASE,
)

# A title up to the quotation mark before the bracket; it may hold such marks itself.
_QUOTED: Final = re.compile(r"[\"'“”„«]((?:(?!\]\()[^\n])*?)[\"'”“»](?=\s*\))")


def links(md: MarkdownIt) -> None:
    """Teach *md* to read names with spaces and bare addresses, and to keep what it cannot follow."""
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=_destination,
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=_title,
    )
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # reported, then sanitised


def _destination(string: str, position: int, maximum: int) -> Any:
    """Read a link's destination; one with spaces, as file names have them, up to its bracket."""
    plain = helpers.parseLinkDestination(string, position, maximum)
    if plain.ok and (string[plain.pos : maximum].lstrip()[:1] or ")") in ")\"'(“”„«":
        return plain
    found = _NAME.match(string, position, maximum)
    if found is None or scheme_of(found[0]) or " " not in found[0]:
        return plain
    plain.ok, plain.pos, plain.str = True, found.end(), unescapeAll(found[0])
    return plain


def findings(written: Iterator[tuple[str, int]]) -> Iterator[Finding]:
    """Yield a finding for each of the addresses *written* that no page can lead to."""
    for address, line in written:
        shown = unquote(address).strip()
        scheme = scheme_of(shown)
        if not shown:
            yield Finding("L211", line)
        elif (meant := mistyped_start(shown)) is not None:
            yield Finding("L212", line, {"text": shown, "meant": meant})
        elif on_a_computer(shown) is not None:
            yield Finding("L210", line, {"text": shown})
        elif scheme and scheme not in SCHEMES:
            yield Finding("L213", line, {"text": shown, "scheme": f"{scheme[1].lower()}:"})
        else:
            yield from (Finding(*fault) for fault in faults(shown, line))


def _title(string: str, start: int, maximum: int, before: Any = None) -> Any:
    """Read a link's title; one in Word's quotation marks, or with such marks in it, up to the bracket."""
    plain = helpers.parseLinkTitle(string, start, maximum, before)
    if before is not None or (plain.ok and string[plain.pos : maximum].lstrip()[:1] in {")", ""}):
        return plain
    found = _QUOTED.match(string, start, maximum)
    if found is not None:
        plain.ok, plain.pos, plain.str = True, found.end(), unescapeAll(found[1])
    return plain


def addresses(tokens: list[Token]) -> Iterator[tuple[Token, str, int]]:
    """Yield token, address and line of every link and picture that is written as Markdown."""
    for token in tokens:
        for child in token.children or ():
            if child.type in {"link_open", "image"}:
                address = child.attrs.get("href" if child.tag == "a" else "src", "")
                yield child, str(address), line_of(child, token)


def hrefs(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    """Yield the address and line of every link that is written as Markdown."""
    for token, address, line in addresses(tokens):
        if token.tag == "a":
            yield address, line
