"""The files in which shards are kept, and what their documents came to: sealed, deletable without loss."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Mapping
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from plugins.search.postings import Postings

T = TypeVar("T")
_SEAL: Final = hashlib.sha256().digest_size

log = logging.getLogger(__name__)


class Shard(NamedTuple):
    """``pages`` documents: the postings of each word, pages counted from 0, and ``counts`` of words."""

    pages: int
    postings: Mapping[str, Postings]
    counts: Mapping[str, int]


class DocumentWords(NamedTuple):
    """What one document came to: the entry of each word, and how often each word of the list occurs."""

    entries: Mapping[str, bytes]
    counts: Mapping[str, int]


def read(path: Path, unpack: Callable[[Any, memoryview], T]) -> T | None:
    """Return what *unpack* makes of the file at *path*, ``None`` where there is none.

    One that is not as it was written is none, and a warning says so.
    """
    try:
        raw = path.read_bytes()
        payload = memoryview(raw)[_SEAL:]
        if hashlib.sha256(payload).digest() != raw[:_SEAL]:
            raise ValueError("seal")
        size = int.from_bytes(payload[:4], "big")
        found = unpack(json.loads(bytes(payload[4 : 4 + size])), payload[4 + size :])
        os.utime(path)
        return found
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError):
        log.warning("%s: the stored search index is damaged; indexing again.", path)
        return None


def write(path: Path, parts: tuple[Any, bytes]) -> None:
    """Write a head, which is JSON, and the bytes behind it."""
    head, bodies = parts
    stated = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    payload = b"".join((len(stated).to_bytes(4, "big"), stated, bodies))
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_bytes(hashlib.sha256(payload).digest() + payload)
    aside.replace(path)


def shard_written(made: Shard) -> tuple[Any, bytes]:
    """Return a shard as its file holds it."""
    postings = made.postings.values()
    spans = [(one.first, one.last, one.pages, len(one.body)) for one in postings]
    head = [made.pages, list(made.postings), spans, made.counts]
    return head, b"".join(one.body for one in postings)


def shard(head: Any, bodies: memoryview) -> Shard:
    """Return the shard that ``shard_written`` wrote."""
    pages, words, spans, counts = head
    whole = bytes(bodies)
    ends = accumulate(length for *_, length in spans)
    postings = {
        word: Postings(first, last, several, whole[end - length : end])
        for word, (first, last, several, length), end in zip(words, spans, ends, strict=True)
    }
    return Shard(pages, postings, counts)


def documents_written(made: Mapping[str, DocumentWords]) -> tuple[Any, bytes]:
    """Return documents, by the keys of their words, as their file holds them: a word is told once."""
    every = made.values()
    words = dict.fromkeys(chain.from_iterable(chain(one.entries, one.counts) for one in every))
    numbered = {word: number for number, word in enumerate(words)}.__getitem__
    rows = [
        (
            key,
            list(map(numbered, one.entries)),
            list(map(len, one.entries.values())),
            list(map(numbered, one.counts)),
            list(one.counts.values()),
        )
        for key, one in made.items()
    ]
    bodies = chain.from_iterable(one.entries.values() for one in every)
    return [list(words), rows], b"".join(bodies)


def documents(head: Any, bodies: memoryview) -> dict[str, DocumentWords]:
    """Return the documents that ``documents_written`` wrote."""
    words, rows = head
    whole = bytes(bodies)
    found = {}
    end = 0
    for key, numbers, lengths, counted, counts in rows:
        ends = list(accumulate(lengths, initial=end))
        end = ends[-1]
        entries = {
            words[number]: whole[start:stop]
            for number, (start, stop) in zip(numbers, pairwise(ends), strict=True)
        }
        said = {words[number]: count for number, count in zip(counted, counts, strict=True)}
        found[key] = DocumentWords(entries, said)
    return found
