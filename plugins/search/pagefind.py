"""The run of Pagefind over shadow pages: which words stand where.

Pagefind's command is used, not its Python interface, which sleeps a tenth of a second a page. Its
files are gzip of the marker ``pagefind_dcd`` and CBOR or JSON. The format is Pagefind's own affair
and may change with any version, so whatever is not as expected is an error.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import cbor2
import pagefind_bin

from plugins.core.problems import ContentError, Place, problem
from plugins.core.search_document import SearchDocument, sentences, words
from plugins.search import shadow
from plugins.search.postings import entry

MARKER: Final = b"pagefind_dcd"

# One file for all words: it is read here, once, and written anew.
_CHUNK_SIZE: Final = 1_000_000
_NO_STEMMER: Final = "vi"


class SearchIndexError(ContentError):
    """Pagefind failed, or its index is not in the form that this program reads."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__([problem(code, Place("pagefind"), **values)])


@cache
def release() -> str:
    """Return the version of Pagefind that is installed."""
    return version("pagefind-bin")


def read(documents: Sequence[SearchDocument], work: Path) -> list[dict[str, bytes]]:
    """Return for each of *documents* the words that stand in it, folded, and the entry of each.

    What is said of one document does not depend on the others. A position counts the words of
    ``Document.content``; the hidden words follow behind these, a gap before each hidden text, so that
    no row of words crosses over. Works in the folder *work*, which is emptied.
    Raises ``SearchIndexError`` where Pagefind fails or writes a form that is not known.
    """
    site, raw = work / "pages", work / "bundle"
    for folder in (site, raw):
        shutil.rmtree(folder, ignore_errors=True)
    # All in one folder: making and removing a folder a page costs more than the index itself.
    site.mkdir(parents=True)
    for at, document in enumerate(documents):
        (site / f"{at}.html").write_text(shadow.page(document), encoding="utf-8", newline="\n")
    _run(site, raw)
    try:
        return _entries(raw, documents)
    except SearchIndexError:
        raise
    except (OSError, EOFError, ValueError, LookupError, TypeError, zlib.error) as error:
        raise SearchIndexError("X702", version=release(), what=error) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(site: Path, raw: Path) -> None:
    """Run Pagefind where no configuration file or variable of the machine can reach it."""
    command = [
        os.fspath(pagefind_bin.get_executable().resolve()),
        "--site", os.fspath(site.resolve()),
        "--output-path", os.fspath(raw.resolve()),
        "--force-language", _NO_STEMMER,
        "--silent",
    ]  # fmt: skip
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    } | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(_CHUNK_SIZE)}
    try:
        done = subprocess.run(
            command, cwd=site, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise SearchIndexError("X701", what=error) from None
    if done.returncode != 0:
        raise SearchIndexError("X701", what=done.stderr or done.stdout or done.returncode)


def _entries(raw: Path, documents: Sequence[SearchDocument]) -> list[dict[str, bytes]]:
    (meta_file,) = raw.glob("*.pf_meta")
    said, pages, chunks, _, _, fields = cbor2.loads(_unpacked(meta_file))
    if said != release() or len(pages) != len(documents):
        what = f"{meta_file.name}: {said}, {len(pages)} ≠ {len(documents)}"
        raise SearchIndexError("X702", version=release(), what=what)
    fragments = raw / "fragment"
    numbers = [_checked(fragments / f"{name}.pf_fragment", documents) for name, _ in pages]
    titles = [len(document.title_words) for document in documents]
    hidden = fields.index(shadow.HIDDEN) if shadow.HIDDEN in fields else None
    places_behind: dict[int, list[int]] = {}
    found: list[dict[str, bytes]] = [{} for _ in documents]
    for _, _, name in chunks:
        (listed,) = cbor2.loads(_unpacked(raw / "index" / f"{name}.pf_index"))
        for word, places, _ in listed:
            number = 0
            for distance, inside, in_fields in places:
                number += distance
                page = numbers[number]
                distances = inside[1:]
                if in_fields:
                    if page not in places_behind:
                        places_behind[page] = _places_behind(documents[page])
                    behind = _hidden(in_fields, hidden, places_behind[page])
                    distances = _distances({*_positions(inside), *behind})
                elif min(inside[2:], default=1) <= 0:  # several weights, or a place twice
                    distances = _distances(_positions(inside))
                if distances:
                    found[page][word] = entry(distances, titles[page])
    return found


def _positions(coded: Sequence[int]) -> Iterator[int]:
    """Yield positions. After a number below 0, a weight, they count from 0."""
    at = 0
    for value in coded:
        if value < 0:
            at = 0
        else:
            at += value
            yield at


def _distances(positions: Iterable[int]) -> list[int]:
    """Return the first of *positions*, and the distances to all others, each position once."""
    return [after - before for before, after in pairwise((0, *sorted({*positions})))]


def _places_behind(document: SearchDocument) -> list[int]:
    """Return the position of each hidden word: behind the text, a gap before each hidden text."""
    places: list[int] = []
    at = sum(len(line.split()) for line in document.lines)
    for text in document.hidden:
        count = len(words(text))
        places += range(at + 1, at + 1 + count)
        at += 1 + count
    return places


def _hidden(coded: Sequence[int], field: int | None, places: Sequence[int]) -> Iterator[int]:
    """Yield the positions in the field numbered *field*, which is said by -1 less its number."""
    at = 0
    is_wanted = False
    for value in coded:
        if value < 0:
            at, is_wanted = 0, field is not None and value == -1 - field
        else:
            at += value
            if is_wanted:
                yield places[at]


def _checked(path: Path, documents: Sequence[SearchDocument]) -> int:
    """Return the number of a fragment's document, whose words must be those that were given.

    Pagefind adds a full stop to a passage that ends without one.
    """
    fragment: Mapping[str, Any] = json.loads(_unpacked(path))
    number = int(str(fragment["url"]).strip("/").removesuffix(".html"))
    said, document = str(fragment["content"]), documents[number]
    if said == sentences(document.folded):
        return number
    theirs, ours = said.split(), " ".join(document.folded).split()
    if len(theirs) != len(ours):
        raise ValueError(f"{document.address}: {len(theirs)} ≠ {len(ours)}")
    for read, given in zip(theirs, ours, strict=True):
        if read not in (given, f"{given}."):
            raise ValueError(f"{document.address}: {read} ≠ {given}")
    return number


def _unpacked(path: Path) -> bytes:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(MARKER):
        raise ValueError(f"{path.name}: marker missing")
    return raw[len(MARKER) :]
