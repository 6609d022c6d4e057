"""Pagefind's fragments: what a result shows of one page. Here the marks are put back.

A fragment is gzip of the marker ``pagefind_dcd`` and a JSON object. The format is Pagefind's own
affair and may change with any version, so whatever is not as expected is an error.
"""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any, Final

from plugins.core.problems import ContentError, Place, problem
from plugins.core.text import fold
from plugins.search.document import Document

MARKER: Final = b"pagefind_dcd"


class SearchIndexError(ContentError):
    """Pagefind failed, or its index is not in the form that this program reads."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__([problem(code, Place("pagefind"), **values)])


def decode(packed: bytes, version: str) -> dict[str, Any]:
    """Return the JSON object of a fragment. Raises ``SearchIndexError`` on any other form."""
    try:
        raw = gzip.decompress(packed)
        if not raw.startswith(MARKER):
            raise ValueError("marker missing")
        fragment: dict[str, Any] = json.loads(raw[len(MARKER) :])
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise SearchIndexError("X702", version=version, what=error) from None
    expected = {"url": str, "content": str, "meta": dict, "anchors": list, "word_count": int}
    for name, kind in expected.items():
        if not isinstance(fragment, dict) or not isinstance(fragment.get(name), kind):
            raise SearchIndexError("X702", version=version, what=f"{name}: {kind.__name__}")
    return fragment


def encode(fragment: dict[str, Any]) -> bytes:
    """Return the packed form of *fragment*, without a clock in it."""
    return pack(json.dumps(fragment, ensure_ascii=False, separators=(",", ":")).encode())


def pack(raw: bytes) -> bytes:
    """Return *raw* behind the marker, compressed, as Pagefind's files are."""
    return gzip.compress(MARKER + raw, compresslevel=9, mtime=0)


def restored(fragment: dict[str, Any], document: Document, version: str) -> dict[str, Any]:
    """Return *fragment* with the words of *document* as written, and what its result shows.

    Folded and written words are walked in parallel; Pagefind adds a full stop to a passage that
    ends without one, which is kept. Raises ``SearchIndexError`` where they part.
    """
    folded = fragment["content"].split()
    written = document.content
    if len(folded) != len(written):
        what = f"{fragment['url']}: {len(folded)} ≠ {len(written)}"
        raise SearchIndexError("X702", version=version, what=what)
    words = []
    expected = fold("\0".join(written)).split("\0")
    for shadow, word, plain in zip(folded, written, expected, strict=True):
        if shadow != plain and shadow != f"{plain}.":
            what = f"{fragment['url']}: {shadow} ≠ {word}"
            raise SearchIndexError("X702", version=version, what=what)
        words.append(word + shadow[len(word) :])
    return {
        "url": f"/{document.address}",
        "content": " ".join(words),
        "word_count": fragment["word_count"],
        "filters": {},
        "meta": document.meta,
        "anchors": [],
    }
