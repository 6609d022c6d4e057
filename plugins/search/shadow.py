"""The shadow page: what Pagefind reads instead of the published page, all words folded.

Folding gives one character for one, and white space is left alone, so a word's position in the
shadow page is its position in the page as written.
"""

from __future__ import annotations

from html import escape
from typing import Final

from plugins.core.search_document import SearchDocument, folded, plain

# The field of words that find a page and are not shown.
HIDDEN: Final = "more"


def page(document: SearchDocument) -> str:
    """Return the HTML that Pagefind is to index for *document*."""
    title, *passages = map(escape, document.folded)
    hidden = escape(folded(plain(" ".join(document.hidden))))
    lines = [
        '<!doctype html><html lang="vi"><meta charset="utf-8"><title>-</title>',
        "<main data-pagefind-body>",
        f'<i data-pagefind-meta="{HIDDEN}:{hidden}"></i>' if hidden else "",
        f"<h1>{title}</h1>",
        *(
            f"<{passage.level}>{text}</{passage.level}>"
            for passage, text in zip(document.shown_passages, passages, strict=True)
        ),
        "</main></html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"
