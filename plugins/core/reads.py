"""What a step reads, noted where it is handed out: nobody declares what a page depends on.

A step runs inside ``recording``. Whatever hands out a part of the site that may change (a text's
words, the order of a listing, an organisation's row) notes its name; the notes are what the step's
result depends on. A name is a kind and what tells it from others of the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
Read = tuple[str, str]  # a kind, and what tells it from others of the kind

_running: list[set[Read]] = []
ALL: Final = "*"  # which keys a mapping has, and their order


def note(kind: str, name: str) -> None:
    """Note that the running step has read what *kind* and *name* stand for."""
    if _running:
        _running[-1].add((kind, name))


def reading() -> bool:
    """Say whether any step is running that notes what it reads."""
    return bool(_running)


@contextmanager
def recording() -> Generator[set[Read]]:
    """Give the set in which is noted what is read meanwhile. A step within a step counts for both."""
    reads: set[Read] = set()
    _running.append(reads)
    try:
        yield reads
    finally:
        _running.pop()
        if _running:
            _running[-1] |= reads


class Derived(Mapping[K, V], Generic[K, V]):
    """Values made when first asked for; whoever asks has read what they were made from.

    *keys* are all that can be asked for. *make* raises ``KeyError`` for none of them.
    """

    def __init__(self, keys: Mapping[K, object], make: Callable[[K], V]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[K, tuple[V, set[Read]]] = {}

    def __getitem__(self, key: K) -> V:
        known = self._made.get(key)
        if known is None:
            if key not in self._keys:
                raise KeyError(key)
            with recording() as reads:
                value = self._make(key)
            self._made[key] = known = value, reads
        elif _running:
            _running[-1] |= known[1]
        return known[0]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Traced(Mapping[K, V], Generic[K, V]):
    """A mapping that notes under *kind* what is asked of it: a value, that there is none, all keys."""

    def __init__(self, kind: str, values: Mapping[K, V]) -> None:
        self.kind = kind
        self.values_by_key = values
        self._names = {key: str(key) for key in values}

    def __getitem__(self, key: K) -> V:
        note(self.kind, self._names.get(key) or str(key))
        return self.values_by_key[key]

    def __contains__(self, key: object) -> bool:
        note(self.kind, str(key))
        return key in self.values_by_key

    def __iter__(self) -> Iterator[K]:
        note(self.kind, ALL)
        return iter(self.values_by_key)

    def __len__(self) -> int:
        note(self.kind, ALL)
        return len(self.values_by_key)
