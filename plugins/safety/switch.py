"""A finished folder becomes the public one in one step: the old site whole, or the new site whole.

The new folder is made ready under another name, a journal names it by its inode, then the two
names are exchanged. Whoever comes after a kill sees by the inode whether the exchange took place.
"""

from __future__ import annotations

import errno
import filecmp
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.core.problems import ContentError, place_in, problem
from plugins.safety.exchange import exchange_names
from plugins.safety.output_files import Listing, list_files
from plugins.safety.publish_lock import Held, only_publish
from plugins.safety.published import Verdict, folders_of, judge, read_list, write_whole

FILE_MODE = 0o644
FOLDER_MODE = 0o755
Exchange = Callable[[Path, Path], bool]


def switch(
    built: Path,
    public: Path,
    *,
    state: Path | None = None,
    held: Held | None = None,
    exchange: Exchange = exchange_names,
) -> tuple[str, ...]:
    """Publish the finished folder *built* as *public*; *built* is used up.

    Returns the files placed by hand in *public* that were carried over. Every file becomes
    readable by a web server whatever the umask. *state* (by default ``.build`` beside *public*)
    keeps the lock, the journal and the list of published files; *held* is given when the caller
    has the lock already. A reader never finds a page missing where *exchange* is offered; where
    it is not, only for the moment between two renames. Raises ``ContentError``, the public
    folder being as it was, when another publish runs, a file placed by hand would be lost, or
    the system refuses.
    """
    public = public.resolve()
    state = _state(public, state, held)
    built = built.resolve()
    with _spoken(public), nullcontext(held) if held else only_publish(state):
        if not built.is_dir() or (public.exists() and not public.is_dir()):
            raise _refusal("X801", public, built if not built.is_dir() else public)
        if built == public or built in public.parents or public in built.parents:
            raise _refusal("X802", public, public, built=built)
        way = _Way.to(public, state)
        try:
            way.settle()
            return way.go(built, exchange)
        except BaseException:
            with suppress(OSError):
                way.settle()
            raise


def recover(public: Path, *, state: Path | None = None, held: Held | None = None) -> None:
    """Set right what a killed publish left behind: a good first step of every build.

    Afterwards *public* is the old site whole or the new site whole. Raises ``ContentError``
    when another publish runs.
    """
    public = public.resolve()
    state = _state(public, state, held)
    with _spoken(public), nullcontext(held) if held else only_publish(state):
        _Way.to(public, state).settle()


def record(
    public: Path, written: Iterable[str], *, state: Path | None = None, held: Held | None = None
) -> None:
    """Note that a build wrote the files *written* straight into *public*, without a switch.

    The next switch then knows them from files placed by hand. Where the list of the last publish
    is lost and other pages stand in *public*, nothing is noted: nobody knows whose they are.
    """
    public = public.resolve()
    state = _state(public, state, held)
    names = frozenset(written)
    with _spoken(public), nullcontext(held) if held else only_publish(state):
        way = _Way.to(public, state)
        known = read_list(way.published)
        if known is None:
            pages = {name for name in list_files(public).files if name.endswith(".html")}
            if not pages <= names:
                return
        write_whole(way.published, {"files": sorted(names | (known or frozenset()))})


