"""How a person calls a verb here: through ``make`` in a checkout, else as ``union-news``."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final

from plugins.core.engine import CHECKOUT

PACKAGED: Final = not (CHECKOUT / "Makefile").is_file()
_VERBS: Final = "check|deploy|gallery|ledger|new|preview|publish|start|upgrade|verify|version"
_CALL: Final = re.compile(rf"\bmake ({_VERBS})\b")
_OPTION: Final = re.compile("([A-Z_]+)=(.*)", re.DOTALL)


def program() -> str:
    """Return what stands before the verb in the usage of the command line."""
    return "union-news" if PACKAGED else "python -m plugins.desk"


def as_called_here(text: str) -> str:
    """Return *text* with the commands in it as they are called here."""
    return _CALL.sub(r"union-news \1", text) if PACKAGED else text


def with_options(arguments: Sequence[str]) -> list[str]:
    """Return *arguments* without the ``NAME=value`` among them, which then stand in the environment.

    So a command is the same after ``make`` and after ``union-news``.
    """
    left = []
    for argument in arguments:
        if found := _OPTION.fullmatch(argument):
            os.environ[f"DESK_{found[1]}"] = found[2]
        else:
            left.append(argument)
    return left
