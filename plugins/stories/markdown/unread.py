"""Links and pictures whose signs were mistyped: they stand in the text as signs, and are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from plugins.stories.markdown.finding import Finding
from plugins.stories.markdown.inline import line_of
from plugins.stories.markdown.mistyped import SCHEMES, is_address, mistyped_start, without_start

_WORDS: Final = r"(?P<bang>!?)\[(?P<words>[^\[\]]*)\]"
_INSIDE: Final = r"(?P<inside>(?:[^()]|\([^()]*\))*)"
_WHOLE: Final = re.compile(rf"{_WORDS}\({_INSIDE}\)")
_APART: Final = re.compile(rf"{_WORDS}\s{{0,3}}[:–-]?\s{{1,3}}\({_INSIDE}\)")
_TURNED: Final = re.compile(
    r"(?P<bang>!?)(?:\((?P<words>[^()\[\]]+)\)\[(?P<inside>[^\[\]]+)\]"
    r"|\[(?P<words2>[^\[\]]+)\]\[(?P<inside2>[^\[\]]+)\]"
    r"|\[(?P<words3>[^\[\]()]+)\)\((?P<inside3>[^()]+)\)"
    r"|\((?P<words4>[^\[\]()]+)\]\((?P<inside4>[^()]+)\))"
)
_OPEN: Final = re.compile(rf"{_WORDS}\((?P<inside>[^()]*)$")
_DOUBLE: Final = re.compile(r"\[\[(?!gallery\]\])(?P<words>[^\[\]]+)\]\]")
_LEFT: Final = re.compile(r"[^\s\[\]]{0,40}\]\([^()\s]{0,200}\)?")
_TITLE: Final = re.compile(r"(?P<address>\S+)\s+[\"'“”„«](?P<title>[^\"]+?)[\"'”»]?\s*")
_WIDE: Final = str.maketrans("［］（）！", "[]()!")
_HIDDEN: Final = {ord(sign): 0xE000 + ord(sign) for sign in "[]()!"}  # written as \[ and so on
_SEEN: Final = {hidden: sign for sign, hidden in _HIDDEN.items()}
_OTHER: Final = "\ue100"  # code, HTML, a picture, a link that was read


def unread(md: MarkdownIt) -> None:
    """Let *md* look for links that were not read, before signs with a backslash become plain ones."""
    md.core.ruler.before("text_join", "unread", _look)


def findings(env: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each link or picture that stands in the text as it was typed."""
    yield from env.get("unread", ())


def _look(state: StateCore) -> None:
    found = state.env.setdefault("unread", [])
    for token in state.tokens:
        if token.type == "inline" and ("](" in token.content or _near(token.content)):
            for line, row in _rows(token):
                found += _in_row(row.translate(_WIDE), line)


def _near(text: str) -> bool:
    return any(sign in text for sign in ("] ", ")[", "][", ")(", "[[", "］", "（", "]:"))


def _rows(block: Token) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers, as typed but for what was read."""
    parts: list[str] = []
    line, depth = block.map[0] + 1 if block.map else 1, 0
    for token in block.children or ():
        if token.type in {"softbreak", "hardbreak"}:
            yield line, "".join(parts)
            parts.clear()
        elif token.type == "link_open" and token.markup != "bare":
            depth += 1
        elif token.type == "link_close" and token.markup != "bare":
            depth -= 1
            parts.append(_OTHER)
        elif not depth:
            parts.append(_typed(token))
        line = line_of(token, block) + (token.type in {"softbreak", "hardbreak"})
    yield line, "".join(parts)


def _typed(token: Token) -> str:
    if token.type == "text":
        return token.content
    if token.type == "text_special":
        return token.content.translate(_HIDDEN) if token.info == "escape" else token.content
    return _OTHER if token.nesting == 0 else token.markup if token.markup != "bare" else ""


def _in_row(row: str, line: int) -> Iterator[Finding]:
    """Yield the findings of one line, each of its signs once."""
    for pattern in (_WHOLE, _APART, _TURNED, _OPEN, _DOUBLE, _LEFT):
        for found in list(pattern.finditer(row)):
            written = _meant(pattern, found)
            if written is None:
                continue
            row = row[: found.start()] + _OTHER * len(found[0]) + row[found.end() :]
            shown = found[0].strip().replace(_OTHER, "…").translate(_SEEN)
            yield Finding("L214", line, {"text": shown, **_remedy(written)})


def _meant(pattern: re.Pattern[str], found: re.Match[str]) -> str | None:
    """Return what was meant, or nothing where that is not certain; ``None`` where these are words."""
    if pattern is _LEFT:
        return ""
    groups = {name[:6].rstrip("234"): text for name, text in found.groupdict().items() if text}
    words, bang = groups.get("words", ""), groups.get("bang", "")
    if pattern is _DOUBLE:
        return f"[{words}](…)"
    inside = groups.get("inside", "")
    if pattern in (_APART, _TURNED) and (words.isdigit() or not is_address(inside)):
        return None
    if pattern is _OPEN:
        first = inside.split(maxsplit=1)[:1]
        inside = first[0].rstrip(".,;:") if first and '"' not in inside else inside
    return _written(bang, words, inside.strip())


def _written(bang: str, words: str, inside: str) -> str:
    title = ""
    if (found := _TITLE.fullmatch(inside)) is not None:
        inside, title = found["address"], f' "{found["title"]}"'
    address = re.sub(rf"^({SCHEMES})\s+", r"\1", inside)
    address = without_start(address) or mistyped_start(address) or address
    if address.startswith("tel:"):
        address = re.sub(r"\s", "", address)
    if _OTHER in address + words or not is_address(address):
        return ""
    if re.search(r"[\s()]", address):
        address = f"<{address}>"
    return f"{bang}[{words}]({address}{title})".translate(_SEEN)


def _remedy(written: str) -> dict[str, str]:
    if not written:
        return {
            "hint": "Viết [chữ](địa chỉ), các dấu ngoặc liền nhau; nếu là chữ của bài, thêm dấu \\ trước mỗi dấu ].",
            "hint_en": "Write [words](address) without spaces between the brackets; if the brackets belong"
            " to the text, put a \\ before each ].",
        }
    return {"hint": f"Viết: {written}", "hint_en": f"Write: {written}"}
