"""Abbreviations and their full forms as words that find one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plugins.core.abbreviations import Abbreviations, abbreviations
from plugins.core.reference import GlossaryEntry
from plugins.core.search_document import SearchDocument, distinct
from plugins.core.text import fold

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The glossary of one edition, ready to be looked for.

    ``forms`` maps a full form, folded, to the abbreviations that it and its beginnings stand for;
    ``counts`` a word to the numbers of words of the forms that begin with it, the largest first.
    """

    lang: str
    known: Abbreviations
    forms: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, tuple[int, ...]]

    def of(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return what finds *texts*, beside their own words: the other name of what they name.

        An abbreviation must be written as in the glossary; of a full form neither case nor marks
        nor punctuation matter. Linear in the length of *texts*.
        """
        if not self.counts:
            return ()
        short: dict[str, GlossaryEntry] = {}
        full: dict[str, None] = {}
        for text in texts:
            short |= {found.entry.short: found.entry for found in self.known.found(text)}
            words = _words(text)
            for at in range(len(words)):
                longest = next(_forms_at(words, at, self.counts, self.forms), None)
                if longest is not None:
                    full |= dict.fromkeys(self.forms[longest])
        written_out = [entry.full[self.lang] for name, entry in short.items() if name not in full]
        return (*written_out, *(name for name in full if name not in short))


def synonyms(glossary: Iterable[GlossaryEntry], lang: str) -> Synonyms:
    """Return *glossary* ready to be looked for, full forms and abbreviations."""
    entries = tuple(glossary)
    own: defaultdict[str, list[str]] = defaultdict(list)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if words := _words(entry.full[lang]):
            own[" ".join(words)].append(entry.short)
            found[words[0]].add(len(words))
    counts = {word: tuple(sorted(several, reverse=True)) for word, several in found.items()}
    forms = {
        form: tuple(
            short for part in _forms_at(form.split(" "), 0, counts, own) for short in own[part]
        )
        for form in own
    }
    return Synonyms(lang, abbreviations(entries), forms, counts)


def _forms_at(
    words: list[str], at: int, counts: Mapping[str, tuple[int, ...]], known: Container[str]
) -> Iterator[str]:
    """Yield the *known* forms that begin at a word, the longest first."""
    for count in counts.get(words[at], ()):
        form = " ".join(words[at : at + count])
        if at + count <= len(words) and form in known:
            yield form


def with_synonyms(document: SearchDocument, known: Synonyms) -> SearchDocument:
    """Return *document* with the synonyms of what its readers see among its hidden words."""
    found = known.of((document.title, *(passage.text for passage in document.shown_passages)))
    return document.with_hidden(distinct([*document.hidden, *found])) if found else document


def _words(text: str) -> list[str]:
    return [_folded_word(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=32_768)  # Vietnamese has some seven thousand syllables
def _folded_word(word: str) -> str:
    return fold(word).lower()
