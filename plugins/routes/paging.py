"""How much of a list one page shows, and how many pages that makes."""

from __future__ import annotations

from collections.abc import Sized
from typing import Final

STORIES_A_PAGE: Final = 20
GALLERIES_A_PAGE: Final = 24
ROWS_A_PAGE: Final = 100  # of a register


def count_pages(items: Sized, size: int) -> int:
    """Return how many pages of *size* show *items*: one at least, which may be empty."""
    return max(1, -(-len(items) // size))
