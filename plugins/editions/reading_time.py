"""How long a text takes to read."""

from __future__ import annotations

import re
from typing import Final

# Words a minute. English: adults read non-fiction silently at 238, most of them at 175 to 300, the old
# and those with English as a second language more slowly (Brysbaert 2019, «How many words do we read
# per minute?», Journal of Memory and Language 109, 104047). Many readers here are both: 200.
# Vietnamese: the same study finds that languages differ by the number of words that say the same
# thing. Vietnamese is written syllable by syllable; the stories and pages of this repository need 1.13
# syllables for an English word (4,944 to 4,359): 200 times 1.13, rounded down to 220.
_RATES: Final = {"vi": 220, "en": 200}
_PLAYED: Final = re.compile(r"<div data-player=.*?</div>", re.DOTALL)  # seen and heard, not read
_TAG: Final = re.compile(r"<[^>]*>")
_WORD: Final = re.compile(r"\w+(?:[-’'.,/]\w+)*")


def reading_minutes(html: str, lang: str) -> int:
    """Return the minutes that the words of sanitised *html* take in *lang*, at least 1."""
    words = sum(1 for _ in _WORD.finditer(_TAG.sub(" ", _PLAYED.sub(" ", html))))
    return max(1, round(words / _RATES[lang]))
