"""What a register's blocks must hold to, told as paths in the front matter: the checks loop over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Path = tuple[str, ...]  # ``*`` stands for each item of a list


@dataclass(frozen=True, slots=True)
class InOrder:
    """A day that must not be before another in the same block. ``code`` is the problem's.

    ``first`` and ``last`` are fields of the mappings at ``at``; ``last`` may be a path below it, and where it
    is not stated ``otherwise`` stands for it. A rule ``unless_slipped`` is asked only where no earlier one of
    the register was broken in the same mapping: one slip is one problem.
    """

    at: Path
    first: str
    last: Path
    code: str
    otherwise: str = ""
    unless_slipped: bool = False


@dataclass(frozen=True, slots=True)
class Checks:
    """``parties`` hold an organisation's id or free text; ``collectives`` are mappings whose ``name``
    does where their ``type`` says so. ``same`` mean one thing in every language, so that a translation
    must not state them otherwise. ``blocks`` are fields that a translation must not have alone.
    """

    parties: tuple[Path, ...] = ()
    collectives: tuple[Path, ...] = ()
    same: tuple[Path, ...] = ()
    blocks: tuple[str, ...] = ()
    in_order: tuple[InOrder, ...] = ()


NO_CHECKS: Final = Checks()
