"""What the data files may hold that could not be read: never call it missing.

One slip in ``organisations.yaml`` would else be found fault with in every story that names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

DataKind = Literal["section", "topic", "organisation"]
KINDS: Final[Mapping[str, DataKind]] = {
    "sections.yaml": "section",
    "topics.yaml": "topic",
    "organisations.yaml": "organisation",
}


@dataclass(slots=True)
class Unsure:
    """Ids of rows with faults, each with its names; and the kinds of which any id may be missed."""

    rows: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    def file(self, name: str) -> None:
        """Note that the file *name* could not be read, or some of its ids."""
        if name in KINDS:
            self.whole.add(KINDS[name])

    def row(self, name: str, values: Any) -> None:
        """Note a faulty row of the file *name*; with no id to be read, it may be any."""
        written = values.get("id") if isinstance(values, Mapping) else None
        if not isinstance(written, str):
            self.file(name)
        elif name in KINDS:
            said = (*_texts(values.get("name")), *_texts(values.get("short")))
            self.rows.setdefault(KINDS[name], {})[" ".join(written.split())] = said

    def may_be(self, kind: str, identifier: str) -> bool:
        """Say whether what could not be read may declare *identifier*."""
        return kind in self.whole or identifier in self.rows.get(kind, {})

    def named(self, kind: DataKind) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Return the faulty rows of a *kind*: each id with its names."""
        return self.rows.get(kind, {}).items()


def _texts(words: Any) -> tuple[str, ...]:
    several = words.values() if isinstance(words, Mapping) else (words,)
    return tuple(text for text in several if isinstance(text, str))
