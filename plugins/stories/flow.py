"""Values in braces that a comma or a colon cuts, written anew with quotation marks."""

from __future__ import annotations

import re
from typing import Final

from plugins.stories.field_names import FIELD_NAMES

LONGEST_REMEDY: Final = 3000
_KEY: Final = re.compile(r"(?P<before>[{,]\s*)(?P<key>[a-z_]+):\s*")
_NEEDS_QUOTES: Final = re.compile(r"""[,#]|:(?:\s|$)|^[\[\]{}&*!|>%@`"'-]""")
_QUOTED: Final = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")


def quote_values(row: str) -> str:
    """Return *row* with each value in braces quoted that is not read whole as it stands."""
    if len(row) > LONGEST_REMEDY:
        return row
    keys = [found for found in _KEY.finditer(row) if found["key"] in FIELD_NAMES]
    if not keys:
        return row
    made = [row[: keys[0].start()]]
    for key, after in zip(keys, [*keys[1:], None], strict=True):
        value = row[key.end() : after.start() if after else len(row)]
        made.append(f"{key['before']}{key['key']}: {_quoted(value)}")
    return "".join(made)


def _quoted(value: str) -> str:
    body, closing = value.rstrip(), value[len(value.rstrip()) :]
    for opened, closed in ("{}", "[]") * 3:
        while body.endswith(closed) and body.count(closed) > body.count(opened):
            body, closing = body[:-1].rstrip(), closed + closing
    whole = _QUOTED.fullmatch(body) or body[:1] in {"[", "{"}
    if not body or whole or not _NEEDS_QUOTES.search(body):
        return body + closing
    partly = re.fullmatch(r'"((?:[^"\\]|\\.)*)"(.+)', body)
    return (
        f'"{partly[1]}{escaped(partly[2])}"{closing}' if partly else f'"{escaped(body)}"{closing}'
    )


def in_braces(first: tuple[str, str], second: tuple[str, str]) -> str:
    """Return two fields with their values as one mapping in braces."""
    return f"{{{first[0]}: {_plain(first[1])}, {second[0]}: {_plain(second[1])}}}"


def _plain(value: str) -> str:
    whole = _QUOTED.fullmatch(value) or re.fullmatch(r"\{.*\}|\[.*\]", value)
    if whole or not (_NEEDS_QUOTES.search(value) or re.search(r"[\[\]{}]", value)):
        return value
    return f'"{escaped(value)}"'


def escaped(text: str) -> str:
    """Return *text* as it stands between double quotes in YAML."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
