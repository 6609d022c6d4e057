"""What deployments remember in the store itself, so that a fresh checkout knows it too.

An object that this does not know was put by somebody else. Paths are kept as hashes: whoever reads
the object learns no address from it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

NAME: Final = ".deploy/state.json.gz"
HEADERS: Final = ("application/octet-stream", "no-store", "")
_FORM: Final = "union-news-deploy"
_VERSION: Final = 1
_MOST: Final = 512 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class State:
    """``headers`` stands for the types and cache rules that all objects of the site were put with.

    ``ours`` says of every object that was put from here when it left the site, in seconds since
    1970; 0: it is part of it.
    """

    headers: str = ""
    ours: Mapping[str, int] = field(default_factory=dict)

    @property
    def new(self) -> bool:
        """Whether nothing was put from here yet, as far as is known."""
        return not self.ours

    def has(self, path: str) -> bool:
        """Say whether *path* was put from here."""
        return _mark(path) in self.ours

    def age(self, path: str, now: int) -> int:
        """Return how many seconds ago *path* left the site."""
        return now - self.ours[_mark(path)]

    def with_site(self, paths: Iterable[str]) -> State:
        """Return it with *paths* as parts of the site."""
        return replace(self, ours={**self.ours, **dict.fromkeys(map(_mark, paths), 0)})

    def without(self, left: Iterable[str], now: int, headers: str) -> State:
        """Return it after a deployment that was finished at *now*, with *left* no more in the site."""
        marks = {_mark(path): self.ours[_mark(path)] or now for path in left}
        return State(headers, {**self.ours, **marks})

    def forgetting(self, gone: Iterable[str]) -> State:
        """Return it without the removed objects *gone*."""
        marks = set(map(_mark, gone))
        return replace(self, ours={key: at for key, at in self.ours.items() if key not in marks})

    def packed(self) -> bytes:
        """Return it as bytes; the same state gives the same."""
        value = {"format": _FORM, "version": _VERSION, "headers": self.headers}
        value["ours"] = dict(sorted(self.ours.items()))
        return gzip.compress(json.dumps(value).encode(), mtime=0)


def unpack(content: bytes) -> State | None:
    """Return the state in *content*, ``None`` where it is damaged."""
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        value = json.loads(reader.decompress(content, _MOST))
        if value["format"] != _FORM or value["version"] != _VERSION:
            return None
        return State(
            str(value["headers"]), {str(key): int(at) for key, at in value["ours"].items()}
        )
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None


def _mark(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:24]
