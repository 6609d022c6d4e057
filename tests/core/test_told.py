"""What steps were told is compared with what they would be told now."""

from __future__ import annotations

import json

import pytest

from plugins.core.inputs import NONE, Inputs
from plugins.core.reads import Read
from plugins.core.told import Telling, Told


def _inputs(values: dict[str, str], group: str = "") -> Inputs:
    inputs = Inputs()
    inputs.add("k", lambda name: values.get(name, NONE), "g" if group else "")
    if group:
        inputs.add_group("g", lambda: group)
    return inputs


def _told(reads: list[Read], inputs: Inputs, before: Told | None = None) -> Told:
    telling = Telling(before or Told(), inputs)
    told, renumbered = telling.done([telling.numbers(reads)])
    assert renumbered is None
    return told


def test_what_was_told_is_read_back() -> None:
    told = _told([("k", "a")], _inputs({"a": "1"}, "same"))
    assert Told.read(json.loads(json.dumps(told.written()))) == told


@pytest.mark.parametrize("damage", [{"digests": []}, {"reads": [["k"]]}, {"reads": 1}])
def test_what_is_no_record_is_not_read(damage: dict[str, object]) -> None:
    stored = _told([("k", "a")], _inputs({"a": "1"})).written() | damage
    with pytest.raises((KeyError, TypeError, ValueError)):
        Told.read(stored)


@pytest.mark.parametrize(
    ("group", "changed"), [("same", set()), ("another", {0}), ("", {0})]
)  # fmt: skip
def test_a_group_that_is_the_same_answers_for_its_reads(group: str, changed: set[int]) -> None:
    told = _told([("k", "a")], _inputs({"a": "1"}, "same"))
    assert told.changed(_inputs({"a": "2"}, group)) == changed


def test_numbers_stay_and_are_made_anew_where_most_are_of_no_use() -> None:
    inputs = _inputs({name: name for name in "abcdef"})
    first = _told([("k", name) for name in "abcdef"], inputs)
    telling = Telling(first, inputs)
    used = telling.numbers([("k", "f"), ("k", "b")])
    assert used == [1, 5]
    told, renumbered = telling.done([used])
    assert renumbered is not None
    assert [told.reads[renumbered[number]] for number in used] == [("k", "b"), ("k", "f")]
    assert list(told.digests) == ["b", "f"]


def test_what_no_step_read_for_a_while_is_told_again_though_its_group_is_the_same() -> None:
    """Else it would be kept without a digest, and to be gone later would be no change."""
    both, one = [("k", "a"), ("k", "b")], [("k", "a")]
    inputs = _inputs({"a": "1", "b": "2"}, "same")
    told = _told(both, inputs)
    told = _told(one, _inputs({"a": "1", "b": "2"}, "same"), told)
    told = _told(both, _inputs({"a": "1", "b": "2"}, "same"), told)
    assert told.changed(_inputs({"a": "1"}, "another")) == {1}
