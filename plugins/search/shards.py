"""Shards: documents of one stretch of time, joined and kept until one of them changes.

Beside a shard is kept what each of its documents came to: after an edit of one story Pagefind reads
that story alone, and never more than a shard.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from plugins.core.search_document import SearchDocument
from plugins.search import pagefind, shard_files
from plugins.search.planned import PlannedDocument
from plugins.search.postings import gathered
from plugins.search.shard_files import DocumentWords, Shard
from plugins.search.vocabulary import counted

# A shard ends with the first month in which it holds so many documents.
LEAST: Final = 400

# Two weeks: a preview with drafts and a publish share what is the same.
KEPT_FOR: Final = 14 * 24 * 3600

# Raised by hand where this package makes something else of the same documents.
_REVISION: Final = 4
_DOCUMENTS: Final = "words"


class ShardDocument(NamedTuple):
    """A document of a shard: the ``key`` of its words, and the way to make it."""

    key: str
    make: Callable[[], SearchDocument]


def parts(documents: Iterable[PlannedDocument]) -> Iterator[tuple[PlannedDocument, ...]]:
    """Yield *documents*, in the order of their dates, in groups of whole months.

    A further document changes its own group, and the following ones only where it makes a group
    end a month sooner.
    """
    ordered = sorted(documents, key=attrgetter("sort", "address"))
    group: list[PlannedDocument] = []
    for _, month in groupby(ordered, key=lambda document: document.sort[:7]):
        group += month
        if len(group) >= LEAST:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def kept_shard(key: str, store: Path) -> Shard | None:
    """Return the shard that *store* keeps as *key*, ``None`` where there is none.

    One that is not as it was written is none, and a warning says so.
    """
    return shard_files.read(store / key, shard_files.shard)


def shard(
    documents: Sequence[ShardDocument], before: Iterable[str], store: Path, work: Path
) -> Shard:
    """Return the shard of *documents*, made only if *store* does not keep it.

    *before* are keys of shards in which some of the documents may stand.
    """
    key = key_of(document.key for document in documents)
    found = kept_shard(key, store)
    if found is not None and _touched(_documents(store, key)):
        return found
    known: dict[str, DocumentWords] = {}
    for old in (key, *before):
        known |= shard_files.read(_documents(store, old), shard_files.documents) or {}
    missing = {document.key: document for document in documents if document.key not in known}
    known |= zip(missing, _indexed([one.make() for one in missing.values()], work), strict=True)
    every = [known[document.key] for document in documents]
    made = joined(every)
    shard_files.write(store / key, shard_files.shard_written(made))
    keys = (document.key for document in documents)
    said = dict(zip(keys, every, strict=True))
    shard_files.write(_documents(store, key), shard_files.documents_written(said))
    return made


def joined(documents: Sequence[DocumentWords]) -> Shard:
    """Return the shard of *documents*, whose pages are numbered in their order."""
    found: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for page, document in enumerate(documents):
        for word, entry in document.entries.items():
            found[word].append((page, entry))
        counts.update(document.counts)
    postings = {word: gathered(found[word]) for word in sorted(found)}
    return Shard(len(documents), postings, dict(sorted(counts.items())))


def prune(store: Path, left: Iterable[str]) -> None:
    """Remove from *store* what no run has used for ``KEPT_FOR`` seconds.

    Of the shards that an edition has *left* behind the documents go at once: what is still in use of
    them stands beside other shards.
    """
    for key in left:
        _documents(store, key).unlink(missing_ok=True)
    for path in store.iterdir():
        try:
            if path.is_file() and time.time() - path.stat().st_mtime > KEPT_FOR:
                path.unlink()
        except FileNotFoundError:  # another run was faster
            continue


def words_key(document: SearchDocument) -> str:
    """Return the digest of all that Pagefind reads of *document*."""
    passages = [(passage.level, passage.text) for passage in document.shown_passages]
    stated = json.dumps([document.title, passages, document.hidden], ensure_ascii=False)
    return hashlib.sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(keys: Iterable[str]) -> str:
    """Return the name under which the shard is kept of the documents whose words have *keys*."""
    told = f"{_REVISION} {pagefind.release()} {' '.join(keys)}"
    return hashlib.sha256(told.encode()).hexdigest()


def _indexed(documents: Sequence[SearchDocument], work: Path) -> Iterator[DocumentWords]:
    if documents:
        for document, entries in zip(documents, pagefind.read(documents, work), strict=True):
            yield DocumentWords(entries, counted([document]))


def _touched(path: Path) -> bool:
    """Note that a file is in use; say whether it is there."""
    with contextlib.suppress(FileNotFoundError):
        os.utime(path)
        return True
    return False


def _documents(store: Path, key: str) -> Path:
    return store / f"{key}.{_DOCUMENTS}"
