"""The site as objects of a store: what changed is put in waves, what is gone is removed last.

A store has no switch for many objects. So the order is the safety: what pages show before the pages,
pages before what lists them; and what is named by its content stays for a while after it left the
site, for pages that are open in browsers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from plugins.core.problems import ContentError, Place, Problem, problem
from plugins.deploy import state
from plugins.deploy.parcel import MANIFEST, Parcel, Sent, waves
from plugins.deploy.store import CONNECTIONS, Objects, Stored
from plugins.deploy.target import Bucket

# A page that was opened before a deployment may ask for its pictures as long as this.
GRACE: Final = 24 * 3600  # seconds
_SHOWN: Final = 20
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Rules:
    """``headers`` stands for all types and cache rules; ``lasting`` says whether a path is named by
    its content.
    """

    headers: str
    lasting: Callable[[str], bool]


def send(target: Bucket, output: Path, parcels: Sequence[Parcel], rules: Rules, now: int) -> Sent:
    """Make *parcels*, files of *output*, the site at *target*; *now* is the time, in seconds.

    Run again after a cut, only the rest is sent. Objects that were not put from here are never
    removed, nor replaced (T124). Raises ``ContentError``.
    """
    objects = Objects(target)
    there = objects.list()
    known, warnings = _remembered(target, objects, there)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        # Where the rules changed, or are not known, each object is asked for its headers.
        ask = known.headers != rules.headers
        same = partial(_same, objects, output, there, ask)
        todo = [parcel for parcel, is_same in _each(pool, same, parcels) if not is_same]
        if not (known.new and MANIFEST in there):  # else another program copied this site there
            _refuse_strangers(target, todo, there, known)
        # Before anything else is put: what a cut leaves behind is known as ours.
        before = known.with_site(parcel.path for parcel in parcels)
        objects.write(state.NAME, before.packed(), *state.HEADERS)
        for wave in waves(todo, frozenset(there)):
            for _ in _each(pool, lambda parcel: objects.put(parcel, output / parcel.path), wave):
                pass
        site = {parcel.path for parcel in parcels}
        left = [path for path in there if path not in site and before.has(path)]
        after = before.without(left, now, rules.headers)
        gone = [path for path in left if not rules.lasting(path) or after.age(path, now) >= GRACE]
        for _ in _each(pool, objects.remove, gone):
            pass
        objects.write(state.NAME, after.forgetting(gone).packed(), *state.HEADERS)
    size = sum(parcel.size for parcel in todo)
    kept = len(left) - len(gone)
    return Sent(len(todo), size, len(parcels) - len(todo), len(gone), kept=kept, warnings=warnings)


def _remembered(
    target: Bucket, objects: Objects, there: Mapping[str, Stored]
) -> tuple[state.State, tuple[Problem, ...]]:
    content = objects.get(state.NAME) if state.NAME in there else None
    if content is None:
        return state.State(), ()
    found = state.unpack(content)
    if found is None:
        return state.State(), (problem("WT130", Place(f"{target}{state.NAME}")),)
    return found, ()


def _same(
    objects: Objects, output: Path, there: Mapping[str, Stored], ask: bool, parcel: Parcel
) -> bool:
    """Say whether *parcel* is there as it should be; *ask* compares the headers too."""
    stored = there.get(parcel.path)
    if stored is None or stored.size != parcel.size:
        return False
    with (output / parcel.path).open("rb") as file:
        md5 = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if stored.md5 == md5 and not ask:
        return True
    # The tag of an object that the store encrypts is no MD5, so a tag that differs proves nothing.
    told = objects.told(parcel.path)
    if stored.md5 != md5 and told.sha256 != parcel.sha256:
        return False
    return (told.kind, told.cache) == (parcel.kind, parcel.cache)


def _refuse_strangers(
    target: Bucket, todo: Iterable[Parcel], there: Mapping[str, Stored], known: state.State
) -> None:
    """Raise ``ContentError`` where another's object stands at an address of the site."""
    found = [parcel.path for parcel in todo if parcel.path in there and not known.has(parcel.path)]
    if found:
        raise ContentError(
            problem("T124", Place(f"{target}{path}")) for path in sorted(found)[:_SHOWN]
        )


def _each(
    pool: ThreadPoolExecutor, do: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[tuple[Item, Result]]:
    """Yield every item with what *do* returns; at the first fault the rest is not begun."""
    begun = [(item, pool.submit(do, item)) for item in items]
    try:
        for item, future in begun:
            yield item, future.result()
    finally:
        for _, future in begun:
            future.cancel()
