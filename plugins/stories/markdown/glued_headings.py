"""Headings without the space behind their signs: ``##Kết quả``, ``#Tin vắn trong tuần``.

Two signs and more always begin a heading. One may begin a hashtag, ``#CongDoan``: what is certainly
several words of a title is a heading, what may be one is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from plugins.stories.markdown.finding import Finding

_GLUED: Final = re.compile(r"(#{1,6})(?=[^\s#\\])(.*[^\W\d_].*)")
_TITLE: Final = re.compile(r"[^\W\d_]+(?:[\s,:–-]+[^\s#]+)+")
_LONGEST: Final = 120  # characters of a heading
_SYLLABLE: Final = 7  # letters of the longest in Vietnamese; a longer first word may be a hashtag
_SENTENCE_END: Final = re.compile(r"[.!…;,][\"”)]*$")


def glued_headings(md: MarkdownIt) -> None:
    """Teach *md* these headings."""
    md.block.ruler.before(
        "heading", "glued_heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def findings(env: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each line that may be a heading and is none."""
    for line, row in env.get("hashtags", {}).items():
        yield Finding("WS333", line + 1, {"text": row[:60], "heading": f"# {row[1:60]}"})


def _heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    del end
    start = state.bMarks[line] + state.tShift[line]
    row = state.src[start : state.eMarks[line]].strip()
    found = _GLUED.fullmatch(row)
    if found is None:
        return False
    signs, words = found[1], found[2].strip()
    if len(signs) == 1 and not _is_title(words):
        if _may_be_title(words):
            state.env.setdefault("hashtags", {})[line] = row
        return False
    if silent:
        return True
    words = re.sub(r"\s+#+$", "", words)
    opened = state.push("heading_open", f"h{len(signs)}", 1)
    opened.markup, opened.map = signs, [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = words, [line, line + 1], []
    state.push("heading_close", f"h{len(signs)}", -1).markup = signs
    state.line = line + 1
    return True


def _is_title(words: str) -> bool:
    first = re.split(r"[\s,:–-]", words, maxsplit=1)[0]
    return (
        _may_be_title(words)
        and len(first) <= _SYLLABLE
        and len(words) <= _LONGEST
        and not _SENTENCE_END.search(words)
    )


def _may_be_title(words: str) -> bool:
    """Say whether *words* begin as a title does: several of them, the first no ``CongDoan``."""
    first = re.split(r"[\s,:–-]", words, maxsplit=1)[0]
    camel = first[1:] != first[1:].lower() and not first.isupper()
    return bool(_TITLE.fullmatch(words)) and first[0].isupper() and not camel
