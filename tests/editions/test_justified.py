"""Pictures in rows: every row fills the line, and none is left over."""

from __future__ import annotations

import pytest

from plugins.editions.justified import justified


def rows(*shapes: float, wanted: float = 3.7) -> list[list[float]]:
    return [list(row) for row in justified(shapes, shapes, wanted)]


@pytest.mark.parametrize(
    ("number", "lengths"),
    [(0, []), (1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 3]), (7, [2, 2, 3])],
)
def test_photos_of_usual_shape_stand_two_or_three_in_a_row(number: int, lengths: list[int]) -> None:
    assert sorted(len(row) for row in rows(*[1.5] * number)) == lengths


def test_the_order_is_kept_and_upright_pictures_share_a_row() -> None:
    shapes = (0.67, 0.67, 0.67, 1.5, 0.75, 3.6, 1.5, 1.5)
    found = rows(*shapes)
    assert [shape for row in found for shape in row] == list(shapes)
    assert all(2 < sum(row) < 6 for row in found)


def test_a_last_picture_is_never_left_alone_beside_others() -> None:
    for number in range(2, 40):
        assert all(len(row) > 1 for row in rows(*[1.5] * number)), number
