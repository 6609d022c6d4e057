"""What was read of one file of the output: what follows from its bytes alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# How an address is asked for: to be led to, to be fetched, as one of the site's own, by a style sheet
# or drawing, or by a list for machines.
Use = Literal["link", "embed", "own", "loaded", "listed"]


@dataclass(slots=True)
class FileReading:
    """``faults`` are codes with their line and words; ``leads`` addresses with their use and line,
    ``stated`` those in data, which count where they are the site's own. ``ids`` are ``None`` where the
    file has none that a fragment could mean, or cannot be read. A line is 0 where it is the whole
    file's.
    """

    faults: list[tuple[str, int | None, dict[str, object]]] = field(default_factory=list)
    leads: list[tuple[str, Use, int | None]] = field(default_factory=list)
    stated: list[tuple[str, Use, int | None]] = field(default_factory=list)
    ids: list[str] | None = None
