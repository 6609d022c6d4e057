"""The contents of a long text: a link to each of its headings."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from plugins.core.pages import Link

FEWEST_HEADINGS: Final = 3
FEWEST_MINUTES: Final = 4  # of reading: about 800 words

_HEADING: Final = re.compile(r'<h2(?: [a-z]+="[^"]*")*? id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_NOTE: Final = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")


def contents(html: str, minutes: int) -> tuple[Link, ...]:
    """Return links to the main headings of a text that takes *minutes* to read; none of a short one."""
    if minutes < FEWEST_MINUTES:
        return ()
    found = tuple(Link(_words(words), f"#{name}") for name, words in _HEADING.findall(html))
    return found if len(found) >= FEWEST_HEADINGS else ()


def _words(heading: str) -> str:
    """Return the words of a heading without the numbers of its notes."""
    return " ".join(unescape(_TAG.sub("", _NOTE.sub("", heading))).split())
