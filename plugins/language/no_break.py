"""Periods such as 2021–2025 keep on one line: browsers break a line after the dash."""

from __future__ import annotations

import re
from typing import Final

_YEARS: Final = re.compile(r"(?<![\d–])\d{4}–\d{4}(?![\d–])")
_SIGN: Final = re.compile(r"–\d{4}")  # found in no time where there is none
# A tag with its attributes, or an element whose words stand for themselves, comes first and is kept.
_KEPT: Final = (
    r"""<(script|style|title|option|textarea|svg)\b.*?</\1>|<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
)
_PAGE: Final = re.compile(f"{_KEPT}|({_YEARS.pattern})", re.DOTALL)


def keep_together(html: str) -> str:
    """Return *html* with every period of years in its text wrapped so that no line ends in it."""
    if not _SIGN.search(html):
        return html
    return _PAGE.sub(_wrapped, html)


def _wrapped(found: re.Match[str]) -> str:
    years = found[2]
    return f'<span class="together">{years}</span>' if years else found[0]
