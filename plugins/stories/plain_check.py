"""Markdown in a field that is plain text: readers, searches and chats would see its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from plugins.core.field_path import FieldPath
from plugins.core.link_forms import ID_KINDS
from plugins.core.problems import Problem, problem
from plugins.stories.written import Written

_LINK: Final = re.compile(  # those to ids: L209
    rf"!?\[([^\[\]]+)\]\((?!(?:{'|'.join(ID_KINDS)}):)[^()\s]+\)"
)
_BOLD: Final = re.compile(
    r"(?<![*\w])(\*\*|__)(?=[^\s*_/.])([^*\n]*?[^\W_][^*\n]*?)(?<=[^\s*])\1(?![*\w])"
)
_TAG: Final = re.compile(
    r"</?(?:b|i|u|em|strong|span|br|p|a|sup|sub)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_PLAIN: Final = (_LINK, _BOLD, _TAG)


def check_plain(text: Written) -> Iterator[Problem]:
    """Yield a problem for each field of *text* in which Markdown or HTML is written."""
    for path, value in _texts(text.values, ()):
        found = next(filter(None, (pattern.search(value) for pattern in _PLAIN)), None)
        if found is not None:
            field = next((part for part in reversed(path) if isinstance(part, str)), "")
            plain = " ".join(_bare(value).split())
            yield problem("WS334", text.place(path), field=field, text=found[0], plain=plain)


def _bare(value: str) -> str:
    return _TAG.sub("", _BOLD.sub(r"\2", _LINK.sub(r"\1", value)))


def _texts(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _texts(part, (*path, at))
