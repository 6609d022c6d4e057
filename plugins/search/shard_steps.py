"""Shards as steps: a document is made again only where something that it reads has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.inputs import Inputs
from plugins.core.memory import FileMemory, KeptFile
from plugins.core.reads import recording
from plugins.core.search_document import SearchDocument
from plugins.core.told import Numbers, Telling, Told
from plugins.search import shards
from plugins.search.bundle import PAGE, BundleWriter, ShownPage, shown_page
from plugins.search.planned import PlannedDocument
from plugins.search.shard_files import Shard
from plugins.search.shards import ShardDocument


class DocumentRecord(NamedTuple):
    """What a document came to: what it read, the key of its words, what is shown of its page.

    ``plan`` tells it from every other. The last three, held as JSON holds them, are those of
    ``ShownPage``; a page that says nothing has none, and no ``words``.
    """

    plan: str
    reads: Numbers
    words: str
    digest: str
    file: Sequence[Any]
    filters: Mapping[str, Sequence[str]]

    @property
    def page(self) -> ShownPage:
        """What is shown of it."""
        return ShownPage(self.digest, KeptFile(*self.file), self.filters)


class ShardRecord(NamedTuple):
    """The key of a shard's postings, and its documents in their order."""

    key: str
    documents: Sequence[DocumentRecord]


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """An edition's index as an earlier build made it.

    ``common`` is the digest of what every document depends on; ``shards`` are by the digest of what
    stands in them, ``packed`` the other files by the digest of what they hold, ``bundle`` the files of
    the bundle by their names, the pages left out.
    """

    common: str = ""
    told: Told = field(default_factory=Told)
    shards: Mapping[str, ShardRecord] = field(default_factory=dict)
    packed: Mapping[str, KeptFile] = field(default_factory=dict)
    bundle: Mapping[str, KeptFile] = field(default_factory=dict)

    @property
    def documents(self) -> Iterator[DocumentRecord]:
        """Every document, in the order of the shards."""
        return chain.from_iterable(shard.documents for shard in self.shards.values())


