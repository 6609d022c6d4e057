"""What the steps of a build were told, as it is kept for the next: every read once, with its digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.core.inputs import Inputs
from plugins.core.reads import Read


@dataclass(frozen=True, slots=True)
class Told:
    """``digests`` of all that was read, ``groups`` those of the groups of reads."""

    digests: Mapping[Read, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)

    def changed(self, inputs: Inputs) -> frozenset[Read]:
        """Return the reads that *inputs* answer otherwise now."""
        same = {name for name, digest in self.groups.items() if inputs.groups.get(name) == digest}
        return frozenset(
            one
            for one, digest in self.digests.items()
            if inputs.group(one[0]) not in same and inputs.digest(one) != digest
        )

    def after(self, reads: Iterable[Read], inputs: Inputs, changed: frozenset[Read]) -> Told:
        """Return what is told of *reads* now; *changed* is what ``changed`` returned."""
        before = self.digests
        digests = {
            one: before[one] if one in before and one not in changed else inputs.digest(one)
            for one in reads
        }
        return Told(digests, dict(inputs.groups))

    def written(self) -> dict[str, Any]:
        """Return it as JSON holds it; a read is then known by its number."""
        return {
            "groups": dict(self.groups),
            "reads": [[*one, digest] for one, digest in self.digests.items()],
        }

    @property
    def numbers(self) -> Mapping[Read, int]:
        """The number of each read."""
        return {one: number for number, one in enumerate(self.digests)}

    @staticmethod
    def read(stored: Mapping[str, Any]) -> Told:
        """Return what ``written`` wrote. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
        digests = {(kind, name): digest for kind, name, digest in stored["reads"]}
        return Told(digests, dict(stored["groups"]))
