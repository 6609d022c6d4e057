"""What the steps of a build may read, and the digest of each: see ``reads``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from plugins.core.reads import ALL, ASKED, Read, Traced, TracedSequence, place_of
from plugins.core.value_digest import Digester

K = TypeVar("K")
V = TypeVar("V")
DigestOf = Callable[[str], str]
NONE: Final = ""  # the digest of what is not there
STRUCTURE: Final = "structure"  # where every text belongs, and what follows from that alone


class Inputs:
    """Every kind of read, with the way to its digest as the site is now.

    *shared* are types of values that many inputs hold: each is written out once.
    """

    def __init__(self, *shared: type) -> None:
        self._digester = Digester(*shared)
        self._kinds: dict[str, DigestOf] = {}
        self._known: dict[Read, str] = {}
        self._group_of: dict[str, str] = {}
        self._groups: dict[str, Callable[[], str]] = {}

    def add(self, kind: str, digest_of: DigestOf, group: str = "") -> None:
        """Let reads of *kind* have the digest that *digest_of* gives to their name.

        Where a *group* is the same as before, so are all reads in it. Raises ``ValueError`` for a
        kind twice.
        """
        if kind in self._kinds:
            raise ValueError(f"{kind} is told twice")
        self._kinds[kind] = digest_of
        self._group_of[kind] = group

    def add_group(self, name: str, digest_of: Callable[[], str]) -> None:
        """Let *digest_of* give, once, the digest of all that the reads of the group *name* follow from."""
        self._groups[name] = cache(digest_of)

    def group_digest(self, name: str) -> str:
        """Return the digest of the group *name*."""
        return self._groups[name]()

    @property
    def groups(self) -> dict[str, str]:
        """The digest of every group."""
        return {name: digest_of() for name, digest_of in self._groups.items()}

    def group(self, kind: str) -> str:
        """Return the group of *kind*, "" where it is in none."""
        return self._group_of.get(kind, "")

    def digest(self, read: Read) -> str:
        """Return the digest of what *read* stands for, ``NONE`` where there is no such thing."""
        found = self._known.get(read)
        if found is None:
            kind, name = read
            digest_of = self._kinds.get(kind)
            found = self._known[read] = digest_of(name) if digest_of else NONE
        return found

    def of(self, value: Any) -> str:
        """Return the digest of a plain value."""
        return self._digester.digest(value)

    def trace(
        self,
        kind: str,
        values: Mapping[K, V],
        plain: Callable[[V], Any] | None = None,
        group: str = "",
    ) -> Traced[K, V]:
        """Return *values* so that it is noted what is asked of them, as reads of *kind*.

        *plain* makes a value into one that a digest can be made of.
        """

        @cache
        def by_name() -> Mapping[str, K]:
            return {str(key): key for key in values}

        def digest_of(name: str) -> str:
            if name == ALL:
                return self.of(list(by_name()))
            if name.startswith(ASKED):
                return str(name.removeprefix(ASKED) in by_name())
            if name not in by_name():
                return NONE
            value = values[by_name()[name]]
            return self.of(plain(value) if plain else value)

        self.add(kind, digest_of, group)
        return Traced(kind, values)

    def trace_sequence(self, kind: str, values: Sequence[V], group: str = "") -> TracedSequence[V]:
        """Return *values* so that it is noted which of their places are read, as reads of *kind*."""

        def digest_of(name: str) -> str:
            if name == ASKED:
                return str(len(values))
            try:
                return self.of(values[place_of(name)])
            except IndexError:
                return NONE

        self.add(kind, digest_of, group)
        return TracedSequence(kind, values)
