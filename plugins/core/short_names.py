"""The short form of a body's name where the site states none: its words that the glossary abbreviates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from plugins.core.reference import GlossaryEntry
from plugins.core.text import nfc

_LANGUAGE: Final = "vi"  # abbreviations are Vietnamese: an English name would be a mixture of both


def short_name(name: str, lang: str, glossary: tuple[GlossaryEntry, ...]) -> str | None:
    """Return *name* with the glossary's abbreviations for their full forms; ``None`` where none stands there.

    The longest full form wins: ``Liên đoàn Lao động tỉnh Hạ Vân`` is ``LĐLĐ tỉnh Hạ Vân``.
    """
    if lang != _LANGUAGE or not glossary:
        return None
    shorts, pattern = _full_forms(glossary)
    text = nfc(name)
    found = pattern.sub(lambda match: shorts[match.group().casefold()], text)
    return found if found != text else None


@lru_cache(maxsize=8)
def _full_forms(glossary: tuple[GlossaryEntry, ...]) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return the abbreviations by their full forms, and what finds these as whole words."""
    shorts = {nfc(entry.full[_LANGUAGE]).casefold(): entry.short for entry in glossary}
    longest_first = sorted(shorts, key=lambda full: (-len(full), full))
    words = "|".join(map(re.escape, longest_first))
    return shorts, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
