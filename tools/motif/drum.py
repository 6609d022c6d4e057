"""The drum's face as simple shapes, seen from above. Lengths are parts of its radius.

From the rim inwards: circles joined by tangents, birds in flight, teeth, and a star of fourteen rays. Each is
drawn from geometry, after no particular drum.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]

RAYS: Final = 14
_BIRDS: Final = 12
_CIRCLES: Final = 56
_TEETH: Final = 70
_HAIR: Final = 0.008  # the thinnest line

# A bird that flies to the left, as on the drums; y leads away from their middle.
_BIRD: Final[tuple[Point, ...]] = (
    (0.160, 0.004), (0.088, 0.026), (0.080, 0.038), (0.066, 0.044), (0.050, 0.040), (0.000, 0.062),
    (0.034, 0.024), (0.022, 0.018), (-0.046, 0.104), (-0.038, 0.016), (-0.078, 0.010), (-0.156, 0.038),
    (-0.138, 0.002), (-0.156, -0.034), (-0.078, -0.010), (-0.038, -0.014), (-0.046, -0.092),
    (0.026, -0.014), (0.054, -0.002), (0.078, 0.008), (0.090, 0.010),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle drawn with a line; filled where the line has no ``width``."""

    centre: Point
    radius: float
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline."""

    points: tuple[Point, ...]


def large() -> Iterator[Ring | Shape]:
    """Yield the shapes of the whole drum."""
    for radius, width in (
        (0.988, 0.016), (0.950, _HAIR), (0.842, _HAIR), (0.818, _HAIR), (0.572, _HAIR), (0.548, _HAIR),
        (0.440, 0.014),
    ):  # fmt: skip
        yield Ring((0, 0), radius, width)
    yield from _joined_circles(0.896)
    for at in _turns(_BIRDS):
        yield Shape(_placed(_BIRD, at, 0.690))
    yield from _teeth(_TEETH, 0.536, 0.468)
    yield from _star(0.405, 0.135)
    for at in _turns(RAYS, 0.5):
        yield Ring(_polar(0.350, at), 0.020)
        yield Ring(_polar(0.268, at), 0.011)


def small() -> Iterator[Ring | Shape]:
    """Yield what is drawn of it where it is no larger than a letter."""
    yield Ring((0, 0), 0.945, 0.11)
    yield from _star(0.80, 0.30)


def _turns(count: int, first: float = 0.0) -> Iterator[float]:
    """Yield so many angles round the circle, from the top."""
    return (math.tau * (at + first) / count - math.pi / 2 for at in range(count))


def _polar(radius: float, angle: float) -> Point:
    return radius * math.cos(angle), radius * math.sin(angle)


def _placed(outline: tuple[Point, ...], angle: float, radius: float) -> tuple[Point, ...]:
    """Return *outline* laid round the circle of *radius* at *angle*, bent as that is."""
    return tuple(_polar(radius + y, angle - x / radius) for x, y in outline)


def _joined_circles(radius: float) -> Iterator[Ring | Shape]:
    """Yield circles with a dot, each joined to the next by a line from its inner to the other's outer side."""
    step = math.tau / _CIRCLES
    half = 0.028
    for at in _turns(_CIRCLES):
        yield Ring(_polar(radius, at), half, _HAIR)
        yield Ring(_polar(radius, at), 0.010)
        lean, thick = step * 0.30, _HAIR / 2 / radius
        start, end = at + lean, at + step - lean
        yield Shape(
            (
                _polar(radius - half, start - thick),
                _polar(radius - half, start + thick),
                _polar(radius + half, end + thick),
                _polar(radius + half, end - thick),
            )
        )


def _teeth(count: int, outer: float, inner: float) -> Iterator[Shape]:
    half = math.pi / count * 0.92
    for at in _turns(count):
        yield Shape((_polar(outer, at - half), _polar(inner, at), _polar(outer, at + half)))


def _star(outer: float, inner: float) -> Iterator[Shape]:
    half = math.pi / RAYS
    corners = [(outer, 0.0), (inner, half)]
    yield Shape(tuple(_polar(radius, at + turn) for at in _turns(RAYS) for radius, turn in corners))
