"""Reads are noted for every step that a value goes to, whoever asked for it first."""

from __future__ import annotations

import pytest

from plugins.core.inputs import NONE, Inputs
from plugins.core.reads import Derived, Read, note, place_of, recording, unrecorded


def test_a_step_within_a_step_counts_for_both_and_what_is_unrecorded_for_none() -> None:
    with recording() as outer:
        note("a", "1")
        with recording() as inner:
            note("b", "2")
        with unrecorded():
            note("c", "3")
    assert inner == {("b", "2")}
    assert outer == {("a", "1"), ("b", "2")}


def _read_and_fail() -> None:
    with recording():
        note("a", "1")
        raise ValueError("so")


def test_a_step_that_fails_has_read_what_it_read() -> None:
    with recording() as outer:
        with pytest.raises(ValueError, match="so"):
            _read_and_fail()
        note("b", "2")
    assert outer == {("a", "1"), ("b", "2")}


def test_whoever_asks_for_a_derived_value_has_read_the_same() -> None:
    known = Inputs().trace("known", {"a": 1, "b": 2})
    values = Derived(known, lambda key: known[key] + known["b"])
    asked: list[set[Read]] = []
    for _ in range(2):
        with recording() as reads:
            assert values["a"] == 3
        asked.append(reads)
    assert asked[0] == asked[1] == {("known", "a"), ("known", "b")}


def test_that_a_derived_value_is_not_there_is_a_read() -> None:
    inputs = Inputs()
    values = Derived(inputs.trace("known", {"a": 1}), lambda key: 1)
    with recording() as reads:
        assert values.get("b") is None
        assert "c" not in values
    later = Inputs()
    later.trace("known", {"b": 1, "c": 1})
    assert len(reads) == 2
    assert all(inputs.digest(one) != later.digest(one) for one in reads)


@pytest.mark.parametrize("key", ["*", "?", "?a", "=a", ""])
def test_no_key_is_taken_for_a_question(key: str) -> None:
    before, after = Inputs(), Inputs()
    traced = before.trace("known", {key: 1, "a": 1})
    after.trace("known", {key: 2, "a": 1})
    with recording() as reads:
        assert traced[key] == 1
    assert [before.digest(one) == after.digest(one) for one in reads] == [False]


@pytest.mark.parametrize("asked", ["keys", "length", "there"])
def test_another_key_answers_questions_about_all_otherwise(asked: str) -> None:
    before, after = Inputs(), Inputs()
    traced = before.trace("known", {"a": 1})
    after.trace("known", {"a": 1, "b": 1})
    with recording() as reads:
        match asked:
            case "keys":
                list(traced)
            case "length":
                len(traced)
            case _:
                traced.get("b")
    assert all(before.digest(one) != after.digest(one) for one in reads)
    assert reads


def test_a_part_of_a_sequence_is_another_where_the_sequence_is_longer() -> None:
    before, after = Inputs(), Inputs()
    traced = before.trace_sequence("all", [1, 2])
    after.trace_sequence("all", [1, 2, 3])

    def changed(reads: set[Read]) -> bool:
        return any(before.digest(one) != after.digest(one) for one in reads)

    with recording() as first:
        assert list(traced[:1]) == [1]
    with recording() as four:
        assert list(traced[:4]) == [1, 2]
    with recording() as last:
        assert traced[-1] == 2
    with recording() as one:
        assert next(iter(traced)) == 1
    with recording() as every:
        assert list(traced) == [1, 2]
    assert [changed(reads) for reads in (first, four, last, one, every)] == [
        False, True, True, False, True,
    ]  # fmt: skip


def test_places_are_written_as_they_are_read() -> None:
    assert place_of("-1") == -1
    assert place_of("1:") == slice(1, None)
    assert place_of("::2") == slice(None, None, 2)


def test_a_kind_is_told_once_and_one_that_nobody_tells_has_no_digest() -> None:
    inputs = Inputs()
    inputs.add("a", lambda name: name)
    with pytest.raises(ValueError, match="twice"):
        inputs.add("a", lambda name: name)
    assert inputs.digest(("b", "1")) == NONE
