"""What a style sheet of a union's says, read with tinycss2; every mistake with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

import tinycss2

from plugins.core.problems import Place, Problem, problem

MOST_EXTRA: Final = 20_000  # bytes of extra.css
_HOLDERS: Final = frozenset({"media", "supports", "container", "layer", "scope", "starting-style"})
_LONE: Final = frozenset({"keyframes", "property", "page", "counter-style"})

At = Callable[[int], Place]


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
    yield from _rule_problems(rules_of(text), at)


def _rule_problems(rules: list[Any], at: At) -> Iterator[Problem]:
    for rule in rules:
        if rule.type == "error":
            yield problem("G302", at(rule.source_line), reason=rule.message)
        elif rule.type == "at-rule":
            name = rule.lower_at_keyword
            if name not in _HOLDERS | _LONE or rule.content is None:
                yield problem("G303", at(rule.source_line), rule=f"@{name}")
                continue
            yield from _addresses(rule.prelude, at)
            if name in _HOLDERS:
                yield from _rule_problems(declarations_of(rule), at)
            else:
                yield from _addresses(rule.content, at)
        elif rule.type == "qualified-rule":
            yield from _addresses(rule.prelude, at)
            yield from _rule_problems(declarations_of(rule), at)
        elif rule.type == "declaration":
            yield from _addresses(rule.value, at)


def _addresses(tokens: list[Any], at: At) -> Iterator[Problem]:
    """Yield what asks another host, or a file that is not there, for anything."""
    for token in tokens:
        if token.type == "error":
            yield problem("G302", at(token.source_line), reason=token.message)
        elif token.type == "url":
            yield from _address(token.value, token, at)
        elif token.type == "function":
            if token.lower_name in {"url", "src"}:
                for value in token.arguments:
                    if value.type == "string":
                        yield from _address(value.value, token, at)
            elif token.lower_name in {"image-set", "-webkit-image-set", "image"}:
                yield problem("G304", at(token.source_line), url=f"{token.name}(…)")
            else:
                yield from _addresses(token.arguments, at)
        elif token.type in {"{} block", "[] block", "() block"}:
            yield from _addresses(token.content, at)


def _address(url: str, token: Any, at: At) -> Iterator[Problem]:
    if not url.startswith("#") or urlsplit(url).netloc:
        yield problem("G304", at(token.source_line), url=url)
