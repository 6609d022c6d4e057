"""How a person calls a verb here: through ``make`` in a checkout, else as ``union-news``."""

from __future__ import annotations

from typing import Final

from plugins.core.engine import CHECKOUT

PACKAGED: Final = not (CHECKOUT / "Makefile").is_file()


def command(verb: str) -> str:
    """Return the command for *verb*."""
    return f"union-news {verb}" if PACKAGED else f"make {verb}"


def program() -> str:
    """Return what stands before the verb in the usage of the command line."""
    return "union-news" if PACKAGED else "python -m plugins.desk"
