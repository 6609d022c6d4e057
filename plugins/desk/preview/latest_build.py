"""What the preview shows at this moment, shared by the builder and by every open page."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from plugins.desk.preview.served import Served


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the preview: a built site, or a page that says what is wrong.

    ``number`` counts states from 0. ``notice`` is a whole HTML page that stands in for every page
    while the site cannot be built. ``beside`` is HTML that a page ends with, by the page's address; ""
    stands for every other page.
    """

    number: int
    site: Served | None
    notice: str | None
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class LatestBuild:
    """The current state. ``doing`` is how far the build at work is, ``""`` where that is not known."""

    shown: Shown
    doing: str = ""
    _open: Counter[str] = field(default_factory=Counter)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _closed: bool = False

    @contextmanager
    def looked_at(self, path: str) -> Iterator[None]:
        """Count the page at *path* among those that are open."""
        with self._changed:
            self._open[path] += 1
        try:
            yield
        finally:
            with self._changed:
                self._open -= Counter([path])

    def open(self) -> tuple[str, ...]:
        """Return the paths of the pages that are open somewhere."""
        with self._changed:
            return tuple(self._open)

    def show(
        self, site: Served | None, notice: str | None, beside: Mapping[str, str] | None = None
    ) -> None:
        """Show a new state and wake everyone who waits for one."""
        with self._changed:
            self.shown = Shown(self.shown.number + 1, site, notice, beside or {})
            self._changed.notify_all()

    def tell(self, doing: str) -> None:
        """Say how far the build at work is, and wake everyone who waits."""
        with self._changed:
            self.doing = doing
            self._changed.notify_all()

    def wait(self, known: tuple[Shown, str], seconds: float) -> tuple[Shown, str] | None:
        """Return the current state and ``doing`` as soon as they are not *known*; ``None`` when closed.

        After *seconds* returns *known* itself.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._now() != known, seconds)
            return None if self._closed else self._now()

    def _now(self) -> tuple[Shown, str]:
        return self.shown, self.doing

    def close(self) -> None:
        """Let go of everyone who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
