"""The bundle that is published: a directory, chunks of postings, and a file for each page.

Read by ``theme/static/js/modules/search/bundle.js``, which states the form as well. All names but
the directory's hold a digest, so a file under one name never changes.

- ``index.json``: ``pages`` (how many, numbered from the oldest); ``words``, ``starts``, ``chunks``
  (where each chunk begins, and its name); ``tables`` (the lists of the pages' names, ``TABLE`` to a
  list); ``filters``; ``inflected``, where words have forms.
- ``NAME.words``: postings of words in JavaScript's order of strings: length and UTF-8 of the word, pages in
  the whole archive, first page, length of the body, body (``postings.py``). A word with many pages
  is cut at shards, and each part is a chunk of its own: a reader fetches those that may answer.
- ``NAME.page``: JSON of what a result shows. ``NAME.table``: the names, four bytes each.
- ``NAME.filters``: JSON: for each filter and value the distances from page to page.
All but the directory and the list of words are gzip, as few hosts compress what they do not know.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from plugins.core.memory import FileMemory, KeptFile
from plugins.core.outlet import Outlet, OutletFile
from plugins.core.search_document import FILTERS, SearchDocument
from plugins.search.postings import Postings, joined, number

CHUNK: Final = 6_000  # bytes of postings, about: measured by `make bench-search`
TABLE: Final = 1024
PAGE: Final = "page"
_DIGITS: Final = 8


class Piece(NamedTuple):
    """A part of a word's postings in the whole archive, where it stands on ``pages`` pages."""

    word: str
    pages: int
    postings: Postings

    @property
    def raw(self) -> bytes:
        """The piece as a chunk holds it."""
        word, body = self.word.encode(), self.postings.body
        counts = (self.pages, self.postings.first, len(body))
        return b"".join([number(len(word)), word, *map(number, counts), body])


class ShownPage(NamedTuple):
    """What a result shows of a page: the digest of it, the file that holds it, the page's filters."""

    digest: str
    file: KeptFile
    filters: Mapping[str, Sequence[str]]


class BundleWriter:
    """Writes the bundle's files under names made of their content, and adds up what it wrote.

    They stand in the folder *place* below the output of *outlet*. *known* are the packed files of an earlier bundle by the digest of what they hold, which *files*
    keep; ``used`` are those of this one, ``written`` all its files by their names.
    """

    def __init__(
        self, place: str, outlet: Outlet, files: FileMemory, known: Mapping[str, KeptFile]
    ) -> None:
        self.place = place
        self.files = 0
        self.size = 0
        self.pages = 0
        self.used: dict[str, KeptFile] = {}
        self.written: dict[str, KeptFile] = {}
        self._outlet = outlet
        self._memory = files
        self._known = known
        self._taken: dict[str, str] = {}

    def pack(self, raw: bytes) -> tuple[str, KeptFile]:
        """Return the digest of *raw*, and the file that holds it packed."""
        digest = hashlib.sha256(raw).hexdigest()
        kept = self._known.get(digest)
        sound = self._memory.sound(kept) if kept is not None else None
        if sound is None:
            packed = gzip.compress(raw, compresslevel=9, mtime=0)
            sound = self._memory.put(packed)
        return digest, sound

    def put(self, raw: bytes, suffix: str) -> str:
        """Write *raw*, packed, and return the name without *suffix*: eight digits."""
        digest, kept = self.pack(raw)
        self.used[digest] = kept
        return self.publish(digest, kept, suffix)

    def publish(self, digest: str, kept: KeptFile, suffix: str) -> str:
        """Write what is packed already; see ``put``. Pages are counted, two alike twice."""
        self.pages += suffix == PAGE
        starts = range(0, len(digest), _DIGITS)
        names = (digest[start : start + _DIGITS] for start in starts)
        name = next(name for name in names if self._taken.get(name + suffix, digest) == digest)
        if name + suffix not in self._taken:
            self._taken[name + suffix] = digest
            self.bring(f"{name}.{suffix}", kept)
        return name

    def write(self, name: str, raw: bytes) -> None:
        """Write *raw* as it is."""
        self.bring(name, self._memory.put(raw))

    def bring(self, name: str, kept: KeptFile) -> None:
        """Let *kept* be the file *name* of the bundle."""
        self.written[name] = kept
        self._outlet.put(f"{self.place}/{name}", OutletFile(self._memory.place(kept), kept))
        self.files += 1
        self.size += kept.size


