"""What the reading of a text found, and the lines in which it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem's code, its line in the Markdown from 1, and the words to fill in."""

    code: str
    line: int
    values: Mapping[str, object] = field(default_factory=dict)


class MarkdownSource:
    """The Markdown of one text, by lines."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")

    def line_with(self, word: str) -> int:
        """Return the first line, from 1, that holds *word* as a word of its own, else 1."""
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        rows = enumerate(self.lines, start=1)
        return next((number for number, row in rows if whole.search(row)), 1)
