"""The glossary as a value: its page, and the entries that a text names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """An abbreviation that a text uses; ``url`` leads to its place on the glossary's page."""

    short: str
    full: str
    url: str


@dataclass(frozen=True, slots=True)
class GlossaryItem:
    """An entry of the page. ``id`` is its fragment: ASCII, no other entry has it.

    ``other`` is the full form in the language ``other_lang``, or ``None`` where both editions say
    the same; ``search_url`` looks for the abbreviation.
    """

    id: str
    short: str
    full: str
    other: str | None
    other_lang: str
    search_url: str


@dataclass(frozen=True, slots=True)
class GlossaryBody:
    """All abbreviations in alphabetical order."""

    intro: str
    entries: tuple[GlossaryItem, ...]
