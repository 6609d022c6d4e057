"""A copy of the site, held against a manifest: what was changed, what is lost, what was added."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Protocol
from urllib.parse import unquote, urldefrag, urljoin

from plugins.core.link_forms import ATTRIBUTE_VALUE
from plugins.core.problems import Place, Problem, problem
from plugins.safety.compressed import inflated
from plugins.safety.manifest import COMPRESSED, NAME, PublishedFile, name_of
from plugins.safety.manifest_read import Manifest, ManifestError
from plugins.safety.output_files import is_dropping, list_files

State = Literal["there", "missing", "elsewhere", "unread"]

MOST_KEPT: Final = 4 * 2**20  # bytes of a changed page that are searched for links
_MOST_CANDIDATES: Final = 500
_SHOWN: Final = 50
_LINK: Final = re.compile(
    rf"(?:href|src)\s*=\s*{ATTRIBUTE_VALUE}|<loc>([^<]*)</loc>".encode(), re.IGNORECASE
)
_CODES: Final = {"changed": "V101", "missing": "V102", "unread": "V104", "elsewhere": "V105"}


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """What stands at a URL. ``detail`` says where one is led, or why nothing could be read.

    ``content`` is the beginning of what was read, for pages and lists that were asked to be kept.
    """

    state: State
    sha256: str = ""
    detail: str = ""
    content: bytes = b""


class SiteCopy(Protocol):
    """A copy of the site: a folder or a host."""

    connections: int

    def look(self, url: str, most: int) -> FetchedFile:
        """Return what stands at *url*, a path below the site's root.

        Of a file larger than *most* bytes no more is read: it differs anyway.
        """

    def offers(self, entry: PublishedFile) -> bool:
        """Say whether readers of this copy can ask for *entry*."""

    def more(self, known: frozenset[str]) -> Iterable[Problem]:
        """Yield what is wrong with files that are not among the *known* paths."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many files were looked at, how many cannot be asked for, and every difference."""

    files: int
    skipped: int
    problems: tuple[Problem, ...]


def compare(manifest: Manifest, source: SiteCopy) -> Compared:
    """Hold *source* against *manifest*, *source*.connections files at a time."""
    if isinstance(source, FolderCopy):
        manifest = named(manifest, source.root)
    wanted = {entry.url: entry for entry in manifest.entries.values() if source.offers(entry)}
    lost = manifest.entries.get("404.html")
    found: list[Problem] = []
    candidates: dict[str, None] = {}
    with ThreadPoolExecutor(source.connections) as pool:

        def look(entry: PublishedFile) -> tuple[PublishedFile, FetchedFile]:
            return entry, source.look(entry.url, entry.size or MOST_KEPT)

        for entry, answer in pool.map(look, [*wanted.values(), *manifest.own.values()]):
            kind = _kind(entry, answer, lost)
            if kind is None:
                continue
            found.append(_difference(_CODES[kind], entry.url, answer.detail))
            if kind == "changed":
                candidates.update(dict.fromkeys(_links(manifest.site, entry.url, answer.content)))
    known = frozenset(entry.path for entry in manifest.entries.values()) | manifest.own.keys()
    new = [url for url in candidates if _path(url) not in known][:_MOST_CANDIDATES]
    for url in new:
        answer = source.look(url, MOST_KEPT)
        if answer.state == "there" and not (lost and answer.sha256 == lost.sha256):
            found.append(_difference("V103", url))
    found.extend(source.more(known))
    return Compared(
        len(wanted), len(manifest.entries) - len(wanted), tuple(_shortened(sorted(set(found))))
    )


def named(manifest: Manifest, folder: Path) -> Manifest:
    """Return *manifest* with the paths of the unlisted texts' files, as far as *folder* holds them."""
    entries = dict(manifest.entries)
    if not any(entry.unnamed for entry in entries.values()):
        return manifest
    for path in list_files(folder).files:
        if (hidden := entries.pop(name_of(path), None)) is not None:
            url = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
            entries[url] = replace(hidden, url=url)
    return replace(manifest, entries=entries)


def spoken(error: ManifestError) -> Problem:
    """Return what an editor is told of a manifest that cannot be used."""
    code = {"missing": "V107", "damaged": "V108", "newer": "V109"}[error.reason]
    return problem(code, Place(error.url))


