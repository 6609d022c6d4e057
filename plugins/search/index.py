"""The search index of one edition: shards by Pagefind, joined into the bundle that is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.search_document import SearchDocument
from plugins.search import bundle, shards, vocabulary
from plugins.search.postings import Postings, moved

# The page looks for all forms of a word; Vietnamese words have but one.
_INFLECTED: Final = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class IndexCount:
    """What was indexed: pages, and the files and bytes of the bundle."""

    pages: int
    files: int
    size: int


def build(
    documents: Iterable[SearchDocument], target: Path, lang: str, store: Path, work: Path
) -> IndexCount:
    """Index *documents* into the new or empty folder *target*, working in *work*.

    What has not changed since an earlier run is taken from the folder *store*; the bundle's bytes
    do not depend on what lies there. An edition without a page gets no bundle. Raises
    ``SearchIndexError`` where Pagefind fails or writes a form that is not known.
    """
    words: defaultdict[str, list[Postings]] = defaultdict(list)
    counts = []
    ordered: list[SearchDocument] = []
    for part in shards.parts(document for document in documents if document.worded):
        made = shards.shard(part, store, work)
        for word, postings in made.postings.items():
            words[word].append(moved(postings, len(ordered)))
        counts.append(made.counts)
        ordered += part
    if not ordered:
        return IndexCount(0, 0, 0)
    shards.prune(store)
    folder = bundle.BundleWriter(target)
    known = vocabulary.commonest(counts)
    folder.write(vocabulary.NAME, vocabulary.lines(known).encode())
    bundle.write(folder, ordered, words, lang in _INFLECTED)
    return IndexCount(len(ordered), folder.files, folder.size)
