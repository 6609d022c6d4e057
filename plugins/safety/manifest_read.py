"""A manifest as somebody else may have left it: read with suspicion."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from plugins.safety.manifest import FOLDER, FORM, NAME, VERSION, PublishedFile, digest_of

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_PART: Final = re.compile(re.escape(FOLDER) + r"[a-z0-9-]+\.json")
# A manifest comes from whoever has the copy, so what it may cost is bounded: bytes of its head, of a
# part, and of all parts together; parts; characters and facts of a row; bytes of a listed file.
_MOST_OF_HEAD: Final = 2**20
_MOST_OF_PART: Final = 32 * 2**20
_MOST_OF_ALL: Final = 128 * 2**20
_MOST_PARTS: Final = 2000
_LONGEST_ROW: Final = 8192
_MOST_FACTS: Final = 12
_LARGEST_FILE: Final = 2**40

Fetch = Callable[[str, int], bytes]


class ManifestError(Exception):
    """There is no manifest that can be used; ``url`` names its file, ``reason`` is one of
    ``missing``, ``damaged``, ``newer``.
    """

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url}: {reason}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that a site says it is made of, by URL below its root.

    ``own`` are the files of the manifest itself.
    """

    site: str
    day: str
    digest: str
    entries: Mapping[str, PublishedFile]
    own: Mapping[str, PublishedFile]


def read_manifest(fetch: Fetch) -> Manifest:
    """Return the manifest whose files *fetch* gives by URL, at most so many bytes and one.

    *fetch* raises ``LookupError`` for a file that is not there. Raises ``ManifestError`` where the
    list is not what its own digests say.
    """
    content = _fetched(fetch, NAME, _MOST_OF_HEAD)
    head = _object(NAME, content)
    if head.get("format") != FORM:
        raise ManifestError(NAME, "damaged")
    if head.get("version") != VERSION:
        raise ManifestError(NAME, "newer")
    own = {NAME: _own(NAME, content)}
    entries: dict[str, PublishedFile] = {}
    left = _MOST_OF_ALL
    try:
        if len(head["parts"]) > _MOST_PARTS:
            raise ManifestError(NAME, "damaged")
        for part in head["parts"]:
            url, wanted, size = part["url"], part["sha256"], part["size"]
            if not _PART.fullmatch(url) or not 0 <= size <= min(left, _MOST_OF_PART):
                raise ManifestError(NAME, "damaged")
            content = _fetched(fetch, url, size)
            left -= size
            own[url] = _own(url, content)
            if own[url].sha256 != wanted:
                raise ManifestError(url, "damaged")
            entries.update((entry.url, entry) for entry in _entries(url, content))
        found = Manifest(str(head["site"]), str(head["day"]), head["digest"]["value"], entries, own)
    except (KeyError, TypeError) as error:
        raise ManifestError(NAME, "damaged") from error
    if digest_of(entries.values()) != found.digest:
        raise ManifestError(NAME, "damaged")
    return found


def _entries(part: str, content: bytes) -> Iterator[PublishedFile]:
    for url, row in _rows(part, content):
        sound = (
            isinstance(row, dict)
            and len(row) <= _MOST_FACTS
            and isinstance(size := row.pop("size", None), int)
            and 0 <= size <= _LARGEST_FILE
            and isinstance(sha256 := row.pop("sha256", None), str)
            and _SHA256.fullmatch(sha256)
            and _within(url)
        )
        if not sound:
            raise ManifestError(part, "damaged")
        yield PublishedFile(url, sha256, size, {key: str(value) for key, value in row.items()})


def _rows(part: str, content: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a part, each of which stands on a line of its own.

    Read whole, a few bytes that mean many values would take all memory.
    """
    lines = io.BytesIO(content)
    if lines.readline() != b"{\n":
        raise ManifestError(part, "damaged")
    for line in lines:
        if line == b"}\n":
            break
        row = line.rstrip(b"\n").removesuffix(b",")
        if row:
            if len(row) > _LONGEST_ROW:
                raise ManifestError(part, "damaged")
            yield from _object(part, b"{" + row + b"}").items()
    else:
        raise ManifestError(part, "damaged")


def _own(url: str, content: bytes) -> PublishedFile:
    return PublishedFile(url, hashlib.sha256(content).hexdigest(), len(content), {})


def _within(url: str) -> bool:
    """Say whether *url* stays below the site's root, whoever wrote it."""
    names = url.split("/")[:-1] + ([last] if (last := url.rpartition("/")[2]) else [])
    return "\\" not in url and url.isprintable() and not {"", ".", ".."} & set(names)


def _object(url: str, content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)  # a depth that a stack cannot hold is an error of its own
    except (ValueError, RecursionError) as error:
        raise ManifestError(url, "damaged") from error
    if not isinstance(value, dict):
        raise ManifestError(url, "damaged")
    return value


def _fetched(fetch: Fetch, url: str, most: int) -> bytes:
    try:
        content = fetch(url, most)
    except LookupError as error:
        raise ManifestError(url, "missing") from error
    if len(content) > most:
        raise ManifestError(url, "damaged")
    return content
