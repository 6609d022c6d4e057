"""The URL ledger as a file: a line an address and whose it is; facts are added, never taken away.

``content/data/urls.txt`` is the repository's copy, ``/urls.txt`` the one that the site itself carries.
Lines may stand in any order and more than once, so that two copies are joined by putting one below
the other (``merge=union`` of git).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
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
# A line as machines write it, its address sound for certain; or any other line.
_PLAIN: Final = r"(?!\.)[!&'()+,\-.0-9=@A-Z_a-z~]{1,200}"
_LINES: Final = re.compile(
    rf"(?:/((?:(?:{_PLAIN}/){{0,18}}(?!index\.html[/ ]){_PLAIN}/?)?) "
    rf"((?:{'|'.join(KINDS)}):[a-z0-9_-]{{0,200}}:(?:vi|en|))|([^\n]*))\r*\n"
)
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


class Places(Mapping[str, Place]):
    """Where every address of the *text* of the file *shown* is first named; few are ever asked for."""

    def __init__(self, shown: str, text: str) -> None:
        self._shown, self._text = shown, text
        self._numbers: dict[str, int] = {}

    def __getitem__(self, address: str) -> Place:
        return Place(self._shown, self._found()[address])

    def __iter__(self) -> Iterator[str]:
        return iter(self._found())

    def __len__(self) -> int:
        return len(self._found())

    def _found(self) -> Mapping[str, int]:
        if not self._numbers:
            for number, (address, owner, _) in enumerate(_lines(self._text), start=1):
                if owner:
                    self._numbers.setdefault(address, number)
        return self._numbers


class _JoinedPlaces(Mapping[str, Place]):
    """Where the first of *ledgers* that names an address names it."""

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self._ledgers = ledgers

    def __getitem__(self, address: str) -> Place:
        for ledger in self._ledgers:
            if address in ledger.facts:
                return ledger.places.get(address, Place(NAME))
        raise KeyError(address)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(address for one in self._ledgers for address in one.facts))

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
    facts, strange = _read(text)
    for number, written in strange[: _SHOWN - len(problems)]:
        problems.append(problem("U101", Place(shown, number), text=written))
    return Ledger(facts, Places(shown, text)), tuple(problems)


@lru_cache(1)  # the copy that the site carries is most often the very same
def _read(text: str) -> tuple[Facts, Sequence[tuple[int, str]]]:
    """Return what the lines of *text* say, and those that say nothing, with their numbers."""
    facts: dict[str, Set[Owner]] = {}
    strange: list[tuple[int, str]] = []
    for number, (address, owner, written) in enumerate(_lines(text), start=1):
        if not owner:
            written = written.rstrip("\r")
            if written and not written.startswith("#"):
                strange.append((number, written))
            continue
        said = _alone(owner)
        if (known := facts.setdefault(address, said)) is not said:
            facts[address] = known | said
    return facts, strange


def _lines(text: str) -> Iterable[tuple[str, str, str]]:
    """Return every line of *text*: an address and its owner, or else what is written there."""
    found: list[tuple[str, str, str]] = _LINES.findall(text if text.endswith("\n") else f"{text}\n")
    for place, (_, owner, written) in enumerate(found):
        if not owner and written[:1] == "/" and len(written) <= _LONGEST_LINE:
            read = _LINE.fullmatch(written.rstrip("\r"))
            if read is not None and _is_address(read[1]):
                found[place] = (read[1], ":".join(read.groups()[1:]), "")
    return found


@lru_cache(1 << 17)
def _alone(owner: str) -> frozenset[Owner]:
    return frozenset({Owner(*owner.split(":"))})


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
    facts: dict[str, Set[Owner]] = {}
    for ledger in ledgers:
        _add(facts, ledger.facts)
    return Ledger(facts, _JoinedPlaces(ledgers))


def _add(facts: dict[str, Set[Owner]], more: Facts) -> None:
    for address, owners in more.items():
        known = facts.setdefault(address, owners)
        if known is not owners and not owners <= known:
            facts[address] = known | owners


def after(known: Ledger, routes: Routes, ended: Iterable[Ended]) -> Facts:
    """Return what is known once the build of *routes* has been published."""
    facts = dict(known.facts)
    for address, owner in routes.owners.items():
        owners = facts.get(address)
        if owners is None:
            facts[address] = frozenset({owner})
        elif owner not in owners:
            facts[address] = owners | {owner}
    for left in ended:
        owners = facts.get(left.address, frozenset({left.owner}))
        facts[left.address] = owners | {ENDED}
    return facts


def less(facts: Facts, others: Facts) -> Facts:
    """Return *facts* without those that are *others* too."""
    if not others:
        return facts
    found = ((a, owners - others[a] if a in others else owners) for a, owners in facts.items())
    return {address: owners for address, owners in found if owners}


def added(known: Ledger, facts: Facts) -> Facts:
    """Return those of *facts* that are not *known*. The end of a known address is no addition to it."""
    before = known.facts
    new = {a: owners for a, owners in facts.items() if before.get(a) is not owners}
    return less(new, {a: before[a] | {ENDED} for a in new if a in before})


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
