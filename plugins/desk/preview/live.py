"""What the preview shows at this moment, shared by the builder and by every open page."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the preview: a built site, or a page that says what is wrong.

    ``number`` counts states from 0. ``notice`` is a whole HTML page that stands in for every page
    while the site cannot be built. ``beside`` is HTML that a page ends with, by the page's address; ""
    stands for every other page.
    """

    number: int
    site: Path | None
    notice: str | None
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Live:
    """The current state; ``run`` tells this run of the server from earlier ones."""

    shown: Shown
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _closed: bool = False

    def token(self, shown: Shown) -> str:
        """Return the name that open pages know *shown* by."""
        return f"{self.run}-{shown.number}"

    def show(
        self, site: Path | None, notice: str | None, beside: Mapping[str, str] | None = None
    ) -> None:
        """Show a new state and wake everyone who waits for one."""
        with self._changed:
            self.shown = Shown(self.shown.number + 1, site, notice, beside or {})
            self._changed.notify_all()

    def wait(self, known: Shown, seconds: float) -> Shown | None:
        """Return the current state as soon as it is not *known*; ``None`` when closed.

        After *seconds* returns *known* itself.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.shown is not known, seconds)
            return None if self._closed else self.shown

    def close(self) -> None:
        """Let go of everyone who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
