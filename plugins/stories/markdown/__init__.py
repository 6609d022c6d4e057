"""Markdown to sanitised HTML, with everything that would be lost on the way as a finding.

CommonMark and GFM as GitHub and editors' programs preview them, but for what staff who know Word
mean otherwise: the guides' table and ``docs/decisions/0035-markdown.md`` list it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from markdown_it.token import Token

from plugins.stories.markdown import (
    emphasis,
    glued_headings,
    links,
    loss,
    more_than,
    notes,
    raw_html,
    unclosed,
    unread,
)
from plugins.stories.markdown.finding import Finding, MarkdownSource
from plugins.stories.markdown.parser import DEEPEST, parser
from plugins.stories.patience import OutOfPatienceError, at_most
from plugins.stories.sanitise import sanitise

__all__ = ["AbsurdMarkdownError", "Finding", "ReadText", "read_markdown"]

# Input that makes any Markdown parser slow is nothing a person writes.
_ABSURD: Final = re.compile(r"\[{60}|(?:> ?){40}|[*_]{120}|(?:^ *[-*+] ){40}|(?:\[[^\[\]]*){100}")
PATIENCE = 4.0  # seconds of CPU for a text, and two more a megabyte
_MOST_TAGS: Final = 20_000
_SPACED_START: Final = re.compile(r"^[\u00a0\u2002\u2003\u2007\u2009\u202f\u3000]+", re.MULTILINE)


class AbsurdMarkdownError(ValueError):
    """The text nests so deeply that rendering it would stall the build; ``line`` from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text's sanitised HTML and what an editor must hear of it, by line.

    ``address_lines`` are the lines on which each address of a link or picture is written.
    """

    html: str
    findings: tuple[Finding, ...]
    address_lines: Mapping[str, tuple[int, ...]]


def read_markdown(text: str, lang: str) -> ReadText:
    """Return Markdown *text*, in NFC, as HTML of the language *lang*. Raises ``AbsurdMarkdownError``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACED_START.sub(lambda spaces: " " * len(spaces[0]), text)
    if absurd := _ABSURD.search(text):
        raise AbsurdMarkdownError(text.count("\n", 0, absurd.start()) + 1)
    if text.count("<") > _MOST_TAGS:
        raise AbsurdMarkdownError(text.count("\n", 0, text.find("<")) + 1)
    try:
        with at_most(PATIENCE + 2 * len(text) / 1e6):
            return _read(text, lang)
    except (RecursionError, OutOfPatienceError):
        raise AbsurdMarkdownError(1) from None


def _read(text: str, lang: str) -> ReadText:
    md = parser(lang)
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    for token in tokens:
        if token.level >= DEEPEST:
            raise AbsurdMarkdownError(token.map[0] + 1 if token.map else 1)
    source = MarkdownSource(text)
    if _has_html(tokens) and (deep := raw_html.too_deep(tokens)) is not None:
        raise AbsurdMarkdownError(deep)
    html = md.renderer.render(tokens, md.options, env)
    clean = sanitise(html).strip()
    return ReadText(clean, tuple(_findings(tokens, env, source, html, clean)), _lines(tokens))


def _lines(tokens: list[Token]) -> dict[str, tuple[int, ...]]:
    lines: dict[str, list[int]] = {}
    written = ((address, line) for _, address, line in links.addresses(tokens))
    for address, line in (*written, *raw_html.hrefs(tokens), *raw_html.sources(tokens)):
        lines.setdefault(address.strip(), []).append(line)
    return {address: tuple(sorted(found)) for address, found in lines.items()}


def _findings(
    tokens: list[Token], env: dict[str, Any], source: MarkdownSource, html: str, clean: str
) -> list[Finding]:
    found = [*notes.findings(tokens, env, source), *loss.findings(tokens, env, source)]
    found += links.findings(links.hrefs(tokens))
    found += [*unread.findings(env), *emphasis.findings(env), *unclosed.findings(env)]
    found += [*more_than.findings(tokens, source), *glued_headings.findings(env)]
    if _has_html(tokens):
        found += raw_html.ids(tokens)
        refused = list(raw_html.findings(tokens))
        found += refused
        found += links.findings(raw_html.hrefs(tokens))
        if not refused and (lost := loss.sanitised_away(html, clean)):
            first = lost.split()[0]
            found.append(Finding("S315", source.line_with(first), {"text": lost}))
    return found


def _has_html(tokens: list[Token]) -> bool:
    return any(
        token.type == "html_block"
        or any(child.type == "html_inline" for child in token.children or ())
        for token in tokens
    )
