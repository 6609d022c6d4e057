"""What is indexed of one page, as a value, and what its result shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final, Literal

from plugins.core.pictures import Rendition
from plugins.core.text import fold, nfc

# The filters, named as in the page's address: ``?section=welfare&year=2025``.
SECTION: Final = "section"
YEAR: Final = "year"
ORGANISATION: Final = "org"
KIND: Final = "kind"
FILTERS: Final = (SECTION, YEAR, ORGANISATION, KIND)

# Sorts after every date when the newest come first; Pagefind leaves out what has no sort value.
UNDATED: Final = "0000-00-00T00:00"


def sort_value(at: dt.datetime | None) -> str:
    """Return what a result of the time *at* is sorted by, the newest first."""
    return at.strftime("%Y-%m-%dT%H:%M") if at is not None else UNDATED


Level = Literal["h2", "h3", "p"]

# Invisible characters that only tell where a line may break; Pagefind drops some of them.
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")


def words(text: str) -> tuple[str, ...]:
    """Return the words of *text* in NFC, split at white space, invisible characters left out."""
    return tuple(_INVISIBLE.sub("", nfc(text)).split())


def plain(text: str) -> str:
    """Return *text* in NFC on one line, one space between words."""
    return " ".join(_INVISIBLE.sub("", nfc(text)).split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or paragraph that the reader sees on the page: it may appear in an excerpt."""

    text: str
    level: Level = "p"


@dataclass(frozen=True)
class SearchDocument:
    """A page of one edition as the search knows it.

    ``address`` is below the site's root, perhaps with a fragment. ``hidden`` are words that find the page
    and never appear in an excerpt. ``filters`` maps a filter's name to ASCII ids. ``sort`` is the
    date in ISO form, ``date`` the day shown with the result, ``kind`` what a page is that is no story.
    """

    address: str
    title: str
    summary: str
    passages: tuple[Passage, ...] = ()
    hidden: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = UNDATED
    date: str = ""
    section: str = ""
    kind: str = ""
    thumbnail: Rendition | None = None

    @cached_property
    def shown_passages(self) -> tuple[Passage, ...]:
        """What an excerpt may show, in order and plain: the summary, then the passages; nothing empty."""
        every = (Passage(self.summary), *self.passages)
        return tuple(
            Passage(text, passage.level) for passage in every if (text := plain(passage.text))
        )

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title: the first of ``content``."""
        return words(self.title)

    @property
    def lines(self) -> tuple[str, ...]:
        """The title, which may be empty, and the passages that are shown."""
        return (" ".join(self.title_words), *(passage.text for passage in self.shown_passages))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """``lines`` without marks."""
        return tuple(map(folded, self.lines))

    @property
    def shown_content(self) -> str:
        """``content`` as excerpts show it: a passage without a full stop at its end is given one."""
        return sentences(self.lines)

    @property
    def content(self) -> tuple[str, ...]:
        """Every word of the page as written, title first, as Pagefind counts positions."""
        return tuple(word for line in self.lines for word in line.split())

    def with_hidden(self, hidden: tuple[str, ...]) -> SearchDocument:
        """Return the document with other hidden words; what is shown stays."""
        made = replace(self, hidden=hidden)
        vars(made)["shown_passages"] = self.shown_passages
        return made

    @property
    def worded(self) -> bool:
        """Whether a letter or digit is in it: Pagefind leaves out a page without («???»)."""
        texts = (self.title, self.summary, *(passage.text for passage in self.passages))
        return any(map(str.isalnum, chain.from_iterable(texts)))

    @property
    def meta(self) -> dict[str, str]:
        """What a result shows, in the form that Pagefind hands to the page."""
        shown = {
            "title": " ".join(self.title_words),
            "lead": plain(self.summary),
            "date": self.date,
            "section": self.section,
            "kind": self.kind,
        }
        if self.thumbnail is not None:
            shown["thumbnail"] = self.thumbnail.address
            shown["thumbnail_size"] = f"{self.thumbnail.width}x{self.thumbnail.height}"
        return {name: value for name, value in shown.items() if value}


def folded(text: str) -> str:
    """Return *text*, which is plain, without marks, one character for one."""
    return text if text.isascii() else " ".join(map(_folded_word, text.split(" ")))


def sentences(lines: Iterable[str]) -> str:
    """Return *lines*, which are plain, as Pagefind joins them, empty ones left out."""
    return " ".join(map(_ended, filter(None, lines)))


_folded_word: Final = lru_cache(maxsize=32_768)(
    fold
)  # Vietnamese has some seven thousand syllables


def _ended(text: str) -> str:
    """Return *text* with a full stop where it ends in a word, bare or in brackets or quotes."""
    return f"{text}." if text[-1].isalnum() or text[-1] in ")]”»\"'" else text


def distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return the texts that say something, on one line each, in order, each once."""
    return tuple(dict.fromkeys(cleaned for text in texts if text and (cleaned := plain(text))))


def joined(*texts: str | None) -> str:
    """Return the *texts* that there are in one line: «Lê Văn Mười, Chủ tịch»."""
    return ", ".join(text for text in texts if text)
