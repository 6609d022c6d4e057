"""Which pages of two built sites differ, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final, Literal

Kind = Literal["added", "changed", "removed"]
_INDEX: Final = "index.html"
_ASSETS: Final = re.compile(
    rb"/theme/[0-9a-f]{8,}/"
)  # named by the content of all the theme's files
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_BODY: Final = re.compile(r'<body class="page-([\w-]+)"')
# What a proposal is mostly about comes first; listings that hold it come last.
_RANKS: Final = ("story", "page", "agreement", "organisation", "front", "register", "gone")


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is new, changed or gone; ``page_kind`` is that of its template."""

    kind: Kind
    address: str
    title: str
    page_kind: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The pages that differ, those that matter most first, and whether the ``theme`` does."""

    pages: tuple[PageChange, ...]
    theme: bool


def difference(before: Path, after: Path) -> Difference:
    """Return how the site at *after* differs from the one at *before*."""
    old, new = _pages(before), _pages(after)
    found = [*_changes(old, new)]
    return Difference(tuple(sorted(found, key=_order)), _theme(before) != _theme(after))


def _changes(old: dict[str, Path], new: dict[str, Path]) -> Iterator[PageChange]:
    for address in old.keys() | new.keys():
        if address not in new:
            yield _change("removed", address, old[address])
        elif address not in old:
            yield _change("added", address, new[address])
        elif _shown(old[address]) != _shown(new[address]):
            yield _change("changed", address, new[address])


def _change(kind: Kind, address: str, path: Path) -> PageChange:
    html = path.read_text("utf-8", "replace")
    title, body = _TITLE.search(html), _BODY.search(html)
    words = " ".join(unescape(title[1]).split()) if title else address
    return PageChange(kind, address, words, body[1] if body else "")


def _order(change: PageChange) -> tuple[int, bool, int, str]:
    kind = change.page_kind
    rank = _RANKS.index(kind) if kind in _RANKS else len(_RANKS)
    foreign = change.address.startswith("en/")  # Vietnamese comes first, as everywhere
    return rank, foreign, ("added", "changed", "removed").index(change.kind), change.address


def _pages(site: Path) -> dict[str, Path]:
    """Return the pages of *site* by their addresses."""
    return {
        path.relative_to(site).as_posix().removesuffix(_INDEX): path
        for path in site.rglob("*.html")
    }


def _shown(path: Path) -> bytes:
    return _ASSETS.sub(b"/theme/", path.read_bytes())


def _theme(site: Path) -> dict[str, bytes]:
    """Return the theme's files by their names."""
    folder = site / "theme"
    return {
        _ASSETS.sub(
            b"/", f"/{path.relative_to(site).as_posix()}".encode()
        ).decode(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".css", ".js", ".svg", ".png", ".woff2"}
    }
