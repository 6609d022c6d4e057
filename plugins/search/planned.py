"""A document before it is made: enough to know in which shard it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from plugins.core.search_document import SearchDocument


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """``what`` tells the document from every other; ``address`` and ``sort`` are its own."""

    address: str
    sort: str
    what: str
    make: Callable[[], SearchDocument]

    def then(self, change: Callable[[SearchDocument], SearchDocument]) -> PlannedDocument:
        """Return the plan of what *change* makes of the document; it changes neither address nor sort."""
        return replace(self, make=lambda: change(self.make()))


def planned(document: SearchDocument) -> PlannedDocument:
    """Return the plan of a document that is made already: all of it tells it from others."""
    return PlannedDocument(document.address, document.sort, repr(document), lambda: document)
