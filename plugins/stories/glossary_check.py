"""What an abbreviation of ``content/data/glossary.yaml`` may be, and how many there may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from plugins.core.problems import Place, Problem, problem
from plugins.core.reference import GlossaryEntry

_PATTERN: Final = re.compile(r"[\\*^$|{}\[\]]|\(\?|\.\+")
_LONGEST: Final = 60  # characters
MOST_ROWS: Final = 5000  # all are shown on one page


def check_glossary(rows: Sequence[tuple[GlossaryEntry, Place]]) -> list[Problem]:
    """Return the abbreviations that are none: no letters, a pattern, or a text; or that there are too many."""
    if len(rows) > MOST_ROWS:
        return [problem("D133", rows[MOST_ROWS][1], count=len(rows), limit=MOST_ROWS)]
    problems: list[Problem] = []
    for entry, where in rows:
        short = entry.short
        if _PATTERN.search(short) or not any(map(str.isalpha, short)):
            problems.append(problem("D131", where, text=short))
        elif len(short) > _LONGEST:
            problems.append(problem("D132", where, text=short, limit=_LONGEST))
    return problems
