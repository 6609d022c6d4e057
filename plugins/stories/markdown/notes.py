"""Footnotes and abbreviations: rendered, and reported where one half is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from plugins.stories.markdown.finding import Finding, MarkdownSource
from plugins.stories.markdown.inline import line_of

_BACK: Final = {"vi": "Trở lại chỗ có chú thích {}", "en": "Back to footnote {} in the text"}
_LABEL: Final = re.compile(r"[\w-]+")
_REFERENCE: Final = re.compile(r"\[\^([^\[\]\n]+)\](?!:)")
_DEFINITION: Final = re.compile(r"\[\^([^\]\s]+)\]:")
_ABBREVIATION: Final = re.compile(r"\*\[([^\[\]]+)\]:[ \t]*(.*)")


def notes(md: MarkdownIt, lang: str) -> None:
    """Teach *md* footnotes (``[^1]``) and abbreviations (``*[LĐLĐ]: …``)."""
    md.use(footnote_plugin, inline=False)
    md.block.ruler.before(
        "tab_table", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]}
    )
    md.core.ruler.after("inline", "abbreviations", _expand)
    md.add_render_rule("footnote_ref", _reference)
    md.add_render_rule("footnote_block_open", _block_open)
    md.add_render_rule("footnote_block_close", _block_close)
    md.add_render_rule("footnote_open", _note_open)
    md.add_render_rule("footnote_anchor", _anchor(_BACK[lang]))


def _abbreviation(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    del end_line
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("*[", start):
        return False
    found = _ABBREVIATION.fullmatch(state.src, start, state.eMarks[start_line])
    if found is None or not found[2].strip():
        return False
    if not silent:
        known = state.env.setdefault("abbreviations", {})
        known.setdefault(found[1].strip(), (found[2].strip(), start_line))
        state.line = start_line + 1
    return True


def _expand(state: StateCore) -> None:
    known = state.env.get("abbreviations")
    if not known:
        return
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    used = state.env.setdefault("abbreviations_used", set())
    for token in state.tokens:
        if token.children:
            token.children = [
                part
                for child in token.children
                for part in (
                    _abbreviated(child, pattern, known, used) if child.type == "text" else (child,)
                )
            ]


def _abbreviated(
    token: Token, pattern: re.Pattern[str], known: dict[str, tuple[str, int]], used: set[str]
) -> Iterator[Token]:
    text, done = token.content, 0
    for found in pattern.finditer(text):
        used.add(found[0])
        if text[done : found.start()]:
            yield Token("text", "", 0, content=text[done : found.start()], map=token.map)
        yield Token("abbr_open", "abbr", 1, attrs={"title": known[found[0]][0]})
        yield Token("text", "", 0, content=found[0], map=token.map)
        yield Token("abbr_close", "abbr", -1)
        done = found.end()
    if done < len(text):
        yield Token("text", "", 0, content=text[done:], map=token.map)


def _name(meta: dict[str, Any]) -> str:
    label = str(meta.get("label") or "")
    return label if _LABEL.fullmatch(label) else str(meta["id"] + 1)


def _reference(
    self: object, tokens: Sequence[Token], index: int, options: object, env: object
) -> str:
    meta = tokens[index].meta
    name, again = escape(_name(meta)), meta["subId"] + 1 if meta["subId"] else ""
    return f'<sup id="fnref{again}:{name}"><a class="footnote-ref" href="#fn:{name}">{meta["id"] + 1}</a></sup>'


def _block_open(self: object, tokens: object, index: int, options: object, env: object) -> str:
    return '<div class="footnote">\n<hr>\n<ol>\n'


def _block_close(self: object, tokens: object, index: int, options: object, env: object) -> str:
    return "</ol>\n</div>\n"


def _note_open(
    self: object, tokens: Sequence[Token], index: int, options: object, env: object
) -> str:
    return f'<li id="fn:{escape(_name(tokens[index].meta))}">'


def _anchor(title: str) -> Any:
    def anchor(
        self: object, tokens: Sequence[Token], index: int, options: object, env: object
    ) -> str:
        meta = tokens[index].meta
        again = meta["subId"] + 1 if meta.get("subId") else ""
        number = meta["id"] + 1
        return (
            f' <a class="footnote-backref" href="#fnref{again}:{escape(_name(meta))}"'
            f' title="{title.format(number)}">\u21a9</a>'
        )

    return anchor


def findings(tokens: list[Token], env: dict[str, Any], source: MarkdownSource) -> Iterator[Finding]:
    """Yield what has only one half: a note without its text, a text that nothing points at."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "text" and "[^" in child.content:
                for found in _REFERENCE.finditer(child.content):
                    yield Finding("S307", line_of(child, token), {"text": found[1]})
    used = {note.get("label") for note in env.get("footnotes", {}).get("list", {}).values()}
    defined = env.get("footnotes", {}).get("refs", {})
    for number, row in enumerate(source.lines, start=1) if defined else ():
        note = _DEFINITION.match(row.strip())
        if note and f":{note[1]}" in defined and note[1] not in used:
            yield Finding("S308", number, {"text": note[1]})
    shown = env.get("abbreviations_used", set())
    for short, (_, line) in env.get("abbreviations", {}).items():
        if short not in shown:
            yield Finding("WS309", line + 1, {"text": short})
