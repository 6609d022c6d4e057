r"""Words that no sign inside them changes: bare addresses, which become links, and Windows paths.

``https://a.example/x*y*z`` and ``D:\_luu\*.docx`` are one word each: the stars, underscores and
backslashes in them mean nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

# GFM 0.29, 6.9, autolinks; a Vietnamese text also writes an address behind a colon or a quote.
_BARE: Final = re.compile(
    r"(?<![^\W_])(?<![/@.&=?#%+-])(?:"
    r"(?P<web>https?://(?:[^\W_]|[-.])+[^\s<\"“”„«»（）［］]*)"
    r"|(?P<www>www\.(?:[^\W_][\w-]*\.)+[^\W_][^\s<\"“”„«»（）［］]*)"
    r"|(?P<mark>_+)(?P<marked>[a-zA-Z0-9][a-zA-Z0-9._+-]*@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9]+)"
    r"(?=(?P=mark)(?!\w))"
    r"|(?P<mail>[a-zA-Z0-9._+-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]*\.)+[a-zA-Z0-9-]*[a-zA-Z0-9](?![\w@-]))"
    r"|(?P<path>(?:[a-zA-Z]:\\|\\\\[\w.$-]+\\|~\\|%\w+%\\)"
    r"(?:[^\\\s\"“”<>|*?:`](?:[^\\\n\"“”<>|*?:`]*[^\\\s\"“”<>|*?:`])?\\)*[^\s\"“”<>|`]*)"
    r")"
)
_TRAILING: Final = re.compile(r"(?:[?!.,:;'\"”’»…\]\\]|&[a-z]+;)+$")
_PATH_END: Final = re.compile(r"(?:[?!.,:;'’»…)\]]|(?<!\\)[*_~]+)+$")
_NAMED: Final = re.compile(r"https?://[-.]*[^\W_]")
_HINT: Final = re.compile(r"://|www\.|@|\\")
_MARKS: Final = re.compile(r"[*_~]+$")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    scheme: str | None  # what the address lacks; None for a path, which is no link


def untouched(md: MarkdownIt) -> None:
    """Teach *md* bare addresses and paths, before any other rule reads the signs in them."""
    plain = next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == "text")

    def text(state: StateInline, silent: bool) -> bool:
        words = _words(state)
        position = state.pos
        at = bisect_left(words, position, key=lambda word: word.start)
        if at == len(words):
            return bool(plain(state, silent))
        word = words[at]
        if word.start == position and word.end <= state.posMax:
            _push(state, word, silent)
            return True
        limit = min(state.posMax, word.start)
        found = state.md.inline.terminator_re.search(state.src, position, limit)
        stop = found.start() if found else limit
        if stop == position:
            return False
        if not silent:
            state.append_pending(state.src[position:stop])
        state.pos = stop
        return True

    md.inline.ruler.at("text", text)


def _push(state: StateInline, word: _Word, silent: bool) -> None:
    written = state.src[word.start : word.end]
    if word.scheme is None and not silent:
        state.append_pending(written)
    elif word.scheme is not None and not silent:
        shown = unescapeAll(written)
        if state.linkLevel > 0:
            state.append_pending(shown)
        else:
            opened = state.push("link_open", "a", 1)
            opened.attrs = {"href": state.md.normalizeLink(word.scheme + shown)}
            opened.markup = "bare"
            state.append_pending(shown)
            state.push("link_close", "a", -1).markup = "bare"
    state.pos = word.end


def _words(state: StateInline) -> list[_Word]:
    """Return the words of the text that *state* reads, looked for once."""
    known: dict[str, list[_Word]] = state.env.setdefault("untouched", {})
    if state.src not in known:
        known[state.src] = list(_found(state.src)) if _HINT.search(state.src) else []
    return known[state.src]


def _found(text: str) -> Iterator[_Word]:
    position = 0
    while (found := _BARE.search(text, position)) is not None:
        kind = str(found.lastgroup)
        start = found.start(kind)
        marks = _MARKS.search(text, max(0, start - 3), start)
        if kind == "path":
            end = start + len(_PATH_END.sub("", found[0]))
        elif kind in {"mail", "marked"}:
            end = found.end()
        else:
            opened = "".join(sign for sign in "*_~" if sign in text[:start])
            address = _cut(found[0], marks[0] if marks else "", opened)
            end = start + len(_without_punctuation(address, opened))
        position = max(end, start + 1)
        if kind == "web" and not _NAMED.match(text, start, end):
            continue
        if kind != "www" or text.count(".", start, end) > 1:
            scheme = {"mail": "mailto:", "marked": "mailto:", "web": "", "www": "http://"}.get(kind)
            yield _Word(start, end, scheme)


def _cut(address: str, marks: str, opened: str) -> str:
    """Return *address* up to the sign that ends the words, emphasis or link around it.

    *marks* stand directly before it, the signs *opened* anywhere before it in its text.
    """
    for sign in ("](", *(sign * 2 for sign in opened if sign != "_")):
        address = address.partition(sign)[0]
    if marks and (found := re.search(rf"{re.escape(marks)}(?![^\W_])", address)) is not None:
        address = address[: found.start()]
    depth = 0
    for place, sign in enumerate(address):
        depth += (sign == "[") - (sign == "]")
        if depth < 0:
            return address[:place]
    return address


def _without_punctuation(address: str, opened: str) -> str:
    """Return *address* without what ends the sentence around it (GFM 0.29, 6.9).

    A star or underscore at its end belongs to it, unless emphasis may have been *opened*.
    """
    while True:
        shorter = _TRAILING.sub("", address).rstrip(opened or None)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
