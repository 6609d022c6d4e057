"""Pictures in rows that fill the line, as a typesetter breaks a paragraph into lines."""

from __future__ import annotations

import math
from collections.abc import Sequence

from plugins.core.pictures import Picture

# Width over height of a row: pictures of usual shape (3 : 2) stand two or three in it.
USUAL = 3.7
_NARROWEST, _WIDEST = 0.4, 4.0  # as css/components/mosaic.css has them


def justified(
    pictures: Sequence[Picture], wanted: float = USUAL
) -> tuple[tuple[Picture, ...], ...]:
    """Return *pictures* in rows, in their order: as near to *wanted* as all rows together can be.

    A row that is twice too long weighs as much as one that is twice too short, so no picture is
    left over in a last row unless it is the only one.
    """
    shapes = [_shape(picture) for picture in pictures]
    best: list[tuple[float, int]] = [
        (0.0, 0)
    ]  # what the first N pictures cost; where their last row begins
    for end in range(1, len(shapes) + 1):
        row, found = 0.0, (math.inf, end - 1)
        for start in range(end - 1, -1, -1):
            row += shapes[start]
            found = min(found, (best[start][0] + math.log(row / wanted) ** 2, start))
            if row > 3 * wanted:
                break
        best.append(found)
    rows: list[tuple[Picture, ...]] = []
    end = len(shapes)
    while end:
        start = best[end][1]
        rows.append(tuple(pictures[start:end]))
        end = start
    return tuple(reversed(rows))


def _shape(picture: Picture) -> float:
    shape = picture.rendered.width / picture.rendered.height
    return min(max(shape, _NARROWEST), _WIDEST)
