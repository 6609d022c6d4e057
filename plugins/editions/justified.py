"""Pictures in rows that fill the line, as a typesetter breaks a paragraph into lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from plugins.core.pictures import Picture

Item = TypeVar("Item")


def justified(
    items: Sequence[Item], shapes: Sequence[float], wanted: float
) -> tuple[tuple[Item, ...], ...]:
    """Return *items* in rows, in their order; *shapes* are their widths over their heights.

    Together the rows are as near to *wanted* as can be: one that is twice too long weighs as much as
    one that is twice too short, so none is left over in a last row unless there is only one.
    """
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
    rows: list[tuple[Item, ...]] = []
    end = len(shapes)
    while end:
        start = best[end][1]
        rows.append(tuple(items[start:end]))
        end = start
    return tuple(reversed(rows))


def shape(picture: Picture, narrowest: float, widest: float) -> float:
    """Return the width over the height in which a picture stands: beyond these limits it is cropped."""
    rendered = picture.rendered
    return min(max(rendered.width / rendered.height, narrowest), widest)
