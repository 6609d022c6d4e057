"""The words that an edition uses, folded, with how often: what the page corrects slips against.

Published as ``words.txt`` beside the index and loaded only when it is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from plugins.core.search_document import SearchDocument, folded

NAME: Final = "words.txt"
# The commonest are kept: all of folded Vietnamese is some 2,500 syllables, names come on top.
MOST_WORDS: Final = 6000
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 20


def counted(documents: Iterable[SearchDocument]) -> dict[str, int]:
    """Return how often each folded word occurs in *documents*, the hidden ones among them."""
    written: Counter[str] = Counter()
    for document in documents:
        said = " ".join((*document.folded, *map(folded, document.hidden)))
        written.update(_WORD.findall(said.lower()))
    return {word: count for word, count in written.items() if len(word) <= _LONGEST}


def commonest(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the sum of *counts*, of the commonest words alone."""
    whole: Counter[str] = Counter()
    for each in counts:
        whole.update(each)
    return dict(sorted(whole.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS])


def lines(counts: Mapping[str, int]) -> str:
    """Return the list: line k, from 0, holds the words that occur 2^k to 2^(k+1) - 1 times.

    In alphabetical order, one space between.
    """
    by_power: dict[int, list[str]] = {}
    for word, count in counts.items():
        by_power.setdefault(count.bit_length() - 1, []).append(word)
    powers = range(max(by_power, default=-1) + 1)
    return "".join(f"{' '.join(sorted(by_power.get(power, ())))}\n" for power in powers)
