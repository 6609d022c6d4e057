"""Shards as steps: the documents of one are made again only where something that they read has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.core.inputs import Inputs
from plugins.core.memory import FileMemory, KeptFile
from plugins.core.reads import recording
from plugins.core.told import Numbers, Telling, Told
from plugins.search import shards
from plugins.search.bundle import BundleWriter, ShownPage, shown_page
from plugins.search.planned import PlannedDocument, made


@dataclass(frozen=True, slots=True)
class ShardRecord:
    """What a shard came to: what it read, the key of its postings, what is shown of its pages."""

    reads: Numbers
    key: str
    pages: tuple[ShownPage, ...]


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """An edition's index as an earlier build made it.

    ``common`` is the digest of what every document depends on; ``shards`` are by the digest of what
    stands in them, ``packed`` the other files by the digest of what they hold, ``bundle`` all files of
    the bundle by their names.
    """

    common: str = ""
    told: Told = field(default_factory=Told)
    shards: Mapping[str, ShardRecord] = field(default_factory=dict)
    packed: Mapping[str, KeptFile] = field(default_factory=dict)
    bundle: Mapping[str, KeptFile] = field(default_factory=dict)


class ShardSteps:
    """The shards of one edition; *before* is what an earlier build came to."""

    def __init__(self, before: IndexRecord, inputs: Inputs, files: FileMemory) -> None:
        self._before = before
        self._files = files
        self._telling = Telling(before.told, inputs)
        self.records: dict[str, ShardRecord] = {}

    def shard(
        self, part: Sequence[PlannedDocument], store: Path, work: Path, folder: BundleWriter
    ) -> tuple[shards.Shard, tuple[ShownPage, ...]]:
        """Return the shard of *part*, and what is shown of its pages."""
        name = _digest(part)
        record = self._before.shards.get(name)
        if record is not None and self._telling.changed.isdisjoint(record.reads):
            found, pages = shards.kept_shard(record.key, store), list(self._sound(record))
            if found is not None and len(pages) == len(record.pages):
                self.records[name] = ShardRecord(record.reads, record.key, tuple(pages))
                return found, tuple(pages)
        with recording() as reads:
            documents = made(part)
        shown = tuple(shown_page(folder, document) for document in documents)
        self.records[name] = ShardRecord(
            self._telling.numbers(reads), shards.key_of(documents), shown
        )
        return shards.shard(documents, store, work), shown

    def record(self, common: str, folder: BundleWriter) -> IndexRecord:
        """Return the record of the index of these shards, whose other files *folder* wrote."""
        told, renumbered = self._telling.done(one.reads for one in self.records.values())
        records = self.records
        if renumbered is not None:
            records = {
                name: replace(one, reads=[renumbered[number] for number in one.reads])
                for name, one in records.items()
            }
        return IndexRecord(common, told, records, folder.used, folder.written)

    def whole_bundle(self, parts: Sequence[Sequence[PlannedDocument]]) -> dict[str, KeptFile]:
        """Return the files of the bundle where it would come out as it did; none where it would not."""
        before = self._before
        if list(before.shards) != [_digest(part) for part in parts] or any(
            not self._telling.changed.isdisjoint(shard.reads) for shard in before.shards.values()
        ):
            return {}
        found = {name: self._files.sound(kept) for name, kept in before.bundle.items()}
        whole = {name: kept for name, kept in found.items() if kept is not None}
        return whole if len(whole) == len(found) else {}

    def _sound(self, record: ShardRecord) -> Iterator[ShownPage]:
        for page in record.pages:
            if (file := self._files.sound(page.file)) is not None:
                yield ShownPage(page.digest, file, page.filters)


def files_of(record: IndexRecord) -> Mapping[str, KeptFile]:
    """Return the files that *record* names, by the digest of what each holds."""
    pages = (page for shard in record.shards.values() for page in shard.pages)
    return {**record.packed, **{page.digest: page.file for page in pages}}


def written(record: IndexRecord) -> Any:
    """Return *record* as JSON holds it."""
    return {
        "common": record.common,
        "told": record.told.written(),
        "shards": {
            name: [
                shard.reads,
                shard.key,
                [[page.digest, page.file, page.filters] for page in shard.pages],
            ]
            for name, shard in record.shards.items()
        },
        "packed": dict(record.packed),
        "bundle": dict(record.bundle),
    }


def read(stored: Any) -> IndexRecord:
    """Return the record that ``written`` wrote; an empty one where *stored* is none."""
    try:
        told = Told.read(stored["told"])
        found = {
            name: ShardRecord(
                numbers,
                key,
                tuple(
                    ShownPage(digest, KeptFile(*file), filters) for digest, file, filters in pages
                ),
            )
            for name, (numbers, key, pages) in stored["shards"].items()
        }
        packed = {digest: KeptFile(*file) for digest, file in stored["packed"].items()}
        bundle = {name: KeptFile(*file) for name, file in stored["bundle"].items()}
        return IndexRecord(stored["common"], told, found, packed, bundle)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return IndexRecord()


def _digest(part: Iterable[PlannedDocument]) -> str:
    told = [(one.address, one.sort, one.what) for one in part]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
