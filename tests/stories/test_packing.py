"""Whatever a field can hold comes out of its stored form as it went in."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import typing
from typing import Any

import pytest

from plugins.core.dates import ZONE, Moment, PartialDate
from plugins.core.facts import PageFields, StoryFields
from plugins.core.fields import Block
from plugins.core.media import Recording, VideoLink
from plugins.core.outline import Outline
from plugins.stories import outline_row, packing

AT = dt.datetime(1975, 4, 30, 11, 30, tzinfo=ZONE)
PARTIAL = [PartialDate("unknown"), PartialDate("year", AT), PartialDate("minute", AT)]


def examples(kind: Any) -> list[Any]:
    """Return values of *kind*, an annotation: of each that it allows, one at least."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return examples(arguments[0])
    if kind is PartialDate:
        return list(PARTIAL)
    if isinstance(kind, type) and issubclass(kind, Block):
        return [filled(kind, turn) for turn in range(3)] + [kind.model_construct(set())]
    if origin is tuple:
        return [(), tuple(examples(arguments[0]))]
    if origin is typing.Literal:
        return list(arguments)
    if arguments:
        return [value for argument in arguments for value in examples(argument)]
    known: dict[Any, list[Any]] = {
        str: ["", 'Chữ “Việt” \u00a0…\ud800"'], int: [0, 2**53], float: [0.1, 5.0], bool: [True, False],
        type(None): [None], Moment: [Moment(AT, True), Moment(AT, False)],
    }  # fmt: skip
    return known[kind]


def filled(model: type[Block], turn: int) -> Block:
    values = {name: examples(field.annotation) for name, field in model.model_fields.items()}
    return model.model_construct(
        set(values), **{name: some[turn % len(some)] for name, some in values.items()}
    )


def again(value: Any) -> Any:
    return packing._unpacked(
        json.loads(packing.as_json(packing._packed(value)).decode("utf-8", "surrogatepass"))
    )


@pytest.mark.parametrize("model", packing._models().values())
def test_every_model_comes_back_whole(model: type[Block]) -> None:
    for value in examples(model):
        made = again(value)
        assert made == value
        assert repr(made) == repr(value)  # the kinds of numbers, the order of fields
        assert made.model_fields_set == value.model_fields_set


def test_every_model_of_a_text_is_known() -> None:
    assert {StoryFields, PageFields} < set(packing._models().values())
    assert len(packing._models()) > 15


def test_what_plays_comes_back_whole() -> None:
    told = Recording("a.mp3", "Hát", 3, captions=(("vi", "a.vtt"),), transcript=("Một", "Hai"))
    value = (VideoLink("https://x.example/", "X", "", 1), told)
    assert again(value) == value


def test_another_kind_of_value_is_refused() -> None:
    with pytest.raises(TypeError):
        packing._packed(AT)


@pytest.mark.parametrize("full", [True, False])
def test_an_outline_comes_back_whole(full: bool) -> None:
    kinds = typing.get_type_hints(Outline)
    value = Outline(**{name: _one(kind, full) for name, kind in kinds.items()})
    made = outline_row.read_outline(json.loads(json.dumps(outline_row.outline_row(value))))
    assert made == value
    assert dataclasses.astuple(made) == dataclasses.astuple(value)


def _one(kind: Any, full: bool) -> Any:
    if dt.date in typing.get_args(kind):
        return AT.date() if full else None
    if typing.get_origin(kind) is tuple:
        return ("một", "hai") if full else ()
    some = examples(kind)
    return some[0] if full else some[-1]
