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
from typing import Final

from plugins.core.link_forms import ADDRESS, MAIL
from plugins.core.names import PICTURE_ENDINGS

KINDS: Final = ("spaces", "quotes", "dots")

_AFTER_SPACE: Final = re.compile(r"[,.;:!?](?<=\s.)")
OPAQUE: Final = "\ufffc"  # stands for code, a picture: a word that is not looked into
BREAK: Final = "\u2028"  # stands for a line's end; no text holds it
_ENDINGS: Final = "pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|rar|txt|md|ya?ml|html?|mp[34]|mov|m4a"
_PICTURES: Final = "|".join(PICTURE_ENDINGS)
_NO_PROSE: Final = re.compile(
    rf"""{ADDRESS}|{MAIL}|(?:[\w.-]*[/\\]){{2,}}[\w.-]*(?:'[\w.-]+)*"""
    rf"""|\w[\w-]*(?:['.][\w-]+)*\.(?:{_ENDINGS}|{_PICTURES})(?!\w)""",
    re.IGNORECASE,
)
_SPACE: Final = " \t\u00a0\u202f\n"
# A space before a mark that ends something: what follows is a space, a closing mark or the end.
_BEFORE_MARK: Final = re.compile(
    rf"(?<=[^\s(\[{{“‘])[{_SPACE}]+(?=[,.;:!?](?:[\s)\]}}”’»\"']|$|[{BREAK}]))"
)
# " ,word": the space belongs behind the mark.
_MOVED: Final = re.compile(rf"(?<=[^\s(\[{{“‘])[{_SPACE}]+([,;])(?=[^\W\d_])")
_DOUBLE: Final = re.compile(r"(?<=\S)  +(?=\S)")
_DOTS: Final = re.compile(r"(?<![.…/\\\d])\.\.\.(?![.…/\\\d])")
_SMILEY: Final = re.compile(r"[:;]-?[)(DPpOo3](?!\w)")
_STRAIGHT: Final = re.compile(r"[\"']")
_OPENERS: Final = frozenset("([{“‘«\"'–—-/" + BREAK)
_DROPPED: Final = re.compile(
    r"'(?:\d\ds?(?![\w%])|n'(?!\w)|(?:em|tis|twas|til|cause)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Text from *start* to *end* that becomes ``new``, and which kind of slip it was."""

    start: int
    end: int
    new: str
    kind: str


def tidy(text: str, kinds: Collection[str] = KINDS) -> tuple[str, Counter[str]]:
    """Return plain *text* as it is set, and how often each of *kinds* was mended. Linear in its length."""
    if not suspect(text):
        return text, Counter()
    edits = list(edits_of(text, kinds))
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.new)
        done = edit.end
    return "".join([*parts, text[done:]]), counted_kinds(edits)


def suspect(text: str) -> bool:
    """Say whether anything in *text* may have to change: cheap, since it is asked of every text."""
    return (
        '"' in text
        or "'" in text
        or "..." in text
        or "  " in text
        or _AFTER_SPACE.search(text) is not None
    )


def counted_kinds(edits: Collection[Edit]) -> Counter[str]:
    """Return how often each kind was mended."""
    return Counter(edit.kind for edit in edits)


def edits_of(text: str, kinds: Collection[str]) -> Iterator[Edit]:
    """Yield what is to change, in order, no two at one place."""
    found: list[Edit] = []
    if "spaces" in kinds:
        found += _spaces(text)
    if "dots" in kinds:
        found += [Edit(m.start(), m.end(), "…", "dots") for m in _DOTS.finditer(text)]
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


def _spaces(text: str) -> Iterator[Edit]:
    for match in _BEFORE_MARK.finditer(text):
        before, mark = text[match.start() - 1], text[match.end()]
        after = text[match.end() + 1 :].lstrip()[:1]
        numbers = before.isdigit() and after.isdigit() and mark in ",.:"  # 5 : 3
        dots = text.startswith("..", match.end())
        if not (numbers or dots or _SMILEY.match(text, match.end()) or _code_like(before)):
            yield Edit(match.start(), match.end(), "", "spaces")
    for match in _MOVED.finditer(text):
        if not _SMILEY.match(text, match.end() - 1):
            yield Edit(match.start(), match.end(), f"{match[1]} ", "spaces")
    for match in _DOUBLE.finditer(text):
        if text[match.end()] not in ",.;:!?":
            yield Edit(match.start(), match.end(), " ", "spaces")


def _code_like(before: str) -> bool:
    """Say whether a space stands behind a mark that means something of its own: ``: :``, ``= ,``."""
    return before in ",;:=+*<>|&~^_"


def _quotes(text: str) -> Iterator[Edit]:
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
            yield Edit(at, at + 1, new, "quotes")


def _double(opened: dict[str, int], before: str, after: str) -> str:
    starts = before.isspace() or before in _OPENERS
    ends = after.isspace() or not (after.isalnum() or after in "\"'([{“‘«" + OPAQUE)
    if starts and ends:  # alone between spaces: it closes what is open
        starts = opened['"'] == 0 and after != BREAK
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
    if before.isalnum() or before == OPAQUE:
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
