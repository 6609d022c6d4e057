"""Shards: documents of one stretch of time, indexed together and kept until one of them changes.

An edit of one story indexes its shard again and no other, and Pagefind never holds more than one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from plugins.core.search_document import SearchDocument
from plugins.search import pagefind
from plugins.search.planned import PlannedDocument
from plugins.search.postings import Postings, encode
from plugins.search.vocabulary import counted

# A shard ends with the first month in which it holds so many documents.
LEAST: Final = 400

# Two weeks: a preview with drafts and a publish share what is the same.
KEPT_FOR: Final = 14 * 24 * 3600

# Raised by hand where this package makes something else of the same documents.
_REVISION: Final = 3
_SEAL: Final = hashlib.sha256().digest_size

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shard:
    """``pages`` documents: the postings of each word, pages counted from 0, and ``counts`` of words."""

    pages: int
    postings: Mapping[str, Postings]
    counts: Mapping[str, int]


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
    kept = store / key
    try:
        found = _unpack(kept.read_bytes())
        os.utime(kept)
        return found
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError):
        log.warning("%s: the stored search index is damaged; indexing again.", kept)
        return None


def shard(documents: Sequence[SearchDocument], store: Path, work: Path) -> Shard:
    """Return the shard of *documents*, indexed only if *store* does not keep it."""
    key = key_of(documents)
    found = kept_shard(key, store)
    if found is not None:
        return found
    kept = store / key
    entries = pagefind.read(documents, work)
    made = Shard(
        len(documents),
        {word: encode(entries[word]) for word in sorted(entries)},
        counted(documents),
    )
    store.mkdir(parents=True, exist_ok=True)
    aside = kept.with_name(f"{kept.name}.{os.getpid()}.new")
    aside.write_bytes(_pack(made))
    aside.replace(kept)
    return made


def prune(store: Path) -> None:
    """Remove from *store* what no run has used for ``KEPT_FOR`` seconds."""
    for path in store.iterdir():
        try:
            if path.is_file() and time.time() - path.stat().st_mtime > KEPT_FOR:
                path.unlink()
        except FileNotFoundError:  # another run was faster
            continue


def key_of(documents: Sequence[SearchDocument]) -> str:
    """Return the name under which the shard of *documents* is kept."""
    told = hashlib.sha256(f"{_REVISION} {pagefind.release()}".encode())
    for document in documents:
        passages = [(passage.level, passage.text) for passage in document.shown_passages]
        stated = json.dumps([document.title, passages, document.hidden], ensure_ascii=False)
        told.update(stated.encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _pack(made: Shard) -> bytes:
    postings = made.postings.values()
    head = {
        "pages": made.pages,
        "words": list(made.postings),
        "spans": [(one.first, one.last, one.pages, len(one.body)) for one in postings],
        "counts": made.counts,
    }
    stated = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    payload = len(stated).to_bytes(4, "big") + stated + b"".join(one.body for one in postings)
    return hashlib.sha256(payload).digest() + payload


def _unpack(raw: bytes) -> Shard:
    payload = memoryview(raw)[_SEAL:]
    if hashlib.sha256(payload).digest() != raw[:_SEAL]:
        raise ValueError("seal")
    size = int.from_bytes(payload[:4], "big")
    head: dict[str, Any] = json.loads(bytes(payload[4 : 4 + size]))
    bodies = payload[4 + size :]
    ends = accumulate(length for *_, length in head["spans"])
    postings = {
        word: Postings(first, last, pages, bytes(bodies[end - length : end]))
        for word, (first, last, pages, length), end in zip(
            head["words"], head["spans"], ends, strict=True
        )
    }
    return Shard(head["pages"], postings, head["counts"])
