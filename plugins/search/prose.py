"""The words of a sanitised body: passages, captions and alternative texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from plugins.core.search_document import Level, Passage, distinct, plain

_HEADINGS: Final[dict[str, Level]] = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3"}
_INLINE: Final = frozenset(
    (
        "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
        "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    )
)  # fmt: skip
# A sanitised body is well formed: no bare "<", and every value between quotation marks. A whole parser
# takes more than twice as long for the same words; tests hold the two together.
_TAG: Final = re.compile(
    r"""<(?:!--.*?--|(script|style|template|noscript)\b.*?</\1\s*"""
    r"""|(/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*))>""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"""([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Prose:
    """A body's text in the order of reading; captions stand among the passages."""

    passages: tuple[Passage, ...]
    alts: tuple[str, ...]
    full_forms: tuple[str, ...]


def read(html: str) -> Prose:
    """Return what *html* says: one passage a block, a picture's ``title`` being its caption.

    ``full_forms`` are the titles of abbreviations, which a reader sees on pointing only.
    """
    reader = _Reader()
    at = 0
    for tag in _TAG.finditer(html):
        if (start := tag.start()) > at:
            reader.words(html[at:start])
        at = tag.end()
        _, closing, name, rest = tag.groups()
        if closing:
            if name not in _INLINE:
                reader.end_passage()
        elif name is not None:
            reader.opened(name, rest)
    reader.words(html[at:])
    reader.end_passage()
    return Prose(tuple(reader.passages), distinct(reader.alts), distinct(reader.full_forms))


class _Reader:
    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.alts: list[str] = []
        self.full_forms: list[str] = []
        self._parts: list[str] = []
        self._level: Level = "p"

    def opened(self, name: str, rest: str) -> None:
        if name == "br":
            self._parts.append(" ")
        elif name == "img":
            self._picture(_attributes(rest))
        elif name == "abbr":
            self.full_forms.append(_attributes(rest).get("title", ""))
        elif name not in _INLINE:
            self.end_passage()
            self._level = _HEADINGS.get(name, "p")

    def words(self, data: str) -> None:
        self._parts.append(unescape(data))

    def end_passage(self) -> None:
        if self._parts and (text := plain("".join(self._parts))):
            self.passages.append(Passage(text, self._level))
        self._parts.clear()
        self._level = "p"

    def _picture(self, attributes: dict[str, str]) -> None:
        self.alts.append(attributes.get("alt", ""))
        if caption := attributes.get("title"):
            self.end_passage()
            self.passages.append(Passage(plain(caption)))


def _attributes(rest: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(rest)}
