"""What goes in and what comes out, compared: a line, a cell or a word that the reading lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from markdown_it.token import Token

from plugins.stories.markdown.finding import Finding, MarkdownSource
from plugins.stories.markdown.inline import line_of
from plugins.stories.markdown.table_rows import cells_of

_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_NUMBER: Final = re.compile(r"(.*\d)([.)])\s*")  # of an item without words
_CELLS: Final = re.compile(r"\S[^\S\n]*\t\s*\S")
_LEAVES: Final = frozenset({"inline", "fence", "html_block", "hr", "code_block"})


def findings(tokens: list[Token], env: dict[str, Any], source: MarkdownSource) -> Iterator[Finding]:
    """Yield a finding for each line or table's cell of *source* that stands in no token."""
    yield from _unused_references(tokens, env)
    yield from _uncovered(tokens, env, source)
    yield from _cut_rows(tokens, source)
    yield from _rows_beside(tokens)
    for token in tokens:
        if token.type == "fence" and token.map and not _closed(token, source):
            yield Finding("S313", token.map[0] + 1, {"text": token.markup})
        elif token.type == "inline" and token.map:
            if sum(map(bool, map(_CELLS.search, token.content.split("\n")))) > 1:
                yield Finding("WS317", token.map[0] + 1)
            for child in token.children or () if "<!--" in token.content else ():
                if child.type == "text" and "<!--" in child.content:
                    yield Finding("S316", line_of(child, token))


def sanitised_away(before: str, after: str) -> str:
    """Return the words of the HTML *before* that *after* lacks, or nothing where all are there."""
    lost = Counter(_words(before)) - Counter(_words(after))
    return " ".join(list(lost)[:12])


def _words(html: str) -> list[str]:
    return _WORD.findall(unescape(_TAG.sub(" ", html)))


def _unused_references(tokens: list[Token], env: dict[str, Any]) -> Iterator[Finding]:
    references = env.get("references")
    if not references:
        return
    used = {
        child.meta["label"]
        for token in tokens
        for child in token.children or ()
        if child.meta and "label" in child.meta
    }
    for label, reference in references.items():
        if label not in used:
            yield Finding("S310", reference["map"][0] + 1, {"text": label.lower()})
    for again in env.get("duplicate_refs", ()):
        yield Finding("S310", again["map"][0] + 1, {"text": again["label"].lower()})


def _uncovered(
    tokens: list[Token], env: dict[str, Any], source: MarkdownSource
) -> Iterator[Finding]:
    covered = bytearray(len(source.lines))
    for token in tokens:
        if token.map and token.type in _LEAVES:
            first = min(token.map[0], len(covered))
            end = min(max(token.map[1], first + 1), len(covered))  # a term has no end
            covered[first:end] = b"\1" * (end - first)
    known = [reference["map"] for reference in env.get("references", {}).values()]
    known += [again["map"] for again in env.get("duplicate_refs", ())]
    known += [[line, line + 1] for _, line in env.get("abbreviations", {}).values()]
    for first, end in known:
        covered[first:end] = b"\1" * (end - first)
    notes = bool(env.get("footnotes", {}).get("refs"))
    for number, (line, seen) in enumerate(zip(source.lines, covered, strict=True), start=1):
        if not seen and _WORD.search(line) and not (notes and line.lstrip().startswith("[^")):
            yield Finding("S314", number, {"text": line, **_remedy(line)})


def _remedy(line: str) -> dict[str, str]:
    number = _NUMBER.fullmatch(line)
    if number is None:
        return {
            "hint": "Thêm một dòng trống bên trên và bên dưới dòng này; nếu vẫn còn lỗi, thêm dấu \\ ở đầu dòng.",
            "hint_en": "Put a blank line above and below it; if the error stays, put a \\ at the beginning"
            " of the line.",
        }
    plain = f"{number[1]}\\{number[2]}".strip()
    return {
        "hint": f"Viết chữ của mục ngay sau số; nếu chỉ cần con số thì viết: {plain}",
        "hint_en": f"Write the item's words behind the number; for the number alone write: {plain}",
    }


def _cut_rows(tokens: list[Token], source: MarkdownSource) -> Iterator[Finding]:
    """GFM drops the cells that a row has beyond its table's head (GFM 0.29, 4.10)."""
    width = 0
    for token in tokens:
        if token.type == "table_open":
            width = 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open" and width and token.map:
            line = source.lines[token.map[0]].lstrip("> \t").rstrip()
            if "|" in line:
                cells = cells_of(line)
                if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                    yield Finding(
                        "S311",
                        token.map[0] + 1,
                        {"text": " | ".join(cells[width:]).strip(), "number": width},
                    )


def _rows_beside(tokens: list[Token]) -> Iterator[Finding]:
    """Yield a finding for a line with tabs directly above or below a table: a row with other cells."""
    behind, above, in_paragraph = -1, None, False
    for token in tokens:
        if token.type == "table_open" and token.map:
            if above and above.map and above.map[1] == token.map[0]:
                yield from _tabbed(above)
            behind = token.map[1]
        elif token.type == "inline" and in_paragraph:
            if token.map and token.map[0] == behind:
                yield from _tabbed(token)
            above = token
        in_paragraph = token.type == "paragraph_open"


def _tabbed(paragraph: Token) -> Iterator[Finding]:
    lines = paragraph.content.split("\n")
    rows = [number for number, line in enumerate(lines) if _CELLS.search(line)]
    if paragraph.map and len(rows) == 1:  # where there are more, they are named anyway
        yield Finding("WS317", paragraph.map[0] + rows[0] + 1)


def _closed(token: Token, source: MarkdownSource) -> bool:
    assert token.map is not None
    last = source.lines[min(token.map[1], len(source.lines)) - 1].strip().lstrip("> ")
    return (
        token.map[1] - token.map[0] > 1
        and len(last) >= len(token.markup)
        and set(last) == {token.markup[0]}
    )
