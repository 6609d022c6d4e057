"""Typography as a newspaper sets it: no space before a comma, curly quotation marks, one ellipsis.

Only marks and spaces change: every letter and digit stays, in its order, and every word stays a word.
What is no prose (addresses, e-mails, names of files, code) and what is unclear is left as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

KINDS: Final = ("spaces", "quotes", "dots")

# Anything that may have to change; without it a text is passed over at the price of one search.
_SUSPECT: Final = re.compile(r"""["']|\.\.\.|  |\s[,.;:!?]""")
_SUSPECT_IN_HTML: Final = re.compile(
    r""">[^<]*?(?:["']|\.\.\.|  |\s[,.;:!?])|^[^<]*?(?:["']|\.\.\.|  |\s[,.;:!?])"""
    r"""|\s(?:</?(?:a|b|i|em|span|strong)\b[^>]*>)+[,.;:!?]"""
    r"""|(?:alt|title)="[^"]*?(?:'|&quot;|\.\.\.|  |\s[,.;:!?])"""
)
_OPAQUE: Final = "\ufffc"  # stands for code, a picture: a word that is not looked into
_BREAK: Final = "\u2028"  # stands for a line's end; no text holds it
_ENDINGS: Final = "pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|rar|txt|md|ya?ml|html?|jpe?g|png|gif|webp|heic|mp[34]|mov|m4a"
_NO_PROSE: Final = re.compile(
    rf"""(?:[a-z][a-z0-9+.-]*://|www\.)[^\s"<>“”]+|\w[\w.+'-]*@[\w-]+(?:\.[\w-]+)+"""
    rf"""|(?:[\w.-]*[/\\]){{2,}}[\w.-]*(?:'[\w.-]+)*"""
    rf"""|\w[\w-]*(?:['.][\w-]+)*\.(?:{_ENDINGS})(?!\w)""",
    re.IGNORECASE,
)
_SPACE: Final = " \t\u00a0\u202f\n"
# A space before a mark that ends something: what follows is a space, a closing mark or the end.
_BEFORE_MARK: Final = re.compile(
    rf"(?<=[^\s(\[{{“‘])[{_SPACE}]+(?=[,.;:!?](?:[\s)\]}}”’»\"']|$|[{_BREAK}]))"
)
# " ,word": the space belongs behind the mark.
_MOVED: Final = re.compile(rf"(?<=[^\s(\[{{“‘])[{_SPACE}]+([,;])(?=[^\W\d_])")
_DOUBLE: Final = re.compile(r"(?<=\S)  +(?=\S)")
_DOTS: Final = re.compile(r"(?<![.…/\\\d])\.\.\.(?![.…/\\\d])")
_SMILEY: Final = re.compile(r"[:;]-?[)(DPpOo3](?!\w)")
_STRAIGHT: Final = re.compile(r"[\"']")
_OPENERS: Final = frozenset("([{“‘«\"'–—-/" + _BREAK)
_DROPPED: Final = re.compile(
    r"'(?:\d\ds?(?![\w%])|n'(?!\w)|(?:em|tis|twas|til|cause)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str
    kind: str


def tidy(text: str, kinds: Collection[str] = KINDS) -> tuple[str, Counter[str]]:
    """Return plain *text* as it is set, and how often each of *kinds* was mended. Linear in its length."""
    if _SUSPECT.search(text) is None:
        return text, Counter()
    edits = list(_edits(text, kinds))
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.new)
        done = edit.end
    return "".join([*parts, text[done:]]), _count(edits)


def tidy_html(html: str, kinds: Collection[str] = KINDS) -> tuple[str, Counter[str]]:
    """Return sanitised *html* with its text set likewise, and its pictures' words.

    A block is read whole, so that a quotation that begins before ``<em>`` ends behind it. Code and
    passages in a third language are left alone.
    """
    if _SUSPECT_IN_HTML.search(html) is None:
        return html, Counter()
    tokens = _TAG.split(html)
    counts: Counter[str] = Counter()
    for block in _blocks(tokens):
        text = "".join(block.parts)
        if _SUSPECT.search(text) is None:
            continue
        edits = [edit for edit in _edits(text, kinds) if block.may_change(edit)]
        counts += _count(edits)
        block.apply(edits, tokens)
    for at in range(1, len(tokens), 2):
        if tokens[at].startswith("<img "):
            tokens[at], found = _attributes(tokens[at], kinds)
            counts += found
    return "".join(tokens), counts


def _count(edits: Collection[_Edit]) -> Counter[str]:
    return Counter(edit.kind for edit in edits)


