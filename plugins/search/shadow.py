"""The shadow page: what Pagefind reads instead of the published page, all words folded.

Folding gives one character for one, and white space is left alone, so a word's position in the
shadow page is its position in the page as written.
"""

from __future__ import annotations

from html import escape
from typing import Final

from plugins.core.search_document import SearchDocument, plain
from plugins.core.text import fold

# The field of words that find a page and are not shown.
HIDDEN: Final = "more"


def page(document: SearchDocument) -> str:
    """Return the HTML that Pagefind is to index for *document*."""
    hidden = " ".join(document.hidden)
    lines = [
        '<!doctype html><html lang="vi"><meta charset="utf-8"><title>-</title>',
        "<main data-pagefind-body>",
        f'<i data-pagefind-meta="{HIDDEN}:{_folded(hidden)}"></i>' if hidden else "",
        f"<h1>{_folded(document.title)}</h1>",
        *(
            f"<{passage.level}>{_folded(passage.text)}</{passage.level}>"
            for passage in document.shown_passages
        ),
        "</main></html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _folded(text: str) -> str:
    return escape(fold(plain(text)))
