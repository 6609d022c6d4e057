"""Addresses that a publish on a person's own machine added: no reader saw them yet, so they do not count.

``.build/provisional.txt`` beside the public folder lists those that the folder's ledger carries, in the
form of a ledger, unlisted ones too. They count once they were sent, or the running site carries
them. A list that is lost or damaged is an empty one: then everything that the folder carries counts,
and too much is protected rather than too little.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from plugins.core.problems import Problem
from plugins.safety import ledger
from plugins.safety.ledger import Facts, Ledger

_NAME: Final = "provisional.txt"


def counted(carried: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """Return what of the public folder's ledger at *carried* counts, and what is wrong with that."""
    shown = f"{carried.parent.name}/{carried.name}"
    found, damage = ledger.read(carried, shown)
    return Ledger(ledger.less(found.facts, waiting(carried.parent)), found.places), damage


def waiting(public: Path) -> Facts:
    """Return what was published to *public* and does not count yet."""
    found, damage = ledger.read(_list_of(public), _NAME)
    return {} if damage else found.facts


def note(public: Path, facts: Facts) -> None:
    """Write down that *facts* were published to *public* and do not count yet."""
    if facts:
        ledger.write(_list_of(public), ledger.render(facts))
    else:
        _list_of(public).unlink(missing_ok=True)


def _list_of(public: Path) -> Path:
    return public.absolute().parent / ".build" / _NAME