def _edits(text: str, kinds: Collection[str]) -> Iterator[_Edit]:
    """Yield what is to change, in order, no two at one place."""
    found: list[_Edit] = []
    if "spaces" in kinds:
        found += _spaces(text)
    if "dots" in kinds:
        found += [_Edit(m.start(), m.end(), "…", "dots") for m in _DOTS.finditer(text)]
    if "quotes" in kinds:
        found += _quotes(text)
    kept = [(match.start(), match.end()) for match in _NO_PROSE.finditer(text)] if found else []
    starts = [start for start, _ in kept]
    done = 0
    for edit in sorted(found, key=lambda edit: (edit.start, edit.end)):
        at = bisect_right(starts, edit.start) - 1
        inside = at >= 0 and edit.start < kept[at][1]
        if edit.start >= done and not inside:
            done = edit.end
            yield edit


def _spaces(text: str) -> Iterator[_Edit]:
    for match in _BEFORE_MARK.finditer(text):
        before, mark = text[match.start() - 1], text[match.end()]
        after = text[match.end() + 1 :].lstrip()[:1]
        numbers = before.isdigit() and after.isdigit() and mark in ",.:"  # 5 : 3
        dots = text.startswith("..", match.end())
        if not (numbers or dots or _SMILEY.match(text, match.end()) or _code_like(before)):
            yield _Edit(match.start(), match.end(), "", "spaces")
    for match in _MOVED.finditer(text):
        if not _SMILEY.match(text, match.end() - 1):
            yield _Edit(match.start(), match.end(), f"{match[1]} ", "spaces")
    for match in _DOUBLE.finditer(text):
        if text[match.end()] not in ",.;:!?":
            yield _Edit(match.start(), match.end(), " ", "spaces")


def _code_like(before: str) -> bool:
    """Say whether a space stands behind a mark that means something of its own: ``: :``, ``= ,``."""
    return before in ",;:=+*<>|&~^_"


def _quotes(text: str) -> Iterator[_Edit]:
    """Yield a curly mark for each straight one whose direction is certain."""
    opened = {'"': 0, "'": 0}
    for match in _STRAIGHT.finditer(text):
        at, mark = match.start(), match[0]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        new = (
            _double(opened, before, after)
            if mark == '"'
            else _single(text, at, opened, before, after)
        )
        if new:
            yield _Edit(at, at + 1, new, "quotes")


def _double(opened: dict[str, int], before: str, after: str) -> str:
    starts = before.isspace() or before in _OPENERS
    ends = after.isspace() or not (after.isalnum() or after in "\"'([{“‘«" + _OPAQUE)
    if starts and ends:  # alone between spaces: it closes what is open
        starts = opened['"'] == 0 and after != _BREAK
    elif not starts and not ends:
        if before.isdigit() and not opened['"']:
            return ""  # inches
        starts = opened['"'] == 0
    if not starts and not opened['"'] and before.isdigit():
        return ""  # 24"
    if starts:
        opened['"'] += 1
        return "“"
    opened['"'] = max(opened['"'] - 1, 0)
    return "”"


def _single(text: str, at: int, opened: dict[str, int], before: str, after: str) -> str:
    if before.isdigit() and not opened["'"]:
        return ""  # feet, minutes: 5'30"
    if before.isalnum() or before == _OPAQUE:
        if not after.isalnum():
            opened["'"] = max(opened["'"] - 1, 0)
        return "’"
    starts = before.isspace() or before in _OPENERS
    if starts and _DROPPED.match(text, at):
        return "’"
    if starts and not after.isspace():
        if not re.search(r"(?<=[^\s'])'(?!\w)", text[at + 1 : at + 2000]):
            return "’" if after.isalnum() else ""
        opened["'"] += 1
        return "‘"
    if not starts and not after.isalnum() and opened["'"]:
        opened["'"] -= 1
        return "’"
    return ""


# --- HTML -----------------------------------------------------------------------------------------

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

    def may_change(self, edit: _Edit) -> bool:
        first = bisect_right(self.starts, edit.start) - 1
        last = bisect_right(self.starts, edit.end - 1) - 1
        return all(token >= 0 for token in self.tokens[first : last + 1])

    def apply(self, edits: list[_Edit], tokens: list[str]) -> None:
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
                block.add(_OPAQUE, -1)
            elif token:
                block.add(unescape(token) if "&" in token else token, at)
            continue
        named = _NAME.match(token)
        name = named[1] if named else ""
        if name == "br":
            block.add(_BREAK, -1)
        elif name == "img":
            block.add(_OPAQUE, -1)
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
