"""The words that an edition uses, folded, with how often: what the page corrects slips against.

Published as ``words.txt`` beside the index and loaded only when a query finds nothing as typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from plugins.core.text import fold
from plugins.search.document import Document

NAME: Final = "words.txt"
# The commonest are kept: all of folded Vietnamese is some 2,500 syllables, names come on top.
MOST_WORDS: Final = 6000
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 20


class Vocabulary:
    """Counts the words of documents, shown and hidden ones."""

    def __init__(self) -> None:
        self._written: Counter[str] = Counter()

    def add(self, document: Document) -> None:
        """Count the words of *document*."""
        self._written.update(document.content)
        for text in document.hidden:
            self._written.update(text.split())

    def lines(self) -> str:
        """Return the list: line k, from 0, holds the words that occur 2^k to 2^(k+1) - 1 times.

        Folded, in alphabetical order, one space between.
        """
        counted: Counter[str] = Counter()
        for written, count in self._written.items():
            for word in _WORD.findall(fold(written).lower()):
                if len(word) <= _LONGEST:
                    counted[word] += count
        commonest = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS]
        return "".join(f"{line}\n" for line in _by_power(commonest))


def publish(vocabulary: Vocabulary, bundle: Path) -> Path:
    """Write the list into the folder *bundle* and return its path."""
    path = bundle / NAME
    path.write_text(vocabulary.lines(), "utf-8", newline="\n")
    return path


def _by_power(counted: Iterable[tuple[str, int]]) -> list[str]:
    lines: dict[int, list[str]] = {}
    for word, count in counted:
        lines.setdefault(count.bit_length() - 1, []).append(word)
    return [" ".join(sorted(lines.get(power, ()))) for power in range(max(lines, default=-1) + 1)]
