"""The words of a body as a whole parser of HTML reads them: what ``plugins.search.prose`` must equal."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from plugins.core.search_document import Level, Passage, distinct, plain
from plugins.search.prose import Prose

_HEADINGS: Final[dict[str, Level]] = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3"}
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
    }
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript"})


def read(html: str) -> Prose:
    """Return what *html* says: one passage a block, a picture's ``title`` being its caption.

    ``full_forms`` are the titles of abbreviations, which a reader sees on pointing only.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_passage()
    return Prose(tuple(reader.passages), distinct(reader.alts), distinct(reader.full_forms))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.alts: list[str] = []
        self.full_forms: list[str] = []
        self._parts: list[str] = []
        self._level: Level = "p"
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._parts.append(" ")
        elif tag == "img":
            self._picture(dict(attrs))
        elif tag == "abbr":
            self.full_forms.append(dict(attrs).get("title") or "")
        elif tag not in _INLINE:
            self.end_passage()
            self._level = _HEADINGS.get(tag, "p")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag not in _INLINE:
            self.end_passage()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(data)

    def end_passage(self) -> None:
        text = plain("".join(self._parts))
        if text:
            self.passages.append(Passage(text, self._level))
        self._parts.clear()
        self._level = "p"

    def _picture(self, attributes: dict[str, str | None]) -> None:
        self.alts.append(attributes.get("alt") or "")
        if caption := attributes.get("title"):
            self.end_passage()
            self.passages.append(Passage(plain(caption)))
