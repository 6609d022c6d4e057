"""What templates are given: the engine says it, a union's own templates are held to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Given:
    """``values`` are the types of what every template is given, by name. ``bodies`` are those of ``page.body`` in
    the places that only one kind of page has, by the place's file.
    """

    values: Mapping[str, type]
    bodies: Mapping[str, type] = field(default_factory=dict)
