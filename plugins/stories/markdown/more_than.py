"""``>``: more than, or the beginning of a quotation? What follows decides.

``>500``, ``>= 500`` and ``> 500 người tham dự`` are figures. A number behind a space begins a quotation
where the lines beside it are quoted too, or where a whole sentence stands there; that is reported,
since readers do not see the sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from plugins.stories.markdown.finding import Finding, MarkdownSource

_GLUED: Final = re.compile(r">{1,2}(?:\s*=|[~≈+$€£-]?(?:\d|[¼½¾]))")
_SPACED: Final = re.compile(r">\s+[~≈+$€£-]?\d")
_LISTED: Final = re.compile(r">\s+\d{1,3}\\?[.)/](?:\s|$)")
_SENTENCE: Final = re.compile(r"[.!?…][\"”’»)*_]*\s*$")
_QUOTED: Final = re.compile(r"\s*>(?!\s*[~≈+$€£-]?\d)")


def is_more_than(state: StateBlock, line: int) -> bool:
    """Say whether the ``>`` that *line* begins with means more than."""
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]]
    if _GLUED.match(text):
        return True
    if not _SPACED.match(text) or _LISTED.match(text):
        return False
    above = _row(state, line - 1)
    if any(_QUOTED.match(beside) for beside in (above, _row(state, line + 1))):
        return False
    return bool(above.strip()) or not _SENTENCE.search(text)


def findings(tokens: list[Token], source: MarkdownSource) -> Iterator[Finding]:
    """Yield a finding for each quotation of one line that begins with a number."""
    for token in tokens:
        if token.type == "blockquote_open" and token.map and token.map[1] - token.map[0] == 1:
            row = source.lines[token.map[0]].strip()
            if _SPACED.match(row) and not _LISTED.match(row):
                yield Finding(
                    "WS331", token.map[0] + 1, {"text": row[:40], "escaped": f"\\{row[:40]}"}
                )


def _row(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]] if 0 <= line < state.lineMax else ""
