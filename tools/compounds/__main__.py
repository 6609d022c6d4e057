"""``python -m tools.compounds COMMON LIST...``: write the compounds that a line does not part.

COMMON and LIST are lists of Vietnamese words, one a line, the frequent ones apart from all others.
docs/decisions/0054-compound-words.md says which were used and where they come from.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from plugins.core.compounds import WORDS
from plugins.core.syllables import is_syllable
from plugins.language.compounds import COMMON, INNER, LEXICON, RARE
from plugins.language.spelling import one_spelling

_HERE: Final = Path(__file__).parent
_MOST: Final = 4  # syllables; what is longer is a proverb


def words_of(text: str) -> Iterator[list[str]]:
    """Yield the syllables of each word in *text* of two to four; a name goes by its capitals."""
    for line in unicodedata.normalize("NFC", text).splitlines():
        syllables = line.replace("-", " ").split()
        named = all(syllable[0].isupper() for syllable in syllables)
        if 2 <= len(syllables) <= _MOST and not named and all(map(is_syllable, syllables)):
            yield [one_spelling(syllable) for syllable in syllables]


def main(common: Path, *lists: Path) -> None:
    """Write the lexicon: for each syllable what may follow it, the firmest kind of pair first."""
    own = (_HERE / "own.txt").read_text("utf-8").replace("\n", " ").replace(", ", "\n")
    ties: dict[tuple[str, str], int] = {}
    sources = [("\n".join(WORDS), COMMON), (own, COMMON), (common.read_text("utf-8"), COMMON)]
    for text, tie in [*sources, *((one.read_text("utf-8"), RARE) for one in lists)]:
        for word in words_of(text):
            for pair in pairwise(word):
                ties[pair] = max(ties.get(pair, 0), tie if len(word) == 2 else INNER)
    rows: defaultdict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (first, second), tie in sorted(ties.items()):
        rows[first][tie].append(second)
    kinds = (COMMON, RARE, INNER)
    lines = [
        f"{first} {' | '.join(' '.join(row[k]) for k in kinds)}" for first, row in rows.items()
    ]
    text = "\n".join(" ".join(line.split()) for line in lines)
    LEXICON.write_text(f"{text}\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
