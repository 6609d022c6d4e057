"""No two different values have one digest, whatever stands beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pytest
from markupsafe import Markup

from plugins.core.dates import ZONE
from plugins.core.site import StandingPage
from plugins.core.value_digest import Digester, digest


@dataclass(frozen=True)
class Pair:
    """Two values."""

    one: Any
    two: Any = None


def _page(folder: str) -> StandingPage:
    return StandingPage("a", PurePosixPath(folder), {}, {})


NOON = dt.datetime(2025, 3, 15, 12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", b"a"),
        ("1", 1),
        (1, True),
        (1, 1.0),
        (None, "n"),
        ("a", Markup("a")),
        (["ab", "c"], ["a", "bc"]),
        ([["a"], "b"], [["a", "b"]]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # an order is seen on a page
        ({"a": "b"}, ["a", "b"]),
        ({"a"}, ["a"]),
        (Pair("a", "b"), Pair("ab", "")),
        (NOON, NOON.replace(tzinfo=ZONE)),
        (NOON, NOON.date()),
        ([_page("a"), _page("b")], [_page("aFb")]),
        ([_page("a"), None], [_page("an")]),
    ],
)
def test_different_values_have_different_digests(one: Any, other: Any) -> None:
    assert digest(one) != digest(other)


def test_equal_values_have_one_digest_also_where_they_are_shared() -> None:
    shared = Pair("a", ("b",))
    digester = Digester(Pair)
    assert digester.digest([shared, shared]) == digester.digest([Pair("a", ["b"]), shared])
    assert digest(frozenset("abc")) == digest({"c", "b", "a"})


def test_what_may_hold_anything_has_no_digest() -> None:
    with pytest.raises(TypeError, match="no plain value"):
        digest([lambda: 1])
