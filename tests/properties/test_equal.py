"""Whatever is edited, in whatever order: a publish with its stores is what a publish without any is.

``PROPERTIES=2000 make test TESTS=tests/properties/test_equal.py`` tries eighty long sequences, others each time.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.equal.edits import DRAWN, EDITS
from tests.equal.harm import harm
from tests.equal.newsroom import first_published
from tests.equal.world import World, copy_project, copy_sources, difference
from tests.properties.conftest import TIMES

SEQUENCES, STEPS = (2, 3) if TIMES == 1 else (max(2, TIMES // 25), 30)
chances = st.integers(0, 2**32)
edits = st.tuples(st.sampled_from(list(EDITS)), chances)


def newsroom(first: Path) -> type[RuleBasedStateMachine]:
    """Return what edits and publishes a copy of the project in *first*."""

    class Newsroom(RuleBasedStateMachine):
        """A project that was published, and a copy of its sources as they were when it last was."""

        def __init__(self) -> None:
            super().__init__()
            self.folder = tempfile.TemporaryDirectory()
            self.world: World = copy_project(first / "project", Path(self.folder.name, "project"))
            self.sound = replace(self.world, root=Path(self.folder.name, "sound"))
            copy_sources(self.world.root, self.sound.root)
            self.stock = first / "stock" if TIMES == 1 else None

        def teardown(self) -> None:
            self.folder.cleanup()

        @rule(burst=st.lists(edits, min_size=1, max_size=3))
        def edit(self, burst: list[tuple[str, int]]) -> None:
            """Edit and publish."""
            self._edited(burst)
            self._compared()

        @rule(made=edits, chance=chances)
        def damage(self, made: tuple[str, int], chance: int) -> None:
            """Damage what is kept between builds, edit and publish."""
            self._edited([made])
            harm(self.world.stores, Random(chance))
            self._compared()

        @rule(made=edits, changes=st.integers(0, 3000))
        def kill(self, made: tuple[str, int], changes: int) -> None:
            """Edit; publish and be killed on the way; publish."""
            self._edited([made])
            self.world.publish("tests.equal.killed", KILLED_AT=str(changes))
            self._compared()

        def _edited(self, burst: list[tuple[str, int]]) -> None:
            for kind, chance in burst:
                EDITS[kind](self.world, Random(chance))
                if kind in DRAWN:
                    self.stock = None

        def _compared(self) -> None:
            """Publish and compare; where the publish is refused, take the edits back."""
            clean = self.world.published_clean(self.stock)
            ours = self.world.publish()
            found = difference(ours, clean)
            assert not found, found
            if ours.status:
                event("refused")
                self.world.take_back(self.sound)
            else:
                event("published")
                self.sound.take_back(self.world)

    return Newsroom


def test_after_any_edits_a_publish_is_what_a_clean_one_is(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    run_state_machine_as_test(
        newsroom(first_published(tmp_path_factory)),
        settings=settings(max_examples=SEQUENCES, stateful_step_count=STEPS),
    )
