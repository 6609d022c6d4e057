"""The manifest: every published file with its SHA-256, so that any copy can be held against it.

``manifest.json`` names the parts, one a year and a few for what has no year; a part lists its files.
A part stays the same, byte for byte, while nothing of its year changes. ``digest`` in
``manifest.json`` stands for the whole list, however it is cut into parts: whoever keeps that one
line can prove later what was published.

Files of unlisted texts, which no public list may name, stand in it by the SHA-256 of their path: whoever
has the file can prove it, and nobody learns where it is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plugins.core.dates import Moment
from plugins.safety.site_files import SiteFiles

NAME: Final = "manifest.json"
FOLDER: Final = "manifest/"
FORM: Final = "union-news-manifest"
VERSION: Final = 1
COMPRESSED: Final = (".br", ".gz")
UNNAMED: Final = "sha256:"  # begins what stands for the path of an unlisted text's file
_UNLISTED: Final = "unlisted"
_YEAR: Final = re.compile(r"(?:^|/)((?:19|20)\d{2})/")
_INDEX: Final = "index.html"
_INDEXES: Final = "/index.html"
_quoted: Final[Callable[[str], str]] = json.JSONEncoder(ensure_ascii=False).encode
_ABOUT: Final = {
    "vi": "Mọi tệp của trang, với SHA-256 của từng tệp. «digest» là SHA-256 của những gì sha256sum in ra "
    "cho các tệp ấy, xếp theo đường dẫn; bản thân danh mục và các bản nén .br, .gz không tính. Tệp của bài không "
    "niêm yết ghi bằng sha256: và SHA-256 của đường dẫn, thay cho đường dẫn.",
    "en": "Every file of the site with its SHA-256. “digest” is the SHA-256 of what sha256sum prints for "
    "these files, sorted by path; the manifest itself and the compressed copies .br, .gz do not count. A file of an "
    "unlisted text stands as sha256: and the SHA-256 of its path, in place of the path.",
}


@dataclass(frozen=True, slots=True)
class PageStory:
    """Whose a page is: a story's id and language, when it was published and last changed."""

    id: str
    lang: str
    published: Moment
    updated: Moment | None = None

    def values(self) -> dict[str, str]:
        """Return it as plain values; a day without an hour stays a day."""
        found = {"story": self.id, "lang": self.lang, "published": _written(self.published)}
        return found if self.updated is None else {**found, "updated": _written(self.updated)}


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One published file. ``url`` is relative to the site's root, as readers ask for it."""

    url: str
    sha256: str
    size: int
    facts: Mapping[str, str]

    @property
    def path(self) -> str:
        """The file below the output folder."""
        return f"{self.url}index.html" if self.url == "" or self.url.endswith("/") else self.url

    @property
    def unnamed(self) -> bool:
        """Whether ``url`` stands for a path that is not told."""
        return self.url.startswith(UNNAMED)


@dataclass(frozen=True, slots=True)
class Seal:
    """What stands for a manifest: its digest, and how many files and bytes it answers for."""

    digest: str
    files: int
    bytes: int


def publish(
    output: Path | SiteFiles,
    site_url: str,
    day: dt.date,
    stories: Mapping[str, PageStory],
    unlisted: Set[str] = frozenset(),
) -> Seal:
    """Write the manifest of the finished folder *output* into it and return what it sums up to.

    *stories* says whose a page is, by address; *day* is the day that the site was built for; the
    addresses *unlisted* are not named. Takes
    time in proportion to the bytes of the files that the last publish did not have, and memory to the
    number of all. The same output gives the same bytes.
    """
    site = output if isinstance(output, SiteFiles) else SiteFiles.of(output)
    paths = sorted(
        path for path in site.files if not is_manifest(path) and not path.endswith(COMPRESSED)
    )
    digests, marks = site.digests(paths), site.files
    rows: dict[str, list[str]] = {}
    hidden: list[tuple[str, str]] = []
    told: list[tuple[str, str]] = []
    for path, sha256 in digests.items():
        url = path.removesuffix(_INDEX) if path.endswith(_INDEXES) or path == _INDEX else path
        if url in unlisted:
            name = name_of(path)
            hidden.append((name, _row(name, sha256, marks[path].size)))
            told.append((name, sha256))
            continue
        rows.setdefault(_part(path), []).append(
            _row(url, sha256, marks[path].size, stories.get(url))
        )
        told.append((path, sha256))
    if hidden:
        rows[_UNLISTED] = [row for _, row in sorted(hidden)]
        told.sort()
    named = [_write_part(site, name, part) for name, part in sorted(rows.items())]
    made = Seal(_digest(told), len(told), sum(marks[path].size for path in paths))
    head = {
        "format": FORM,
        "version": VERSION,
        "about": _ABOUT,
        "site": f"{site_url}/",
        "day": day.isoformat(),
        "files": made.files,
        "bytes": made.bytes,
        "stories": len({s.id for address, s in stories.items() if address not in unlisted}),
        "digest": {"algorithm": "sha256", "value": made.digest},
        "parts": named,
    }
    site.write(NAME, _json(head, indent=1))
    return made


def digest_of(entries: Iterable[PublishedFile]) -> str:
    """Return the digest over *entries*: what ``sha256sum`` prints for them, hashed once more."""
    return _digest(sorted((entry.path, entry.sha256) for entry in entries))


def _digest(told: Iterable[tuple[str, str]]) -> str:
    """Return the digest over the paths and digests *told*, which are sorted by path."""
    lines = "".join([f"{sha256}  {path}\n" for path, sha256 in told])
    return hashlib.sha256(lines.encode()).hexdigest()


def name_of(path: str) -> str:
    """Return what stands for the file *path* where it is not to be told."""
    return UNNAMED + hashlib.sha256(path.encode()).hexdigest()


def is_manifest(path: str) -> bool:
    """Say whether *path* belongs to the manifest itself."""
    return path == NAME or path.startswith(FOLDER)


def _part(path: str) -> str:
    """Return the part that lists *path*: its year; pictures by the first sign of their hash."""
    first, _, rest = path.partition("/")
    if first == "media":
        return f"media-{rest[:1]}"
    if first in {"files", "theme"} and rest:
        return first
    year = _YEAR.search(path)
    return year[1] if year else "site"


def _row(url: str, sha256: str, size: int, story: PageStory | None = None) -> str:
    facts = ""
    if story is not None:
        told = story.values().items()
        facts = "".join([f", {_quoted(name)}: {_quoted(value)}" for name, value in told])
    return f'{_quoted(url)}: {{"sha256": "{sha256}", "size": {size}{facts}}}'


def _write_part(site: SiteFiles, name: str, rows: Sequence[str]) -> dict[str, Any]:
    """Write a part, an entry a line, and return what the head says of it."""
    content = ("{\n" + ",\n".join(rows) + "\n}\n").encode()
    url = f"{FOLDER}{name}.json"
    sha256 = site.write(url, content)
    return {"url": url, "sha256": sha256, "size": len(content), "files": len(rows)}


def _json(value: object, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()


def _written(moment: Moment) -> str:
    return moment.at.isoformat(timespec="minutes") if moment.has_time else moment.day.isoformat()
