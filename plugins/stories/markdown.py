"""Markdown to sanitised HTML: tables, footnotes, abbreviations, headings with addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from plugins.core.text import slugify
from plugins.stories.patience import OutOfPatienceError, at_most
from plugins.stories.sanitise import HEADING_PREFIX, sanitise

_BACK: Final = {"vi": "Trở lại chỗ có chú thích {}", "en": "Back to footnote {} in the text"}
# Input that makes any Markdown parser slow is nothing a person writes.
_ABSURD: Final = re.compile(r"\[{60}|(?:> ?){40}|[*_]{120}|(?:^ *[-*+] ){40}|(?:\[[^\[\]]*){100}")
PATIENCE = 20.0  # seconds for one text; the longest story takes a hundredth of it


class AbsurdMarkdownError(ValueError):
    """The text nests so deeply that rendering it would stall the build; ``line`` from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


class _PageHeadings(Treeprocessor):
    """The page's ``h1`` is the story's title: a ``#`` in the text becomes ``h2``."""

    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            heading.tag = "h2"


def to_html(text: str, lang: str) -> str:
    """Return Markdown *text* as sanitised HTML. Raises ``AbsurdMarkdownError``."""
    if absurd := _ABSURD.search(text):
        raise AbsurdMarkdownError(text.count("\n", 0, absurd.start()) + 1)
    parser = _parser(lang)
    parser.reset()
    try:
        with at_most(PATIENCE):
            html = parser.convert(text)
    except (RecursionError, OutOfPatienceError):
        raise AbsurdMarkdownError(1) from None
    return sanitise(html)


@cache
def _parser(lang: str) -> markdown.Markdown:
    parser = markdown.Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE=_BACK[lang], UNIQUE_IDS=False),
            TocExtension(slugify=_heading_id, marker="", toc_depth="2-4"),
            "abbr",
            "def_list",
            "sane_lists",
        ],
        output_format="html",
    )
    parser.treeprocessors.register(_PageHeadings(parser), "page_headings", 100)
    return parser


def _heading_id(value: str, separator: str) -> str:
    del separator
    return HEADING_PREFIX + (slugify(value) or "muc")
