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
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import cbor2
import pagefind_bin

from plugins.core.problems import ContentError, Place, problem
from plugins.core.search_document import SearchDocument, words
from plugins.core.text import fold
from plugins.search import shadow
from plugins.search.postings import Posting

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


def read(documents: Sequence[SearchDocument], work: Path) -> dict[str, list[Posting]]:
    """Return for each word, folded, the documents in which it stands, by their number in *documents*.

    A position counts the words of ``Document.content``; the hidden words follow behind these,
    a gap before each hidden text, so that no row of words crosses over. Works in the folder *work*, which is emptied.
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


def _entries(raw: Path, documents: Sequence[SearchDocument]) -> dict[str, list[Posting]]:
    (meta_file,) = raw.glob("*.pf_meta")
    said, pages, chunks, _, _, fields = cbor2.loads(_unpacked(meta_file))
    if said != release() or len(pages) != len(documents):
        what = f"{meta_file.name}: {said}, {len(pages)} ≠ {len(documents)}"
        raise SearchIndexError("X702", version=release(), what=what)
    numbers = [_checked(raw / "fragment" / f"{name}.pf_fragment", documents) for name, _ in pages]
    titles = [len(document.title_words) for document in documents]
    places_behind = [_places_behind(document) for document in documents]
    hidden = fields.index(shadow.HIDDEN) if shadow.HIDDEN in fields else None
    found: defaultdict[str, list[Posting]] = defaultdict(list)
    for _, _, name in chunks:
        (listed,) = cbor2.loads(_unpacked(raw / "index" / f"{name}.pf_index"))
        for word, places, _ in listed:
            number = 0
            for distance, inside, in_fields in places:
                number += distance
                page = numbers[number]
                positions = _positions(inside)
                if in_fields:
                    behind = _hidden(in_fields, hidden, places_behind[page])
                    positions = sorted({*positions, *behind})
                if positions:
                    in_title = bisect_left(positions, titles[page])
                    found[word].append(Posting(page, positions, in_title))
    for entries in found.values():
        entries.sort(key=lambda entry: entry.page)
    return dict(found)


def _positions(coded: Sequence[int]) -> list[int]:
    """Return positions in order, each once. After a number below 0, a weight, they count from 0."""
    distances = coded[1:]
    if min(distances[1:], default=1) > 0:  # one weight, no place twice: nearly always
        return list(accumulate(distances))
    found = set()
    at = 0
    for value in coded:
        if value < 0:
            at = 0
        else:
            at += value
            found.add(at)
    return sorted(found)


def _places_behind(document: SearchDocument) -> list[int]:
    """Return the position of each hidden word: behind the text, a gap before each hidden text."""
    places: list[int] = []
    at = len(document.content)
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
    folded = str(fragment["content"]).split()
    expected = fold("\0".join(documents[number].content)).split("\0")
    if len(folded) != len(expected):
        raise ValueError(f"{documents[number].address}: {len(folded)} ≠ {len(expected)}")
    for theirs, ours in zip(folded, expected, strict=True):
        if theirs != ours and theirs != f"{ours}.":
            raise ValueError(f"{documents[number].address}: {theirs} ≠ {ours}")
    return number


def _unpacked(path: Path) -> bytes:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(MARKER):
        raise ValueError(f"{path.name}: marker missing")
    return raw[len(MARKER) :]
