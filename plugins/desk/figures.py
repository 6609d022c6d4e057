"""Numbers as each language writes them."""

from __future__ import annotations

from typing import Final

_SWAPPED: Final = str.maketrans(",.", ".,")


def vi(number: float, places: int = 0) -> str:
    """Return *number* as Vietnamese is written: 28.458 and 1,5."""
    return en(number, places).translate(_SWAPPED)


def en(number: float, places: int = 0) -> str:
    """Return *number* as English is written: 28,458 and 1.5."""
    return f"{number:,.{places}f}"
