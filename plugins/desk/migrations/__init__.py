"""What a newer engine rewrites in a union's ``content/``: one module a migration, in the order of versions.

A migration changes the bytes that it must, and no others: comments, order and line ends stay. It is run
again without harm. A new one is a module here with ``VERSION``, ``VI``, ``EN`` and ``rewritten``, listed in
``MIGRATIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.desk.migrations import v0_1_0_present_names

# The new bytes of each file that changes, by its path in content/; ``None`` where it goes.
Rewritten = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Migration:
    """The *version* of the engine that asks for it, what it does, and how."""

    version: str
    vi: str
    en: str
    rewritten: Callable[[Path], Rewritten]


MIGRATIONS: Final = tuple(
    Migration(one.VERSION, one.VI, one.EN, one.rewritten) for one in (v0_1_0_present_names,)
)


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as it is ordered. Raises ``ValueError`` where it is none."""
    return tuple(int(part) for part in version.split("."))


def migrate(content: Path, since: str) -> Iterator[tuple[Migration, Rewritten]]:
    """Carry out on *content* what versions from *since* on ask for; yield what each rewrote.

    Each file is replaced in one step. Raises ``OSError``.
    """
    for migration in MIGRATIONS:
        if numbers(migration.version) < numbers(since):
            continue
        changes = migration.rewritten(content)
        for name, new in changes.items():
            if new is not None:
                _replace(content / name, new)
        for name, new in changes.items():
            if new is None:
                (content / name).unlink(missing_ok=True)
        if changes:
            yield migration, changes


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    if path.exists():
        beside.chmod(path.stat().st_mode)
    beside.replace(path)
