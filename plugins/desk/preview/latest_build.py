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
class LatestBuild:
    """The current state; ``run`` tells this run of the server from earlier ones.

    ``doing`` is how far the build at work is, ``""`` where that is not known.
    """

    shown: Shown
    doing: str = ""
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
