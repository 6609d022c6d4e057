"""What the reading of a text found, and the lines in which it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem's code, its line in the Markdown from 1, and the words to fill in."""

    code: str
    line: int
    values: Mapping[str, object] = field(default_factory=dict)


class Source:
    """The Markdown of one text, by lines."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._block, self._last = (0, 0), 0

    def line_in(self, block: Sequence[int] | None, *written: str) -> int:
        """Return the line of *block* (first line and the one behind, from 0) that holds one *written*.

        The block's first line where none does, as with an address that Markdown wrote anew.
        """
        first, end = block or (0, len(self.lines))
        end = min(end, len(self.lines))
        pieces = [piece.partition("\n")[0] for piece in written]
        # What is asked for comes in the order of the text: the search goes on where it stopped.
        start = self._last if self._block == (first, end) else first
        for number in chain(range(start, end), range(first, start)):
            if any(piece in self.lines[number] for piece in pieces):
                self._block, self._last = (first, end), number
                return number + 1
        return first + 1
