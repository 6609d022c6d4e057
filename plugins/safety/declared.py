"""``content/data/gone.yaml``: addresses that editors gave up, and whether what they wrote can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plugins.core import addresses
from plugins.core.ledger import Declared
from plugins.core.problems import Problem, problem
from plugins.registers import is_own_place
from plugins.routes.route import Routes
from plugins.safety.ledger import Ledger

_BELOW: Final = "/*"
_MOST: Final = 10  # a row may stand above one of so many addresses in use
_FOLLOWING: Final = frozenset({"list", "site"})


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of ``gone.yaml`` by the address that each names; ``below`` by what it begins with."""

    exact: Mapping[str, Declared]
    below: Mapping[str, Declared]

    @classmethod
    def of(cls, rows: Iterable[Declared]) -> Rows:
        """Return *rows* ready to be asked."""
        exact: dict[str, Declared] = {}
        below: dict[str, Declared] = {}
        for declared in rows:
            path = declared.row.path
            if path.rstrip("/").endswith(_BELOW):
                below[_address(path.rstrip("/").removesuffix("*")) or "/"] = declared
            else:
                exact[_address(path)] = declared
        return cls(exact, below)

    def find(self, address: str) -> Declared | None:
        """Return the row that speaks of *address*: its own, else the one that says most exactly."""
        if (row := self.exact.get(address)) is not None or not self.below:
            return row
        fitting = [start for start in self.below if address.startswith(start)]
        return self.below[max(fitting, key=len)] if fitting else None

    def unknown(self, known: Ledger, routes: Routes) -> Iterator[tuple[str, Declared]]:
        """Yield the rows of addresses that the ledger does not know, where a page may stand."""
        for address, declared in self.exact.items():
            if address in known.facts or address in routes.owners:
                continue
            if declared.former or not is_own_place(address):
                yield address, declared

    def problems(self, known: Ledger, routes: Routes) -> Iterator[Problem]:
        """Yield what is wrong with the rows: still in use, leading nowhere, on, or in a circle."""
        for address, declared in self.exact.items():
            if (owner := routes.owners.get(address)) is not None:
                yield problem("U130", declared.place, address=address, owner=owner)
            elif known.facts and address not in known.facts and not declared.former:
                yield problem("WU134", declared.place, address=declared.row.path)
        ended = [address for address in known.facts if address not in routes.owners]
        for start, declared in self.below.items():
            yield from self._too_wide(start, declared, routes)
            if known.facts and not any(address.startswith(start) for address in ended):
                yield problem("WU134", declared.place, address=declared.row.path)
        for declared in (*self.exact.values(), *self.below.values()):
            yield from self._target(declared, routes)

    def _too_wide(self, start: str, declared: Declared, routes: Routes) -> Iterator[Problem]:
        """Yield the problem of a row that would give up, unseen, much of what is still in use."""
        if start == "/":
            yield problem("U140", declared.place, path=declared.row.path)
            return
        counted = [a for a, owner in routes.owners.items() if owner.kind not in _FOLLOWING]
        inside = [address for address in counted if address.startswith(start)]
        if len(inside) * _MOST > len(counted):
            yield problem(
                "U141", declared.place, path=declared.row.path, count=len(inside),
                known=len(counted),
            )  # fmt: skip

    def _target(self, declared: Declared, routes: Routes) -> Iterator[Problem]:
        if declared.row.to is None:
            return
        target = _address(declared.row.to)
        seen = [target]
        while target not in routes.owners and (following := self._next(target)) is not None:
            if following in seen or self.find(following) is declared:
                yield problem("U133", declared.place, address=declared.row.path)
                return
            target = following
            seen.append(target)
        target = routes.moved.get(target, target)
        if self.find(target) is declared and target not in routes.owners:
            yield problem("U133", declared.place, address=declared.row.path)
        elif target not in routes.owners:
            yield problem("U131", declared.place, address=seen[0])
        elif target != seen[0]:
            yield problem("U132", declared.place, address=seen[0], quoted=f"to: /{target}")

    def _next(self, address: str) -> str | None:
        declared = self.find(address)
        to = declared.row.to if declared else None
        return _address(to) if to is not None else None


def _address(path: str) -> str:
    return addresses.from_path(path).lstrip("/")  # «/index.html» is the front page
