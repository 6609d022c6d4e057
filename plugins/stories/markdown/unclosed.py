"""Elements written as HTML that nothing closes: they end with their paragraph, and are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from plugins.stories.markdown.finding import Finding
from plugins.stories.markdown.inline import line_of
from plugins.stories.sanitise import TAGS

_TAG: Final = re.compile(
    r"<!--.*?-->|<(/?)([a-z][a-z0-9-]*)\b[^<>]*?(/?)>", re.IGNORECASE | re.DOTALL
)
# Void elements, and those whose end HTML lets a writer leave out.
_ENDLESS: Final = frozenset(
    [
        "br",
        "hr",
        "img",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "colgroup",
        "col",
    ]
)
_WATCHED: Final = (TAGS | {"font", "big", "center", "tt", "strike", "h1", "h5", "h6"}) - _ENDLESS


@dataclass(slots=True)
class _Open:
    name: str
    line: int
    block: Token


def unclosed(md: MarkdownIt) -> None:
    """Close in its own paragraph what *md* finds open at the paragraph's end."""
    md.core.ruler.before("text_join", "unclosed", _close)


def findings(env: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each element that nothing closed."""
    yield from env.get("unclosed", ())


def _close(state: StateCore) -> None:
    around: list[_Open] = []  # what whole lines of HTML opened, over several paragraphs
    left: list[_Open] = []
    for block in state.tokens:
        if block.type == "html_block" and block.map:
            _follow(block.content, block.map[0] + 1, block, around, [])
        elif block.type == "inline" and "<" in block.content:
            own: list[_Open] = []
            for token in block.children or ():
                if token.type == "html_inline":
                    _follow(token.content, line_of(token, block), block, own, around)
            for one in reversed(own):
                closing = Token("html_inline", "", 0, content=f"</{one.name}>", map=block.map)
                block.children = [*(block.children or ()), closing]
            left += own
    for one in reversed(around):
        one.block.content = f"{one.block.content.rstrip()}</{one.name}>\n"
    said = dict.fromkeys((one.line, one.name) for one in (*left, *around))
    found = [
        Finding("WS332", line, {"tag": f"<{name}>", "end": f"</{name}>"}) for line, name in said
    ]
    state.env["unclosed"] = found


def _follow(html: str, line: int, block: Token, own: list[_Open], around: list[_Open]) -> None:
    """Open and close what *html* does; an end that is none of *own* may be one of *around*."""
    for tag in _TAG.finditer(html):
        name = (tag[2] or "").lower()
        if name not in _WATCHED or tag[3]:
            continue
        if not tag[1]:
            own.append(_Open(name, line + html.count("\n", 0, tag.start()), block))
            continue
        for opened in (own, around):
            at = next((at for at in reversed(range(len(opened))) if opened[at].name == name), None)
            if at is not None:
                del opened[at]
                break
