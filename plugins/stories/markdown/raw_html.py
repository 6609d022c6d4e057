"""Angle brackets: which are HTML, which are words, and what no page may hold.

``<Tên đơn vị>`` and ``thu nhập<Mức sàn và số con>2`` are words and are shown. A tag is HTML only
where HTML has an element of that name, and what stands behind the name is not words either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_RE, close_tag, open_tag
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, autolink, html_inline
from markdown_it.token import Token

from plugins.core.link_forms import ATTRIBUTE_VALUE
from plugins.stories.markdown.finding import Finding
from plugins.stories.markdown.inline import line_of
from plugins.stories.sanitise import HEADING_PREFIX, SCHEMES, TAGS
from plugins.stories.videos import recognise

# What may not stand in a text, by the problem that names it and says what to do instead.
_REFUSED: Final = {
    "S300": "iframe embed object frame frameset",
    "S301": "audio video source track bgsound",
    "S302": "form input button select textarea option optgroup datalist output fieldset legend",
    "S303": "script style link meta base template noscript applet param",
    "S304": "svg math canvas map area dialog slot portal plaintext xmp listing marquee blink noembed"
    " noframes title head html body isindex progress meter",
}
REFUSED: Final = {name: code for code, names in _REFUSED.items() for name in names.split()}
# Elements that only arrange or dress words: the words stay, the dress goes.
DROPPED: Final = frozenset(
    {
        "acronym", "address", "article", "aside", "basefont", "bdi", "bdo", "big", "center",
        "col", "colgroup", "data", "details", "dir", "figcaption", "figure", "font", "footer",
        "h1", "h5", "h6", "header", "hgroup", "label", "main", "menu", "nav", "nobr",
        "picture", "rb", "rp", "rt", "rtc", "ruby", "samp", "search", "section", "strike",
        "summary", "tt", "var", "wbr",
    }
)  # fmt: skip
_KNOWN: Final = frozenset(TAGS) | REFUSED.keys() | DROPPED
_OFFICE: Final = re.compile(  # what Word writes into its HTML; no words stand in it
    r"</?(?:[ow]|st1):[a-z]+(?:\s[^<>]*)?/?>|</?v:(?:f|formulas|imagedata|path|shape|shapetype|stroke"
    r"|textbox)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_OPEN_OR_CLOSE: Final = re.compile(f"(?:{open_tag}|{close_tag})")
_START: Final = re.compile(r"</?([a-z][a-z0-9-]*)(?=[\s/>]|$)", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
# The attributes that HTML lets stand without a value.
_BARE: Final = frozenset(
    {
        "allowfullscreen", "async", "autofocus", "autoplay", "checked", "class", "compact",
        "controls", "default", "defer", "disabled", "download", "hidden", "href", "id",
        "ismap", "itemscope", "loop", "multiple", "muted", "name", "nohref", "nomodule",
        "noshade", "novalidate", "nowrap", "open", "playsinline", "readonly", "required",
        "reversed", "selected", "src", "title", "value",
    }
)  # fmt: skip
_HREF: Final = re.compile(rf"<a\s(?:[^>]*?\s)?href\s*=\s*{ATTRIBUTE_VALUE}", re.IGNORECASE)
_SRC: Final = re.compile(rf"\ssrc\s*=\s*{ATTRIBUTE_VALUE}", re.IGNORECASE)
_ID: Final = re.compile(
    rf"<[a-z][^<>]*?\sid\s*=\s*(?:\"({HEADING_PREFIX}[a-z0-9_-]+)\"|'({HEADING_PREFIX}[a-z0-9_-]+)'"
    rf"|({HEADING_PREFIX}[a-z0-9_-]+))",
    re.IGNORECASE,
)
_ONE_LETTER: Final = re.compile(r"<([a-z])>", re.IGNORECASE)
_VOID: Final = frozenset({"br", "hr", "img", "wbr", "col", "source", "track", "input"})
_DEEPEST: Final = 100  # levels; a page nests a dozen
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


def raw_html(md: MarkdownIt) -> None:
    """Let only HTML be read as HTML."""
    md.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.at("html_inline", _inline)
    md.inline.ruler.at("autolink", _autolink)


def _block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[start : state.eMarks[start_line]]
    if not line.startswith("<"):
        return False
    if line.startswith("<!--"):
        last = state.env.setdefault("last_comment_end", state.src.rfind("-->"))
        opens = last > start
    else:
        tag = HTML_OPEN_CLOSE_TAG_RE.match(line)
        opens = _is_html(tag[0] if tag else _name_of(line))
    return opens and html_block(state, start_line, end_line, silent)


def _inline(state: StateInline, silent: bool) -> bool:
    position = state.pos
    if state.src[position] != "<":
        return False
    if state.src.startswith("<!--", position):
        return html_inline(state, silent)
    if (office := _OFFICE.match(state.src, position)) is not None:
        if not silent:
            state.push("html_inline", "", 0).content = office[0]
        state.pos = office.end()
        return True
    if state.src[position + 1 : position + 2] in ("!", "?"):
        return False
    tag = _OPEN_OR_CLOSE.match(state.src, position)
    if tag is None or not _is_html(tag[0]) or _compares(state, tag):
        return False
    return html_inline(state, silent)


def _compares(state: StateInline, tag: re.Match[str]) -> bool:
    """Say whether ``a<b>c`` stands there: a name of one letter between words, and no end of it."""
    name = _ONE_LETTER.fullmatch(tag[0])
    before, after = state.src[tag.start() - 1 : tag.start()], state.src[tag.end() : tag.end() + 1]
    glued = bool(tag.start()) and before.isalnum() and after.isalnum()
    if name is None or not glued:
        return False
    ends = (state.html_terminator_last(f"</{one}") for one in (name[1].lower(), name[1].upper()))
    return max(ends) < tag.end()


def _autolink(state: StateInline, silent: bool) -> bool:
    """Read ``<https://…>`` and ``<a@b.example>``; ``<Ghi:chú>`` is words, not an address."""
    end = state.src.find(">", state.pos)
    scheme, colon, _ = state.src[state.pos + 1 : end].partition(":")
    if colon and "@" not in scheme and scheme.lower() not in SCHEMES:
        return False
    return autolink(state, silent)


