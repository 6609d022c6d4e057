"""The run of Pagefind over the shadow pages, and the bundle that is published.

Pagefind's command is used, not its Python interface, which sleeps a tenth of a second a page.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pagefind_bin

from plugins.search import canonical, shadow
from plugins.search.document import Document
from plugins.search.fragments import SearchIndexError, decode, encode, restored
from plugins.search.vocabulary import Vocabulary, publish

# Smaller chunks of the index mean fewer bytes a query; measured with Pagefind 1.5.2.
CHUNK_SIZE: Final = 2000

_ENTRY: Final = "pagefind-entry.json"


@dataclass(frozen=True, slots=True)
class IndexCount:
    """What was indexed: pages, and the files and bytes of the bundle."""

    pages: int
    files: int
    size: int


def build(documents: Iterable[Document], bundle: Path, lang: str, work: Path) -> IndexCount:
    """Index *documents* into the new or empty folder *bundle*, working below *work*.

    An edition without a page gets no bundle. Raises ``SearchIndexError`` where Pagefind fails or
    writes a form that is not known.
    """
    site, raw = work / "pages", work / "bundle"
    for folder in (site, raw):
        shutil.rmtree(folder, ignore_errors=True)
    vocabulary = Vocabulary()
    known = _write_shadow(documents, site, lang, vocabulary)
    if not known:
        return IndexCount(0, 0, 0)
    _run(site, raw, lang)
    version, wasm = _entry(raw, lang, len(known))
    canonical.settle(raw, lang, version)
    published = _published(raw, lang, wasm)
    size = 0
    for path in published:
        packed = path.read_bytes()
        if path.suffix == ".pf_fragment":
            fragment = decode(packed, version)
            document = known.pop(fragment["url"], None)
            if document is None:
                raise SearchIndexError("X702", version=version, what=fragment["url"])
            packed = encode(restored(fragment, document, version))
        target = bundle / path.relative_to(raw)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(packed)
        size += len(packed)
    if known:
        raise SearchIndexError("X702", version=version, what=min(known))
    size += publish(vocabulary, bundle).stat().st_size
    pages = sum(path.suffix == ".pf_fragment" for path in published)
    return IndexCount(pages, len(published) + 1, size)


def _write_shadow(
    documents: Iterable[Document], site: Path, lang: str, vocabulary: Vocabulary
) -> dict[str, Document]:
    """Write the shadow pages and return the documents by the URL that Pagefind gives them.

    All in one folder: making and removing a folder a page costs more than the index itself.
    """
    known: dict[str, Document] = {}
    site.mkdir(parents=True)
    for document in documents:
        if not document.worded:
            continue
        name = f"{hashlib.sha256(document.address.encode()).hexdigest()[:20]}.html"
        vocabulary.add(document)
        (site / name).write_text(shadow.page(document, lang), encoding="utf-8", newline="\n")
        known[f"/{name}"] = document
    return known


def _run(site: Path, raw: Path, lang: str) -> None:
    """Run Pagefind where no configuration file or variable of the machine can reach it."""
    command = [
        os.fspath(pagefind_bin.get_executable().resolve()),
        "--site", os.fspath(site.resolve()),
        "--output-path", os.fspath(raw.resolve()),
        "--force-language", lang,
        "--silent",
    ]  # fmt: skip
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    } | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)}
    try:
        done = subprocess.run(
            command, cwd=site, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise SearchIndexError("X701", what=error) from None
    if done.returncode != 0:
        raise SearchIndexError("X701", what=done.stderr or done.stdout or done.returncode)


def _entry(raw: Path, lang: str, pages: int) -> tuple[str, str]:
    """Return Pagefind's version and the name of the WebAssembly file that *lang* uses."""
    version = "?"
    try:
        entry = json.loads((raw / _ENTRY).read_bytes())
        version = str(entry["version"])
        ((found, index),) = entry["languages"].items()
        count, wasm = index["page_count"], index["wasm"] or "unknown"
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise SearchIndexError("X702", version=version, what=f"{_ENTRY}: {error}") from None
    if found != lang or count != pages:
        what = f"{_ENTRY}: {found}, {count} ≠ {lang}, {pages}"
        raise SearchIndexError("X702", version=version, what=what)
    return version, wasm


def _published(raw: Path, lang: str, wasm: str) -> tuple[Path, ...]:
    """Return the files that the search page needs; the rest is Pagefind's own user interface."""
    patterns = (
        "pagefind.js",
        _ENTRY,
        f"pagefind.{lang}_*.pf_meta",
        f"wasm.{wasm}.pagefind",
        f"fragment/{lang}_*.pf_fragment",
        f"index/{lang}_*.pf_index",
    )
    needed: list[Path] = []
    for pattern in patterns:
        found = sorted(raw.glob(pattern))
        if not found:
            raise SearchIndexError("X702", version=_version(raw), what=pattern)
        needed += found
    return (*needed, *sorted(raw.glob(f"filter/{lang}_*.pf_filter")))


def _version(raw: Path) -> str:
    return str(json.loads((raw / _ENTRY).read_bytes())["version"])
