"""Headlines as they are shown: a Vietnamese word of two syllables stays on one line.

Vietnamese writes its syllables apart, so a browser parts «công / đoàn» as it would never part
“un / ion”. The words that headlines of this field hold most often are held together by a no-break
space, for the eye only: titles of documents, feeds and the search index take the plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plugins.core.compounds import WORDS
from plugins.core.text import nfc

NO_BREAK: Final = "\u00a0"

_COUNTED: Final = ("ngày", "tháng", "quý", "năm", "khóa", "khoá")  # with the number that follows

# Letters, the marks about a word included. What is wider does not fit a line of the narrowest phone in the
# largest letters (tests/browser/test_headlines.py): better parted between syllables than within one.
_WIDEST: Final = 13
_WIDEST_CAPITALS: Final = 9

# What is held already, by an editor or as the word before, is not made longer.
_JOINED: Final = rf"[\w{NO_BREAK}\u2011-]"
_HELD: Final = re.compile(
    rf"(?<!{_JOINED})(?:(?:{'|'.join(WORDS)})(?!{_JOINED})"
    rf"|(?:{'|'.join(_COUNTED)}) \d{{1,4}}(?!{_JOINED}|[/\u2013]|[.,]\d))",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def headline(text: str, lang: str) -> str:
    """Return *text* as a headline in *lang* shows it: the same words, some of them held together."""
    return _HELD.sub(_hold, nfc(text)) if lang == "vi" else text


def _hold(found: re.Match[str]) -> str:
    word, text = found[0], found.string
    start = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end())
    run = (end if end >= 0 else len(text)) - start
    if run > _WIDEST or (word.isupper() and len(word) > _WIDEST_CAPITALS):
        return word
    return word.replace(" ", NO_BREAK)
