"""What the steps of a build were told, as it is kept for the next: every read once, with its digest.

A step's record names its reads by their numbers. Numbers stay the same from build to build, so that
the record of a step that is not done again is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from plugins.core.inputs import NONE, Inputs
from plugins.core.reads import Read

_SPARE: Final = 2  # so many times what is used may be kept
Numbers = Sequence[int]


@dataclass(frozen=True, slots=True)
class Told:
    """``digests`` of all that was read, by number; ``groups`` those of the groups of reads."""

    reads: Sequence[Read] = ()
    digests: Sequence[str] = ()
    groups: Mapping[str, str] = field(default_factory=dict)

    def changed(self, inputs: Inputs) -> frozenset[int]:
        """Return the numbers of the reads that *inputs* answer otherwise now."""
        now = inputs.groups
        same = {name for name, digest in self.groups.items() if now.get(name) == digest}
        kinds = {kind: inputs.group(kind) in same for kind in {kind for kind, _ in self.reads}}
        told = zip(self.reads, self.digests, strict=True)
        return frozenset(
            number
            for number, (one, digest) in enumerate(told)
            if not kinds[one[0]] and inputs.digest(one) != digest
        )

    def written(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {"groups": dict(self.groups), "reads": self.reads, "digests": self.digests}

    @staticmethod
    def read(stored: Mapping[str, Any]) -> Told:
        """Return what ``written`` wrote. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
        reads = [(kind, name) for kind, name in stored["reads"]]
        digests = stored["digests"]
        if len(reads) != len(digests):
            raise ValueError("digests")
        return Told(reads, digests, stored["groups"])


class Telling:
    """What this build's steps are told, numbered as the build *before* had it."""

    def __init__(self, before: Told, inputs: Inputs) -> None:
        self._before = before
        self._inputs = inputs
        self._numbers = {one: number for number, one in enumerate(before.reads)}
        self.changed = before.changed(inputs)

    def numbers(self, reads: Iterable[Read]) -> list[int]:
        """Return the numbers of *reads*; what was never read before gets one."""
        known = self._numbers
        return sorted([known.setdefault(one, len(known)) for one in reads])

    def done(self, steps: Iterable[Numbers]) -> tuple[Told, Sequence[int] | None]:
        """Return all that was told, where *steps* are the reads of every step.

        Where most of it is of no use any more it is numbered anew: then each number's new one is
        returned as well.
        """
        used = set().union(*steps)
        reads = list(self._numbers)
        digests = [
            self._digest(number, one) if number in used else NONE
            for number, one in enumerate(reads)
        ]
        groups = self._inputs.groups
        if len(reads) <= _SPARE * len(used):
            return Told(reads, digests, groups), None
        kept = sorted(used)
        places = {number: place for place, number in enumerate(kept)}
        told = Told(
            [reads[number] for number in kept], [digests[number] for number in kept], groups
        )
        return told, [places.get(number, -1) for number in range(len(reads))]

    def _digest(self, number: int, one: Read) -> str:
        """Return the digest of a read: what no step of the build before read was kept without one."""
        known = number < len(self._before.reads) and number not in self.changed
        return (self._before.digests[number] if known else NONE) or self._inputs.digest(one)
