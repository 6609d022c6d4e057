"""Which neighbouring syllables of a Vietnamese text are one word, as a dictionary has it.

Vietnamese writes the syllables of a word apart, so a browser parts «công / đoàn» as it would never
part “un / ion”. Of each pair the lexicon says whether it is a frequent word, another word or the
inside of a longer word; docs/decisions/0054-compound-words.md says where it comes from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from plugins.language.spelling import one_spelling

LEXICON: Final = Path(__file__).with_name("compound_words.txt")
# How firmly two syllables hold together: where a line must part something, it parts the loosest.
INNER, RARE, NAME, COMMON = 1, 2, 3, 4
_KINDS: Final = (COMMON, RARE, INNER)  # in the order of the lexicon


def compound(first: str, second: str) -> int:
    """Return how firmly two syllables (in NFC, of any case) hold together as a word; 0 for not at all."""
    following = _lexicon().get(one_spelling(first))
    if following is None:
        return 0
    at = following.find(f" {one_spelling(second)} ")
    return _KINDS[following.count("|", 0, at)] if at >= 0 else 0


@cache
def _lexicon() -> dict[str, str]:
    """Return for each first syllable what may follow it, between spaces, kinds parted by strokes."""
    lines = LEXICON.read_text("utf-8").splitlines()
    return {first: f" {rest} " for first, _, rest in (line.partition(" ") for line in lines)}
