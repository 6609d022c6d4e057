"""The URL ledger as a file: a line an address and whose it is; facts are added, never taken away.

``content/data/urls.txt`` is the repository's copy, ``/urls.txt`` the one that the site itself carries.
Lines may stand in any order and more than once, so that two copies are joined by putting one below
the other (``merge=union`` of git).
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.core.ledger import ENDED, KINDS, Ended, Owner
from plugins.core.problems import Place, Problem, problem
from plugins.routes.route import Routes

NAME: Final = "urls.txt"
_MARK: Final = "# Sổ địa chỉ / URL ledger"
_HEADER: Final = f"""\
{_MARK} (docs/decisions/0020-url-ledger.md)
# Mọi địa chỉ đã đăng và chủ của nó. Máy tự ghi thêm; đừng xóa dòng nào.
# Every address ever published and whose it is. Machines add to it; delete no line.
"""
_LINE: Final = re.compile(rf"/((?:.*\S)?)[ \t]+({'|'.join(KINDS)}):([a-z0-9_-]*):(vi|en|)")
_STRANGE: Final = re.compile(r"[\\?#%]")
_LONGEST: Final = 200  # bytes of a part; file systems allow 255
_LONGEST_LINE: Final = 4096  # characters
_SHOWN: Final = 20

Facts = Mapping[str, Set[Owner]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of the past: the owners of every address, and where each was first read."""

    facts: Facts = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


def read(path: Path, shown: str) -> tuple[Ledger, tuple[Problem, ...]]:
    """Return the ledger at *path* and what is wrong with it; a missing file is an empty ledger.

    *shown* is how problems name the file.
    """
    try:
        if path.is_symlink():
            return Ledger(), (problem("U103", Place(shown), reason="lối tắt / symlink"),)
        if not stat.S_ISREG(path.stat().st_mode):  # a named pipe would be waited for without end
            return Ledger(), (problem("X840", Place(shown), file=shown),)
        content = path.read_bytes()
    except FileNotFoundError:
        return Ledger(), ()
    except OSError as error:
        reason = error.strerror or str(error)
        return Ledger(), (problem("U103", Place(shown), reason=reason),)
    return parse(content, shown)


def parse(content: bytes, shown: str) -> tuple[Ledger, tuple[Problem, ...]]:
    """Return the ledger in *content*. What is damaged is reported, never passed over.

    A file without its first line was cut or emptied: what it lacks cannot be known.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = content.count(b"\n", 0, error.start) + 1
        return Ledger(), (problem("U101", Place(shown, broken), text="?"),)
    whole = text.endswith("\n") and f"\n{_MARK}" in f"\n{text}"
    problems = [] if whole else [problem("U102", Place(shown))]
    facts: dict[str, set[Owner]] = {}
    places: dict[str, Place] = {}
    for number, written in enumerate(io.StringIO(text, newline="\n"), start=1):
        if len(problems) >= _SHOWN:
            break
        written = written.rstrip("\r\n")
        if not written or written.startswith("#"):
            continue
        found = _LINE.fullmatch(written) if len(written) <= _LONGEST_LINE else None
        if found is None or not _is_address(found[1]):
            problems.append(problem("U101", Place(shown, number), text=written))
            continue
        facts.setdefault(found[1], set()).add(Owner(*found.groups()[1:]))
        places.setdefault(found[1], Place(shown, number))
    return Ledger(facts, places), tuple(problems)


def _is_address(text: str) -> bool:
    """Say whether *text* is an address of this site in its one form, and names no place outside."""
    parts = text.removesuffix("/").split("/")
    return text == "" or (
        text.isprintable()
        and not _STRANGE.search(text)
        and parts[-1] != "index.html"
        and all(part and part[0] != "." and len(part.encode()) <= _LONGEST for part in parts)
    )


def join(*ledgers: Ledger) -> Ledger:
    """Return what all *ledgers* know together; the first that names an address gives its place."""
    facts: dict[str, set[Owner]] = {}
    places: dict[str, Place] = {}
    for ledger in ledgers:
        for address, owners in ledger.facts.items():
            facts.setdefault(address, set()).update(owners)
            places.setdefault(address, ledger.places.get(address, Place(NAME)))
    return Ledger(facts, places)


def after(known: Ledger, routes: Routes, ended: Iterable[Ended]) -> Facts:
    """Return what is known once the build of *routes* has been published."""
    facts = {address: set(owners) for address, owners in known.facts.items()}
    for address, owner in routes.owners.items():
        facts.setdefault(address, set()).add(owner)
    for left in ended:
        facts.setdefault(left.address, {left.owner}).add(ENDED)
    return facts


def less(facts: Facts, others: Facts) -> Facts:
    """Return *facts* without those that are *others* too."""
    left = {address: owners - others.get(address, set()) for address, owners in facts.items()}
    return {address: owners for address, owners in left.items() if owners}


def added(known: Ledger, facts: Facts) -> Facts:
    """Return those of *facts* that are not *known*. The end of a known address is no addition to it."""
    return less(facts, {address: {*owners, ENDED} for address, owners in known.facts.items()})


def render(facts: Facts, without: Set[str] = frozenset()) -> bytes:
    """Return the file of *facts*, sorted, leaving out the addresses *without*."""
    lines = sorted(
        f"{line(address, owner)}\n"
        for address, owners in facts.items()
        if address not in without
        for owner in owners
    )
    return (_HEADER + "".join(lines)).encode()


def write(path: Path, content: bytes) -> bool:
    """Write the ledger so that a reader finds the old file whole, or the new one; say if it changed."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return True


def line(address: str, owner: Owner) -> str:
    """Return the line that says that *address* is *owner*'s."""
    return f"/{address} {owner}"
