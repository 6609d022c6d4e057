"""How much of a list one page shows, and how many pages that makes."""

from __future__ import annotations

from collections.abc import Sized
from typing import Final

STORIES_A_PAGE: Final = 20
GALLERIES_A_PAGE: Final = 24
ROWS_A_PAGE: Final = 100  # of a register
NEWEST_OF_ORGANISATION: Final = 4  # stories on its page; more have a list of their own


def count_pages(items: Sized, size: int) -> int:
    """Return how many pages of *size* show *items*: one at least, which may be empty."""
    return max(1, -(-len(items) // size))


def has_own_list(stories: Sized) -> bool:
    """Say whether an organisation with *stories* has a list of them besides its own page."""
    return len(stories) > NEWEST_OF_ORGANISATION
