"""Notices when an editor or a designer saves something that the site is built from."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, Final

from watchfiles import Change, DefaultFilter, watch

FOLDERS: Final = ("content", "theme", "plugins")
_CALM: Final[Any] = {
    "debounce": 200,  # milliseconds: an editor that saves all its files is one change
    "raise_interrupt": False,
    "ignore_permission_denied": True,
}


class _Sources(DefaultFilter):
    """Everything but editors' leftovers."""

    def __call__(self, change: Change, path: str) -> bool:
        name = Path(path).name
        return not name.startswith((".", "~$")) and super().__call__(change, path)


def watch_project(root: Path, changed: threading.Event, stop: threading.Event) -> None:
    """Set *changed* whenever a source of the project at *root* changes, until *stop*; returns at once.

    Folders are watched whole; at the root only ``*.py`` counts.
    """
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]

    def deep() -> None:
        sources = _Sources()
        for _ in watch(*folders, watch_filter=sources, stop_event=stop, **_CALM):
            changed.set()

    def flat() -> None:
        for found in watch(root, stop_event=stop, recursive=False, **_CALM):
            if any(path.endswith(".py") for _, path in found):
                changed.set()

    for job in (deep, flat):
        threading.Thread(target=job, daemon=True).start()