class ShardSteps:
    """The shards of one edition; *before* is what an earlier build came to."""

    def __init__(self, before: IndexRecord, inputs: Inputs, files: FileMemory) -> None:
        self._before = before
        self._files = files
        self._telling = Telling(before.told, inputs)
        self.records: dict[str, ShardRecord] = {}

    def shard(
        self, part: Sequence[PlannedDocument], store: Path, work: Path, folder: BundleWriter
    ) -> tuple[Shard, list[ShownPage]]:
        """Return the shard of *part*, and what is shown of its pages."""
        name = _digest(part)
        records: list[DocumentRecord] = []
        documents: list[ShardDocument] = []
        for planned, known in zip(part, self._known(name, part), strict=True):
            record, make = self._sound(known), planned.make
            if record is None:
                record, make = self._made(planned, folder)
            records.append(record)
            if record.words:
                documents.append(ShardDocument(record.words, make))
        before = {self._shard_of[one.key] for one in documents if one.key in self._shard_of}
        self.records[name] = ShardRecord(shards.key_of(one.key for one in documents), records)
        shown = [record.page for record in records if record.words]
        return shards.shard(documents, before, store, work), shown

    def record(self, common: str, folder: BundleWriter) -> IndexRecord:
        """Return the record of the index of these shards, whose other files *folder* wrote."""
        every = chain.from_iterable(one.documents for one in self.records.values())
        told, renumbered = self._telling.done(one.reads for one in every)
        records = self.records
        if renumbered is not None:
            records = {
                name: ShardRecord(
                    shard.key, [_renumbered(one, renumbered) for one in shard.documents]
                )
                for name, shard in records.items()
            }
        bundle = {
            name: kept for name, kept in folder.written.items() if not name.endswith(f".{PAGE}")
        }
        return IndexRecord(common, told, records, folder.used, bundle)

    def whole_bundle(
        self, parts: Sequence[Sequence[PlannedDocument]], folder: BundleWriter
    ) -> bool:
        """Say whether the bundle comes out as it did; if so, *folder* has been given its files."""
        before, changed = self._before, self._telling.changed
        if list(before.shards) != [_digest(part) for part in parts] or not all(
            changed.isdisjoint(one.reads) for one in before.documents
        ):
            return False
        pages = [one for one in before.documents if one.words]
        kept = [*(KeptFile(*one.file) for one in pages), *before.bundle.values()]
        found = [now for one in kept if (now := self._files.sound(one)) is not None]
        if not pages or len(found) != len(kept):
            return False
        for page, file in zip(pages, found, strict=False):
            folder.publish(page.digest, file, PAGE)
        for name, file in zip(before.bundle, found[len(pages) :], strict=True):
            folder.bring(name, file)
        return True

    def _known(self, name: str, part: Sequence[PlannedDocument]) -> Sequence[DocumentRecord | None]:
        """Return what is known of each document of a part."""
        same = self._before.shards.get(name)
        if same is not None:
            return same.documents
        return [self._by_plan.get(_plan(planned)) for planned in part]

    def _sound(self, known: DocumentRecord | None) -> DocumentRecord | None:
        """Return what is known of a document as far as it still holds."""
        if known is None or not self._telling.changed.isdisjoint(known.reads):
            return None
        if not known.words:
            return known
        file = self._files.sound(KeptFile(*known.file))
        return known._replace(file=file) if file is not None else None

    def _made(
        self, planned: PlannedDocument, folder: BundleWriter
    ) -> tuple[DocumentRecord, Callable[[], SearchDocument]]:
        with recording() as reads:
            document = planned.make()
        plan, numbers = _plan(planned), self._telling.numbers(reads)
        if not document.worded:  # Pagefind leaves it out
            return DocumentRecord(plan, numbers, "", "", (), {}), planned.make
        words, shown = shards.words_key(document), shown_page(folder, document)
        return DocumentRecord(plan, numbers, words, *shown), lambda: document

    @cached_property
    def _by_plan(self) -> Mapping[str, DocumentRecord]:
        return {one.plan: one for one in self._before.documents}

    @cached_property
    def _shard_of(self) -> Mapping[str, str]:
        """The shard in which each document's words stood."""
        return {
            one.words: shard.key
            for shard in self._before.shards.values()
            for one in shard.documents
        }


def files_of(record: IndexRecord) -> Mapping[str, KeptFile]:
    """Return the files that *record* names, by the digest of what each holds."""
    pages = {one.digest: KeptFile(*one.file) for one in record.documents if one.words}
    return {**record.packed, **pages}


def keys_of(record: IndexRecord) -> set[str]:
    """Return the keys of the shards of *record*."""
    return {shard.key for shard in record.shards.values()}


def written(record: IndexRecord) -> Any:
    """Return *record* as JSON holds it."""
    return {
        "common": record.common,
        "told": record.told.written(),
        "shards": record.shards,
        "packed": record.packed,
        "bundle": record.bundle,
    }


def read(stored: Any) -> IndexRecord:
    """Return the record that ``written`` wrote; an empty one where *stored* is none."""
    try:
        told = Told.read(stored["told"])
        found = {
            name: ShardRecord(key, [DocumentRecord(*row) for row in rows])
            for name, (key, rows) in stored["shards"].items()
        }
        packed = {digest: KeptFile(*file) for digest, file in stored["packed"].items()}
        bundle = {name: KeptFile(*file) for name, file in stored["bundle"].items()}
        return IndexRecord(stored["common"], told, found, packed, bundle)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return IndexRecord()


def _renumbered(record: DocumentRecord, numbers: Sequence[int]) -> DocumentRecord:
    return record._replace(reads=[numbers[number] for number in record.reads])


def _plan(planned: PlannedDocument) -> str:
    return _digest((planned,))


def _digest(part: Sequence[PlannedDocument]) -> str:
    told = [(one.address, one.sort, one.what) for one in part]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
