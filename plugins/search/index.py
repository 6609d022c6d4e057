"""The search index of one edition: shards by Pagefind, joined into the bundle that is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.inputs import Inputs
from plugins.core.memory import FileMemory
from plugins.core.outlet import Outlet
from plugins.search import bundle, shard_steps, shards, vocabulary
from plugins.search.planned import PlannedDocument
from plugins.search.postings import Postings, moved
from plugins.search.shard_steps import IndexRecord, ShardSteps

# The page looks for all forms of a word; Vietnamese words have but one.
_INFLECTED: Final = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Sources:
    """What documents are made from: the *inputs* that they may read, the digest of what is *common* to
    all, and the *files* that are kept of earlier indexes; *outlet* takes the bundle.
    """

    inputs: Inputs
    common: str
    files: FileMemory
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class IndexCount:
    """What was indexed: pages, and the files and bytes of the bundle."""

    pages: int
    files: int
    size: int


def build(
    documents: Iterable[PlannedDocument],
    place: str,
    lang: str,
    store: Path,
    work: Path,
    sources: Sources,
) -> IndexCount:
    """Index *documents* into the folder *place* of the sources' outlet, working in *work*.

    What has not changed since an earlier run is taken from the folder *store* and from the files that
    *sources* keep; the bundle's bytes do not depend on what lies there. An edition without a page gets
    no bundle. Raises ``SearchIndexError`` where Pagefind fails or writes a form that is not known.
    """
    before = shard_steps.read(sources.files.record(lang))
    if before.common != sources.common:
        before = IndexRecord()
    steps = ShardSteps(before, sources.inputs, sources.files)
    folder = bundle.BundleWriter(place, sources.outlet, sources.files, shard_steps.files_of(before))
    parts = list(shards.parts(documents))
    if steps.whole_bundle(parts, folder):
        return IndexCount(folder.pages, folder.files, folder.size)
    words: defaultdict[str, list[Postings]] = defaultdict(list)
    counts = []
    pages: list[bundle.ShownPage] = []
    for part in parts:
        made, shown = steps.shard(part, store, work, folder)
        for word, postings in made.postings.items():
            words[word].append(moved(postings, len(pages)))
        counts.append(made.counts)
        pages += shown
    if not pages:
        return IndexCount(0, 0, 0)
    known = vocabulary.commonest(counts)
    folder.write(vocabulary.NAME, vocabulary.lines(known).encode())
    bundle.write(folder, pages, words, lang in _INFLECTED)
    record = steps.record(sources.common, folder)
    shards.prune(store, shard_steps.keys_of(before) - shard_steps.keys_of(record))
    used = {kept.sha256 for kept in shard_steps.files_of(record).values()}
    used |= {kept.sha256 for kept in record.bundle.values()}
    sources.files.save(lang, shard_steps.written(record), used)
    return IndexCount(len(pages), folder.files, folder.size)