def shown_page(folder: BundleWriter, document: SearchDocument) -> ShownPage:
    """Return what is shown of *document*, packed."""
    return ShownPage(*folder.pack(_json(_shown(document))), document.filters)


def write(
    folder: BundleWriter,
    pages: Sequence[ShownPage],
    words: Mapping[str, Sequence[Postings]],
    inflected: bool,
) -> None:
    """Write the bundle of *pages*, oldest first; *words* maps a word to its parts in order."""
    chunks = list(_chunks(words))
    names = [folder.publish(page.digest, page.file, PAGE) for page in pages]
    index: dict[str, Any] = {
        "pages": len(pages),
        "words": " ".join(_told(chunks)),
        "starts": {
            str(at): chunk[0].postings.first
            for at, chunk in enumerate(chunks)
            if at and chunks[at - 1][-1].word == chunk[0].word
        },
        "chunks": "".join(
            folder.put(b"".join(piece.raw for piece in chunk), "words") for chunk in chunks
        ),
        "tables": "".join(
            folder.put(bytes.fromhex("".join(names[start : start + TABLE])), "table")
            for start in range(0, len(names), TABLE)
        ),
        "filters": folder.put(_json(_filters(pages)), "filters"),
    }
    if inflected:
        index["inflected"] = True
    folder.write("index.json", _json(index))


def _chunks(words: Mapping[str, Sequence[Postings]]) -> Iterator[list[Piece]]:
    """Yield the chunks: neighbouring words up to ``CHUNK`` bytes, or one part of a common word."""
    chunk: list[Piece] = []
    size = 0
    for word in sorted(words, key=_in_javascript):
        pages = sum(part.pages for part in words[word])
        pieces = [Piece(word, pages, part) for part in _cut(words[word])]
        whole = sum(len(piece.postings.body) for piece in pieces)
        if chunk and size + whole > CHUNK:
            yield chunk
            chunk, size = [], 0
        if len(pieces) > 1:
            yield from ([piece] for piece in pieces)
            continue
        chunk += pieces
        size += whole
    if chunk:
        yield chunk


def _cut(parts: Sequence[Postings]) -> list[Postings]:
    """Join *parts* to as few as have ``CHUNK`` bytes each; to one where they have less than two."""
    if sum(len(part.body) for part in parts) <= 2 * CHUNK:
        return [joined(parts)]
    groups: list[list[Postings]] = [[]]
    size = 0
    for part in parts:
        if size >= CHUNK:
            groups.append([])
            size = 0
        groups[-1].append(part)
        size += len(part.body)
    return [joined(group) for group in groups]


def _told(chunks: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """Yield for each chunk what tells its first word from the last one before it; "" at first."""
    if not chunks:
        return
    yield ""
    for before, after in pairwise(chunks):
        last, first = before[-1].word, after[0].word
        if last == first:
            yield f"={first}"  # a further part of the same word
            continue
        same = next((at for at, (a, b) in enumerate(zip(last, first, strict=False)) if a != b), -1)
        yield first[: (same if same >= 0 else len(last)) + 1]


def _in_javascript(word: str) -> bytes:
    return word.encode("utf-16-be", "surrogatepass")


def _shown(document: SearchDocument) -> dict[str, Any]:
    return {
        "url": f"/{document.address}",
        "content": document.shown_content,
        "meta": document.meta,
    }


def _filters(shown: Sequence[ShownPage]) -> dict[str, dict[str, list[int]]]:
    pages: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
    for at, page in enumerate(shown):
        for name, values in page.filters.items():
            for value in values:
                pages[name].setdefault(value, []).append(at)
    return {
        name: {
            value: [found[0], *(after - before for before, after in pairwise(found))]
            for value, found in sorted(values.items())
        }
        for name, values in pages.items()
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