def _name_of(line: str) -> str:
    """Return the beginning of *line* as far as it can be a tag's name, which may go on below."""
    found = _START.match(line)
    return found[0] if found else ""


def _is_html(tag: str) -> bool:
    """Say whether *tag*, from ``<`` to ``>`` or to its name's end, is one of HTML and not words."""
    name = _START.match(tag)
    if name is None or name[1].lower() not in _KNOWN:
        return False
    return tag.startswith("</") or all(
        found[2] or found[1].lower() in _BARE or "-" in found[1]
        for found in _ATTRIBUTE.finditer(tag[name.end() :].rstrip(">/ "))
    )


def findings(tokens: list[Token]) -> Iterator[Finding]:
    """Yield a finding for each element that no page may hold and each whose dress is dropped."""
    said: set[tuple[str, int]] = set()
    for html, line in _pieces(tokens):
        for tag in _START.finditer(html):
            name = tag[1].lower()
            code = REFUSED.get(name, "WS305" if name in DROPPED else "")
            if not code or tag[0].startswith("</"):
                continue
            where = line + html.count("\n", 0, tag.start())
            if (code, where) not in said:
                said.add((code, where))
                values = {"tag": f"<{name}>", "address": _address(html, tag.start())}
                yield Finding(code, where, values)


def too_deep(tokens: list[Token]) -> int | None:
    """Return the line in which elements written as HTML stand more than a hundred levels deep."""
    depth = 0
    for html, line in _pieces(tokens):
        for tag in _START.finditer(html):
            if tag[1].lower() not in _VOID:
                depth = max(0, depth + (-1 if tag[0].startswith("</") else 1))
            if depth > _DEEPEST:
                return line + html.count("\n", 0, tag.start())
    return None


def ids(tokens: list[Token]) -> Iterator[Finding]:
    """Yield a finding for each id that is written as HTML and taken already."""
    taken = {str(token.attrs["id"]) for token in tokens if "id" in token.attrs}
    for html, line in _pieces(tokens):
        for found in _ID.finditer(html):
            name = next(filter(None, found.groups()))
            if name in taken:
                yield Finding("S318", line + html.count("\n", 0, found.start()), {"text": name})
            taken.add(name)


def _address(html: str, start: int) -> str:
    """Return the address that the element at *start* shows: a known video's page where it is one."""
    found = _SRC.search(html, start, html.find(">", start) + 1)
    written = unescape(next(filter(None, found.groups()), "")) if found else ""
    video = recognise(written)
    return video.url if video else written or "…"


def hrefs(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    """Yield the address and line of every link that is written as HTML."""
    return _attributes(tokens, _HREF)


def sources(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    """Yield the address and line of every picture that is written as HTML."""
    return _attributes(tokens, _SRC)


def _attributes(tokens: list[Token], pattern: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    for html, line in _pieces(tokens):
        for found in pattern.finditer(html):
            value = unescape(next(filter(None, found.groups()), ""))
            yield value, line + html.count("\n", 0, found.start())


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    """Yield each piece of HTML, its comments blanked, with its line."""
    for token in tokens:
        if token.type == "html_block" and token.map:
            yield _COMMENT.sub(_blank, token.content), token.map[0] + 1
        elif token.children:
            for child in token.children:
                if child.type == "html_inline":
                    yield _COMMENT.sub(_blank, child.content), line_of(child, token)


def _blank(comment: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", comment[0])
