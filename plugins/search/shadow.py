"""The shadow page: what Pagefind reads instead of the published page, all words folded.

Folding gives one character for one, and white space is left alone, so a word's position in the
shadow page is its position in the page as written.
"""

from __future__ import annotations

import hashlib
import json
from html import escape

from plugins.core.text import fold
from plugins.search.document import Document, plain


def page(document: Document, lang: str) -> str:
    """Return the HTML that Pagefind is to index for *document*.

    The ``id`` of the heading is a digest of what is put back after the run: Pagefind names a
    fragment by its bytes, so a text in which only a mark was mended gets a new name as well.
    """
    hidden = " ".join(document.hidden)
    lines = [
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>-</title>',
        "<main data-pagefind-body>",
        *(
            f'<i data-pagefind-filter="{escape(name)}:{escape(value)}"></i>'
            for name, values in document.filters.items()
            for value in values
        ),
        f'<i data-pagefind-sort="date:{escape(document.sort)}"></i>',
        f'<i data-pagefind-meta="more:{_folded(hidden)}"></i>' if hidden else "",
        f'<h1 id="d{digest(document)}">{_folded(document.title)}</h1>',
        *(
            f"<{passage.level}>{_folded(passage.text)}</{passage.level}>"
            for passage in document.shown_passages
        ),
        "</main></html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def digest(document: Document) -> str:
    """Return a short digest of the words and result of *document*, marks included."""
    stated = json.dumps([document.content, document.meta], ensure_ascii=False)
    return hashlib.sha256(stated.encode()).hexdigest()[:16]


def _folded(text: str) -> str:
    return escape(fold(plain(text)))