class FolderCopy:
    """A copy in a folder. *own* is the folder that was published from here, if there is one.

    What was placed by hand in *own*, and is the same here, was not added by a stranger.
    """

    connections = 2

    def __init__(self, root: Path, own: Path | None = None) -> None:
        self.root, self._own = root, own

    def look(self, url: str, most: int) -> FetchedFile:
        """See ``SiteCopy.look``. Links are not followed: a copy holds files."""
        path = self.root / _path(url)
        try:
            if path.is_symlink() or not path.is_file():
                return FetchedFile("missing")
            whole, kept, read = hashlib.sha256(), b"", 0
            with path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    whole.update(chunk)
                    kept = kept or chunk
                    read += len(chunk)
                    if read > most:
                        break
        except OSError as error:
            return FetchedFile("unread", detail=error.strerror or str(error))
        return FetchedFile("there", whole.hexdigest(), content=kept)

    def fetch(self, url: str, most: int) -> bytes:
        """Return the file at *url*, of a larger one a byte more than *most*. Raises ``LookupError``
        where there is none.
        """
        path = self.root / _path(url)
        if path.is_symlink() or not path.is_file():
            raise LookupError(url)
        with path.open("rb") as file:
            return file.read(most + 1)

    def offers(self, entry: PublishedFile) -> bool:
        """A folder has every file."""
        del entry
        return True

    def more(self, known: frozenset[str]) -> Iterator[Problem]:
        """Yield the files that nobody published, and compressed copies of something else."""
        listing = list_files(self.root)
        for path in (*sorted(listing.files), *listing.odd):
            if path in known or is_dropping(path):
                continue
            base = path.removesuffix(".gz").removesuffix(".br")
            if path.endswith(COMPRESSED) and base in known:
                if not self._holds(path, base):
                    yield _difference("V106", path)
            elif path in listing.odd or not self._by_hand(path):
                yield _difference("V103", path)

    def _holds(self, packed: str, path: str) -> bool:
        try:
            size = (self.root / path).stat().st_size
            whole = hashlib.sha256()
            with (self.root / packed).open("rb") as file:
                for chunk in inflated(file, packed.rpartition(".")[2], size):
                    whole.update(chunk)
        except (OSError, ValueError):
            return False
        return whole.hexdigest() == self.look(path, size).sha256

    def _by_hand(self, path: str) -> bool:
        if self._own is None or not (self._own / path).is_file():
            return False
        own = FolderCopy(self._own).look(path, MOST_KEPT)
        return own.state == "there" and own == self.look(path, MOST_KEPT)


def _kind(entry: PublishedFile, answer: FetchedFile, lost: PublishedFile | None) -> str | None:
    if answer.state != "there":
        return answer.state
    if answer.sha256 == entry.sha256:
        return None
    # Some hosts answer 200 with their page for «not found».
    soft = lost is not None and answer.sha256 == lost.sha256
    return "missing" if soft else "changed"


def _path(url: str) -> str:
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def _links(site: str, url: str, content: bytes) -> Iterator[str]:
    """Yield the URLs below *site* that a page or list at *url* may lead to."""
    for found in _LINK.finditer(content):
        link = next(group for group in found.groups() if group is not None)
        written = html.unescape(link.decode("utf-8", "replace").strip())
        try:
            whole = urldefrag(urljoin(site + url, written)).url.partition("?")[0]
        except ValueError:
            continue
        if whole.startswith(site):
            yield unquote(whole[len(site) :])


def _difference(code: str, url: str, detail: str = "") -> Problem:
    return problem(code, Place(f"/{url}"), detail=detail)


def _shortened(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield of each kind the first, and how many more there are."""
    counts: dict[str, int] = {}
    first: dict[str, Problem] = {}
    for one in problems:
        counts[one.code] = counts.get(one.code, 0) + 1
        first.setdefault(one.code, one)
        if counts[one.code] <= _SHOWN:
            yield one
    for code, count in sorted(counts.items()):
        if count > _SHOWN:
            yield problem("V199", first[code].place, fault=code, count=count - _SHOWN)


def manifest_of(folder: Path) -> bool:
    """Say whether *folder* holds a manifest."""
    return (folder / NAME).is_file()
