"""What a style sheet of a union's says, read with tinycss2; every mistake with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import tinycss2

from plugins.core.problems import Place, Problem, problem

MOST_EXTRA: Final = 20_000  # bytes of extra.css
OUTSIDE: Final = "G304"  # asks another host, or a file
_HOLDERS: Final = frozenset({"media", "supports", "container", "layer", "scope", "starting-style"})
_LONE: Final = frozenset({"keyframes", "property", "page", "counter-style"})

At = Callable[[int], Place]


@dataclass(frozen=True, slots=True)
class StyleFault:
    """What is wrong on a line of a style sheet: the code of the problem, and *what* it names as *key*."""

    code: str
    line: int
    key: str
    what: str


def rules_of(text: str) -> list[Any]:
    """Return the rules of a style sheet, comments and white space aside."""
    found: list[Any] = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return found


def declarations_of(block: Any) -> list[Any]:
    """Return what stands in a block: declarations, and rules in it."""
    found: list[Any] = tinycss2.parse_blocks_contents(
        block.content or [], skip_comments=True, skip_whitespace=True
    )
    return found


def extra_problems(text: str, at: At) -> Iterator[Problem]:
    """Yield what is wrong with *text*, extra rules: broken ones, and what the site's policy forbids."""
    size = len(text.encode())
    if size > MOST_EXTRA:
        yield problem("G301", at(0), size=size, most=MOST_EXTRA)
        return
    for fault in sheet_faults(text):
        yield problem(fault.code, at(fault.line), **{fault.key: fault.what})
    for rule in rules_of(text):
        if rule.type == "at-rule" and "prefers-color-scheme" in tinycss2.serialize(rule.prelude):
            yield problem("WG305", at(rule.source_line))


def sheet_faults(text: str) -> Iterator[StyleFault]:
    """Yield what is wrong with the rules of a style sheet."""
    yield from _rules(rules_of(text))


def value_faults(text: str) -> Iterator[StyleFault]:
    """Yield what in *text*, a value or a list of declarations, asks another host for anything."""
    yield from _addresses(tinycss2.parse_component_value_list(text))


def _rules(rules: list[Any]) -> Iterator[StyleFault]:
    for rule in rules:
        if rule.type == "error":
            yield StyleFault("G302", rule.source_line, "reason", rule.message)
        elif rule.type == "at-rule":
            name = rule.lower_at_keyword
            if name not in _HOLDERS | _LONE or rule.content is None:
                yield StyleFault("G303", rule.source_line, "rule", f"@{name}")
                continue
            yield from _addresses(rule.prelude)
            if name in _HOLDERS:
                yield from _rules(declarations_of(rule))
            else:
                yield from _addresses(rule.content)
        elif rule.type == "qualified-rule":
            yield from _addresses(rule.prelude)
            yield from _rules(declarations_of(rule))
        elif rule.type == "declaration":
            yield from _addresses(rule.value)


def _addresses(tokens: list[Any]) -> Iterator[StyleFault]:
    """Yield what asks another host, or a file that is not there, for anything."""
    for token in tokens:
        if token.type == "error":
            yield StyleFault("G302", token.source_line, "reason", token.message)
        elif token.type == "url":
            yield from _address(token.value, token)
        elif token.type == "function":
            if token.lower_name in {"url", "src"}:
                for value in token.arguments:
                    if value.type == "string":
                        yield from _address(value.value, token)
            elif token.lower_name in {"image-set", "-webkit-image-set", "image"}:
                yield StyleFault(OUTSIDE, token.source_line, "url", f"{token.name}(…)")
            else:
                yield from _addresses(token.arguments)
        elif token.type in {"{} block", "[] block", "() block"}:
            yield from _addresses(token.content)


def _address(url: str, token: Any) -> Iterator[StyleFault]:
    if not url.startswith("#") or urlsplit(url).netloc:
        yield StyleFault(OUTSIDE, token.source_line, "url", url)
