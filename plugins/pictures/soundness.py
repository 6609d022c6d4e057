"""The pixels of the JPEG and PNG pictures that texts show, looked through once for hidden damage.

A second's work for a hundred pictures, and remembered by content: a picture that did not change is not
read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from plugins.core.memory import Finding, Memory
from plugins.core.problems import Problem, problem
from plugins.core.processes import cores
from plugins.pictures.jpeg.damage import REVISION
from plugins.pictures.reading import BadPictureError, check_sums
from plugins.pictures.survey import Original, Survey

# The kinds that carry sums, or whose damage can be told without decoding them wholly.
_KINDS: Final = frozenset({"jpeg", "png"})


def damaged(survey: Survey, memory: Memory) -> tuple[Problem, ...]:
    """Return a problem for each picture of *survey* that is damaged or can no longer be read."""
    originals = [o for _, o in sorted(survey.originals.items()) if o.kind in _KINDS]
    with ThreadPoolExecutor(cores()) as threads:
        return tuple(
            found
            for problems in threads.map(
                lambda original: tuple(_look(survey.root, original, memory)), originals
            )
            for found in problems
        )


def _look(root: Path, original: Original, memory: Memory) -> Iterator[Problem]:
    try:
        findings = memory.recall(root / original.path, f"picture {REVISION}", _findings)
    except OSError as error:
        findings = [("P209", {"reason": error.strerror or type(error).__name__})]
    for code, values in findings:
        yield problem(code, original.place, **{**values, "file": original.file})


def _findings(path: Path) -> Finding:
    try:
        check_sums(path)
    except BadPictureError as bad:
        if bad.code == "P209":  # not the file's content: not to be remembered
            raise OSError(None, str(bad.values.get("reason"))) from bad
        return [(bad.code, {name: str(value) for name, value in bad.values.items()})]
    return []
