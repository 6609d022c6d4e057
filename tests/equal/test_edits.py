"""After every kind of edit, a publish with its stores is what a publish without any would be.

So what a step depends on and was forgotten is named by the edit that found it. Sequences of edits:
``tests/properties/test_equal.py``.
"""

from __future__ import annotations

import re
import shutil
import signal
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.equal.edits import DRAWN, EDITS
from tests.equal.harm import harm
from tests.equal.newsroom import first_published
from tests.equal.world import World, copy_project, difference, made
from tests.properties.conftest import TIMES


@pytest.fixture
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_published(tmp_path_factory)


@pytest.fixture
def world(first: Path, tmp_path: Path) -> World:
    """Return the newsroom, published once."""
    return copy_project(first / "project", tmp_path / "project")


# After these most pages, or all, are made anew: beside another edit they would hide what it forgot.
_ALONE: Final = re.compile(
    "site|banner|stands over|imprint|menu|template|component|style|kerning|message|union's|place|"
    "override|embargo|day passes|counts|organisation is renamed|section is|topic is"
)
_TOGETHER: Final = 4


def sets_of_edits() -> list[tuple[str, ...]]:
    """Return the edits to try: some at a time where none hides another, with ``PROPERTIES`` each alone."""
    kinds = [kind for kind in EDITS if TIMES == 1 and not _ALONE.search(kind)]
    sets = -(-len(kinds) // _TOGETHER)
    together = [tuple(kinds[at::sets]) for at in range(sets)]
    return [*together, *((kind,) for kind in EDITS if kind not in kinds)]


@pytest.mark.parametrize("kinds", sets_of_edits(), ids=" + ".join)
def test_after_an_edit_a_publish_is_what_a_clean_one_is(
    kinds: tuple[str, ...], world: World, first: Path
) -> None:
    before = made(world.root)
    for number, kind in enumerate(kinds, start=1):
        EDITS[kind](world, Random(number))
    whole = not DRAWN.isdisjoint(kinds) or TIMES > 1
    clean = world.published_clean(None if whole else first / "stock")
    ours = world.publish()
    assert ours.status == 0, ours.said
    assert ours.files != before, "the edit changed nothing that is published"
    assert difference(ours, clean) == ""


@pytest.mark.parametrize("changes", [40, 300])
def test_after_a_kill_and_damage_a_publish_is_what_a_clean_one_is(
    changes: int, world: World, first: Path
) -> None:
    EDITS["a body is edited"](world, Random(changes))
    clean = world.published_clean(None if TIMES > 1 else first / "stock")
    killed = world.publish("tests.equal.killed", KILLED_AT=str(changes))
    assert killed.status == -signal.SIGKILL
    harm(world.stores, Random(changes))
    assert difference(world.publish(), clean) == ""


def test_the_mark_of_a_preview_is_on_every_page_and_goes_without_a_trace(world: World) -> None:
    before = made(world.root)
    marked = world.publish(PROPOSAL="đề nghị số 7")
    assert marked.status == 0, marked.said
    pages = {name: data for name, data in marked.files.items() if name.endswith(".html")}
    assert len(pages) > 100
    assert [name for name, data in pages.items() if "đề nghị số 7".encode() not in data] == []
    assert [name for name, data in pages.items() if b'content="noindex"' not in data] == []
    assert world.publish().files == before


@pytest.mark.parametrize("store", ["pages", "search"])
def test_a_store_that_cannot_be_written_is_done_without_and_named(store: str, world: World) -> None:
    before = made(world.root)
    shutil.rmtree(world.stores / store)
    (world.stores / store).write_bytes(b"")  # where the folder would stand
    done = world.publish()
    assert done.status == 0, done.said
    assert f"{world.stores / store}" in done.said
    assert done.files == before
