"""What a step reads, noted where it is handed out: nobody declares what a page depends on.

A step runs inside ``recording``. Whatever hands out a part of the site that may change (a text's
words, the order of a listing, an organisation's row) notes its name; the notes are what the step's
result depends on. A name is a kind and what tells it from others of the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
Read = tuple[str, str]  # a kind, and what tells it from others of the kind

_running: list[set[Read]] = []
# No key begins like these: neither a file's name nor anything that an editor writes may hold NUL.
ALL: Final = "\0*"  # which keys a mapping has, and their order
ASKED: Final = "\0?"  # before a key: whether the mapping has it


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


@contextmanager
def unrecorded() -> Generator[None]:
    """Let what is read meanwhile not be noted: whoever asks has noted what follows from it."""
    _running.append(set())
    try:
        yield
    finally:
        _running.pop()


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
            with unrecorded():  # that there is one follows from what the value is made from
                there = key in self._keys
            if not there and key not in self._keys:
                raise KeyError(key)
            with recording() as reads:
                value = self._make(key)
            self._made[key] = known = value, reads
        elif _running:
            _running[-1] |= known[1]
        return known[0]

    def is_made(self, key: K) -> bool:
        """Say whether somebody has asked for the value already."""
        return key in self._made

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Traced(Mapping[K, V], Generic[K, V]):
    """A mapping that notes under *kind* what is asked of it: a value, whether there is one, all keys."""

    __slots__ = ("_kind", "_values")

    def __init__(self, kind: str, values: Mapping[K, V]) -> None:
        self._kind = kind
        self._values = values

    def __getitem__(self, key: K) -> V:
        note(self._kind, str(key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        note(self._kind, f"{ASKED}{key}")
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        note(self._kind, ALL)
        return iter(self._values)

    def __len__(self) -> int:
        note(self._kind, ALL)
        return len(self._values)


class TracedSequence(Sequence[V], Generic[V]):
    """A sequence that notes under *kind* which of its places were read, and whether its length was."""

    __slots__ = ("_kind", "_values")

    def __init__(self, kind: str, values: Sequence[V]) -> None:
        self._kind = kind
        self._values = values

    @overload
    def __getitem__(self, place: int) -> V: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[V]: ...

    def __getitem__(self, place: int | slice) -> V | Sequence[V]:
        note(self._kind, _written(place))
        return self._values[place]

    def __len__(self) -> int:
        note(self._kind, ASKED)
        return len(self._values)

    def __iter__(self) -> Iterator[V]:
        """Read one place after another: whoever stops early has read no more."""
        for at, value in enumerate(self._values):
            note(self._kind, str(at))
            yield value
        note(self._kind, ASKED)


def place_of(name: str) -> int | slice:
    """Return the place or the part of a sequence that the *name* of a read stands for."""
    if ":" not in name:
        return int(name)
    return slice(*(int(part) if part else None for part in name.split(":")))


def _written(place: int | slice) -> str:
    """Return *place* as it was asked for: a longer sequence may have more there."""
    if isinstance(place, int):
        return str(place)
    parts = (place.start, place.stop, place.step)
    return ":".join("" if part is None else str(part) for part in parts)
