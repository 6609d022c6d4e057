"""Notices when an editor or a designer saves something that the site is built from."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from watchfiles import Change, DefaultFilter, watch

from plugins.desk.voice import say

FOLDERS: Final = ("content", "theme", "plugins")
_CALM: Final[Any] = {
    "debounce": 200,  # milliseconds: an editor that saves all its files is one change,
    "step": 25,  # if no more than this is between two of them
    "rust_timeout": 500,  # milliseconds between looks at whether to go on
    "yield_on_timeout": True,
    "raise_interrupt": False,
    "ignore_permission_denied": True,
}
_PAUSE: Final = 0.2  # seconds, where a folder went away just now


class _Sources(DefaultFilter):
    """Everything but editors' leftovers."""

    def __call__(self, change: Change, path: str) -> bool:
        name = Path(path).name
        return not name.startswith((".", "~$")) and super().__call__(change, path)


class Changes:
    """The files that changed and were not taken yet; a folder stands for what is in it."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._paths: dict[Path, None] | None = None

    def add(self, paths: Iterable[str]) -> None:
        """Add *paths*, none of them where it is not known what changed."""
        with self._condition:
            self._paths = {**(self._paths or {}), **dict.fromkeys(map(Path, paths))}
            self._condition.notify_all()

    def take(self) -> list[Path]:
        """Wait until something changed, and return what."""
        with self._condition:
            while self._paths is None:
                self._condition.wait(3600)  # not for ever: Ctrl+C is heard meanwhile
            paths, self._paths = self._paths, None
            return list(paths)


class Watch:
    """Adds to *changed* whenever a source of the project at *root* changes, until it is closed.

    Folders are watched whole; at the root only ``*.py`` counts, and that a folder goes away or comes:
    what watches a folder watches the one that was there, not the one put in its place.
    """

    def __init__(self, root: Path, changed: Changes) -> None:
        self._root, self._changed = root, changed
        self._closed, self._renewed = threading.Event(), threading.Event()
        self._polls: bool | None = None  # as the system can, unless that failed
        self._threads = [
            threading.Thread(target=job, daemon=True) for job in (self._deep, self._flat)
        ]
        for thread in self._threads:
            thread.start()

    def is_set(self) -> bool:
        """Say whether the folders that are being watched are to be let go (for ``watch``)."""
        return self._closed.is_set() or self._renewed.is_set()

    def close(self) -> None:
        """Stop watching; returns once nothing is watched any more."""
        self._closed.set()
        for thread in self._threads:
            thread.join()

    def _deep(self) -> None:
        again = False
        while not self._closed.is_set():
            self._renewed.clear()
            folders = [self._root / name for name in FOLDERS if (self._root / name).is_dir()]
            # What was saved while nobody watched is built at the first look, once more.
            for found in self._looks(folders, self, watch_filter=_Sources()):
                if found or again:
                    self._changed.add(path for _, path in found)
                again = False
            again = True

    def _flat(self) -> None:
        folders = {str(self._root / name) for name in FOLDERS}
        while not self._closed.is_set():
            for found in self._looks([self._root], self._closed, recursive=False):
                if any(path in folders and change != Change.modified for change, path in found):
                    self._renewed.set()
                if code := [path for _, path in found if path.endswith(".py")]:
                    self._changed.add(code)

    def _looks(
        self, folders: Sequence[Path], stop: Any, **more: Any
    ) -> Iterator[set[tuple[Change, str]]]:
        """Yield what changes below *folders*, an empty set now and then, until *stop* is set.

        Ends where a folder went away just now.
        """
        try:
            yield from watch(*folders, stop_event=stop, force_polling=self._polls, **more, **_CALM)
        except FileNotFoundError:
            self._closed.wait(_PAUSE)
        except (OSError, RuntimeError) as error:  # the second: of the library within
            self._closed.wait(_PAUSE)
            if not self._polls:
                self._polls = True
                say(
                    f"Máy không báo được tệp nào thay đổi ({error}): bản xem thử tự dò tìm.",
                    f"The system cannot say which files change ({error}): the preview looks itself.",
                )
