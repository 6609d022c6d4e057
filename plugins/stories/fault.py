"""A fault of one YAML text, before it is known which file the text is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the YAML: a problem code, a line from 1 and the words to fill in."""

    code: str
    line: int
    values: Mapping[str, str] = field(default_factory=dict)
