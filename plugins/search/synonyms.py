"""Abbreviations and their full forms as words that find one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from plugins.core.abbreviations import Abbreviations, abbreviations
from plugins.core.reference import GlossaryEntry
from plugins.core.text import fold
from plugins.search.document import Document, distinct

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The glossary of one edition, ready to be looked for.

    ``forms`` maps a full form, folded, to the abbreviations that it and its beginnings stand for.
    """

    lang: str
    known: Abbreviations
    forms: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str] | None

    def of(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return what finds *texts*, beside their own words: the other name of what they name.

        An abbreviation must be written as in the glossary; of a full form neither case nor marks
        nor punctuation matter. Linear in the length of *texts*.
        """
        if self.pattern is None:
            return ()
        short: dict[str, GlossaryEntry] = {}
        full: dict[str, None] = {}
        for text in texts:
            short |= {found.entry.short: found.entry for found in self.known.found(text)}
            for match in self.pattern.finditer(f" {_folded(text)} "):
                full |= dict.fromkeys(self.forms[match[1]])
        written_out = [entry.full[self.lang] for name, entry in short.items() if name not in full]
        return (*written_out, *(name for name in full if name not in short))


def synonyms(glossary: Iterable[GlossaryEntry], lang: str) -> Synonyms:
    """Return *glossary* compiled into one pattern of full forms and one of abbreviations."""
    entries = tuple(glossary)
    own: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if form := _folded(entry.full[lang]):
            own[form].append(entry.short)
    forms = {
        form: tuple(short for part in _beginnings(form) for short in own.get(part, ()))
        for form in tuple(own)
    }
    longest_first = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    # Looking ahead takes nothing away: a form that begins inside another is found as well.
    pattern = re.compile(rf" (?=({longest_first}) )") if forms else None
    return Synonyms(lang, abbreviations(entries), forms, pattern)


def with_synonyms(document: Document, known: Synonyms) -> Document:
    """Return *document* with the synonyms of what its readers see among its hidden words."""
    found = known.of((document.title, *(passage.text for passage in document.shown_passages)))
    return replace(document, hidden=distinct([*document.hidden, *found])) if found else document


def _folded(text: str) -> str:
    return " ".join(map(_folded_word, _WORD.findall(text)))


@lru_cache(maxsize=32_768)  # Vietnamese has some seven thousand syllables
def _folded_word(word: str) -> str:
    return fold(word).lower()


def _beginnings(form: str) -> Iterable[str]:
    """Return *form* and every row of words that it begins with, the longest first."""
    words = form.split(" ")
    return [" ".join(words[:count]) for count in range(len(words), 0, -1)]