@dataclass(frozen=True, slots=True)
class _Way:
    """The names that one public folder's switch uses; all folders on one file system."""

    public: Path
    incoming: Path
    outgoing: Path
    journal: Path
    published: Path
    coming: Path

    @classmethod
    def to(cls, public: Path, state: Path) -> _Way:
        public.parent.mkdir(parents=True, exist_ok=True)
        state.mkdir(parents=True, exist_ok=True)
        near = state.stat().st_dev == public.parent.stat().st_dev
        start = str(state / public.name) if near else str(public.parent / f".{public.name}")
        return cls(
            public=public,
            incoming=Path(f"{start}.incoming"),
            outgoing=Path(f"{start}.outgoing"),
            journal=state / f"{public.name}.switch.json",
            published=state / f"{public.name}.published.json",
            coming=state / f"{public.name}.coming.json",
        )

    def go(self, built: Path, exchange: Exchange) -> tuple[str, ...]:
        """Make the new folder ready, exchange, tidy up."""
        ready = list_files(built)
        _removable(self.public)
        if ready.odd:
            raise _refusal("X803", built, built / ready.odd[0])
        verdict = self._verdict(built, ready)
        _move(built, self.incoming)
        _open_to_readers(self.incoming, ready.files)
        _carry(verdict.kept, self.public, self.incoming)
        write_whole(self.coming, {"files": sorted(set(ready.files) - set(verdict.kept))})
        write_whole(self.journal, {"inode": self.incoming.stat().st_ino})
        if not self.public.exists():
            self.incoming.rename(self.public)
        elif not exchange(self.incoming, self.public):
            self.public.rename(self.outgoing)
            self.incoming.rename(self.public)
        self.settle()
        return verdict.kept

    def settle(self) -> None:
        """Finish an exchange that took place; undo one that did not. May be killed and repeated."""
        if not self.public.exists() and self.outgoing.exists():
            self.outgoing.rename(self.public)
        new = _journalled(self.journal)
        if new is not None and self.public.exists() and self.public.stat().st_ino == new:
            with suppress(FileNotFoundError):
                self.coming.replace(self.published)
        self.coming.unlink(missing_ok=True)
        self.journal.unlink(missing_ok=True)
        for leftover in (self.incoming, self.outgoing):
            if leftover.exists():
                shutil.rmtree(leftover)

    def _verdict(self, built: Path, ready: Listing) -> Verdict:
        """Return what is carried over. Raises ``ContentError`` when a file would be lost."""
        if not self.public.exists():
            return Verdict()
        verdict = judge(
            list_files(self.public),
            read_list(self.published),
            ready.files,
            lambda path: filecmp.cmp(built / path, self.public / path, shallow=False),
        )
        refused = [
            problem(code, place_in(self.public, self.public / path))
            for code, paths in (("X804", verdict.clashes), ("X805", verdict.unknown))
            for path in paths[:20]
        ]
        if refused:
            raise ContentError(refused)
        return verdict


def _removable(public: Path) -> None:
    """Raise ``OSError`` where the old site could not be cleared away once it is replaced."""
    for folder, _, _ in os.walk(public):
        if not os.access(folder, os.W_OK | os.X_OK):
            locked = os.statvfs(folder).f_flag & os.ST_RDONLY
            number = errno.EROFS if locked else errno.EACCES
            raise OSError(number, os.strerror(number), folder)


def _move(built: Path, incoming: Path) -> None:
    try:
        built.rename(incoming)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copytree(built, incoming, symlinks=True)


def _open_to_readers(folder: Path, files: Sequence[str]) -> None:
    """Give every file and folder the mode that a web server needs."""
    folders = {inner for name in files for inner in folders_of(name)}
    wanted = [(folder, FOLDER_MODE), *((folder / name, FOLDER_MODE) for name in folders)]
    for path, mode in (*wanted, *((folder / name, FILE_MODE) for name in files)):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)


def _carry(kept: Iterable[str], public: Path, incoming: Path) -> None:
    """Bring the files placed by hand into the new folder, as they are."""
    for name in kept:
        target = incoming / name
        if target.exists():  # the same bytes in both
            continue
        for inner in reversed(list(folders_of(name))):
            if not (incoming / inner).exists():
                (incoming / inner).mkdir()
                (incoming / inner).chmod(FOLDER_MODE)
        try:
            os.link(public / name, target, follow_symlinks=False)
        except OSError:
            shutil.copy2(public / name, target, follow_symlinks=False)


def _journalled(path: Path) -> int | None:
    try:
        inode = json.loads(path.read_text("utf-8"))["inode"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return inode if isinstance(inode, int) else None


def _state(public: Path, state: Path | None, held: Held | None) -> Path:
    return (state or (held.state if held else public.parent / ".build")).resolve()


@contextmanager
def _spoken(public: Path) -> Iterator[None]:
    """Say what the system refuses as a problem that an editor can read."""
    try:
        yield
    except OSError as error:
        path = Path(os.fsdecode(error.filename)) if error.filename else public
        raise _refusal("X806", public, path, reason=error.strerror or error) from error


def _refusal(code: str, public: Path, path: Path, **values: object) -> ContentError:
    return ContentError([problem(code, place_in(public, path), **values)])
