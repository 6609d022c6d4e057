"""A finished folder becomes the public one in one step: the old site whole, or the new site whole.

The new folder is made ready under another name, a journal names it by its inode, then the two
names are exchanged. Whoever comes after a kill sees by the inode whether the exchange took place.

The public name may be a symbolic link (blue and green folders): the link stays, and the folder that
it leads to is exchanged.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.core.problems import ContentError, place_on_disk, problem
from plugins.safety.exchange import exchange_names
from plugins.safety.incoming import carry, clear, move, open_to_readers, require_removable
from plugins.safety.output_files import Listing, is_dropping, list_files
from plugins.safety.publish_lock import Held, only_publish
from plugins.safety.published import (
    Published,
    Verdict,
    judge,
    not_left,
    read_list,
    shared,
    write_list,
    write_whole,
)
from plugins.safety.site_files import SiteFiles, hashed
from plugins.safety.unchanged import is_same, others_beside

Exchange = Callable[[Path, Path], bool]


@dataclass(frozen=True, slots=True)
class Switched:
    """What a switch did: ``kept`` are the files placed by hand, ``unchanged`` says that the public folder
    held the very site already and was left alone.
    """

    kept: tuple[str, ...]
    unchanged: bool = False


def spare_folder(public: Path, state: Path) -> Path:
    """Return where the folder that *public* was before is kept, for ``safety.spare.assemble``."""
    return _Way.to(public, state.resolve()).spare


def switch(
    built: Path | SiteFiles,
    public: Path,
    *,
    state: Path | None = None,
    held: Held | None = None,
    exchange: Exchange = exchange_names,
) -> Switched:
    """Publish the finished folder *built* as *public*; *built* is used up.

    Where *public* holds the very same site already, nothing in it is touched. Every file becomes
    readable by a web server whatever the umask. *state* (by default ``.build`` beside *public*)
    keeps the lock, the journal and the list of published files; *held* is given when the caller
    has the lock already. A reader never finds a page missing where *exchange* is offered; where
    it is not, only for the moment between two renames. Raises ``ContentError``, the public
    folder being as it was, when another publish runs, a file placed by hand would be lost, or
    the system refuses.
    """
    state = _state(public, state, held)
    site = built if isinstance(built, SiteFiles) else None
    built = (built.folder if isinstance(built, SiteFiles) else built).resolve()
    with _spoken(public), nullcontext(held) if held else only_publish(state):
        way = _Way.to(public, state)
        public = way.public
        if not built.is_dir() or (public.exists() and not public.is_dir()) or public.is_symlink():
            raise _refusal("X801", public, built if not built.is_dir() else public)
        if built == public or built in public.parents or public in built.parents:
            raise _refusal("X802", public, public, built=built)
        try:
            way.settle()
            return way.go(site or SiteFiles.of(built, way.listed()), exchange)
        except BaseException:
            with suppress(OSError):
                way.settle()
            raise


def recover(public: Path, *, state: Path | None = None, held: Held | None = None) -> None:
    """Set right what a killed publish left behind: a good first step of every build.

    Afterwards *public* is the old site whole or the new site whole. Raises ``ContentError``
    when another publish runs.
    """
    state = _state(public, state, held)
    with _spoken(public), nullcontext(held) if held else only_publish(state):
        _Way.to(public, state).settle()


def placed_by_hand(public: Path, held: Held) -> tuple[str, ...] | None:
    """Return what stands in *public* beside what the last publish put there, sorted; ``None`` where that is
    not all there, and untouched.
    """
    way = _Way.of(public, held.state.resolve())
    known = way.listed()
    return others_beside(known, way.public) if known and way.public.is_dir() else None


def refuse_strange(public: Path, *, state: Path | None = None) -> None:
    """Raise ``ContentError`` (X822) where *public* holds files, and no list says that a publish made any.

    Touches nothing. A folder that is empty, or not there, is nobody's.
    """
    way = _Way.of(public, _state(public, state, None))
    with _spoken(public):
        if way.public.is_symlink() or (way.public.exists() and not way.public.is_dir()):
            raise _refusal("X801", public, way.public)
        if not way.public.exists() or way.listed() is not None:
            return
        found = list_files(way.public)
    strange = sorted(path for path in (*found.files, *found.odd) if not is_dropping(path))
    if strange:
        some = ", ".join(strange[:3]) + (" …" if len(strange) > 3 else "")
        raise _refusal("X822", public, way.public, count=len(strange), some=some)


@dataclass(frozen=True, slots=True)
class _Way:
    """The names that one public folder's switch uses; all folders on one file system.

    ``linked`` is a second list of what was published, where a link leads to the public folder: it
    goes by the link's name, and speaks for a folder that the link has not led to before.
    """

    public: Path
    incoming: Path
    outgoing: Path
    spare: Path
    journal: Path
    published: Path
    coming: Path
    linked: Path | None = None

    @classmethod
    def to(cls, public: Path, state: Path) -> _Way:
        """Return the way to *public*, its folders made."""
        Path(os.path.realpath(public)).parent.mkdir(parents=True, exist_ok=True)
        state.mkdir(parents=True, exist_ok=True)
        return cls.of(public, state)

    @classmethod
    def of(cls, public: Path, state: Path) -> _Way:
        """Return the way to *public*, nothing being touched."""
        link = public if public.is_symlink() else None
        public = Path(os.path.realpath(public))
        name = public.name
        if link is not None:  # blue/site and green/site are two folders
            name += f"-{hashlib.sha256(os.fsencode(public)).hexdigest()[:8]}"
        near = _device(state) == _device(public.parent)
        start = str(state / name) if near else str(public.parent / f".{name}")
        return cls(
            public=public,
            incoming=Path(f"{start}.incoming"),
            outgoing=Path(f"{start}.outgoing"),
            spare=Path(f"{start}.spare"),
            journal=state / f"{name}.switch.json",
            published=state / f"{name}.published.json",
            coming=state / f"{name}.coming.json",
            linked=state / f"{link.name}.published.json" if link is not None else None,
        )

    def listed(self) -> Published | None:
        """Return what the last publish put into the public folder, as far as a list says it."""
        known = read_list(self.published)
        return read_list(self.linked) if known is None and self.linked is not None else known

    def go(self, site: SiteFiles, exchange: Exchange) -> Switched:
        """Make the new folder ready, exchange, tidy up."""
        built = site.folder
        if site.listing.odd:
            raise _refusal("X803", built, built / site.listing.odd[0])
        before = list_files(self.public) if self.public.exists() else None
        kept: tuple[str, ...] = ()
        if before is not None:
            require_removable(self.public, before.folders)
            known = self.listed()
            kept = self._verdict(site, before, known).kept
            if known is not None and is_same(site, self.public, before, known, kept):
                if not site.is_spare:
                    clear(built)
                return Switched(kept, unchanged=True)
        stamps = site.stamps(site.files.keys() - {*kept} if kept else site.files)
        move(built, self.incoming)
        open_to_readers(self.incoming, site.listing)
        carry(kept, self.public, self.incoming)
        write_list(self.coming, stamps)
        write_whole(self.journal, {"inode": self.incoming.stat().st_ino})
        if not self.public.exists():
            self.incoming.rename(self.public)
        elif not exchange(self.incoming, self.public):
            self.public.rename(self.outgoing)
            self.incoming.rename(self.public)
        self.settle(keep=site.is_spare)
        return Switched(kept)

    def settle(self, keep: bool = False) -> None:
        """Finish an exchange that took place; undo one that did not. May be killed and repeated.

        The folder that was public before is removed, or where told to *keep* it becomes the spare one.
        """
        if not self.public.exists() and self.outgoing.exists():
            self.outgoing.rename(self.public)
        new = _journalled(self.journal)
        if new is not None and self.public.exists() and self.public.stat().st_ino == new:
            with suppress(FileNotFoundError):
                if self.linked is not None:
                    beside = self.linked.with_name(f"{self.linked.name}.part")
                    shutil.copyfile(self.coming, beside)
                    beside.replace(self.linked)
                self.coming.replace(self.published)
        self.coming.unlink(missing_ok=True)
        self.journal.unlink(missing_ok=True)
        for leftover in (self.incoming, self.outgoing):
            if keep and leftover.exists() and not self.spare.exists():
                leftover.rename(self.spare)
            elif leftover.exists():
                clear(leftover)

    def _verdict(self, site: SiteFiles, before: Listing, known: Published | None) -> Verdict:
        """Return what is carried over. Raises ``ContentError`` when a file would be lost."""

        def read(path: str) -> str:
            return hashed(f"{self.public}/{path}")

        others = frozenset(before.files) if known is None else not_left(before, known, read)
        listed = known is not None
        verdict = judge(before, others, listed, site.listing, lambda p: site.digest(p) == read(p))
        clashes = {*verdict.clashes}
        if known and _device(site.folder) == _device(self.public):
            changed = others.intersection(known)
            clashes |= shared(changed, before, site.listing)
        refused = [
            problem(code, place_on_disk(self.public / path, self.public.parent))
            for code, paths in (("X804", sorted(clashes)), ("X805", verdict.unknown))
            for path in paths[:20]
        ]
        if refused:
            raise ContentError(refused)
        return verdict


def _journalled(path: Path) -> int | None:
    try:
        inode = json.loads(path.read_text("utf-8"))["inode"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return inode if isinstance(inode, int) else None


def _state(public: Path, state: Path | None, held: Held | None) -> Path:
    return (state or (held.state if held else public.absolute().parent / ".build")).resolve()


def _device(folder: Path) -> int:
    """Return the file system that *folder* is on, or will be once it is made."""
    return next(part for part in (folder, *folder.parents) if part.exists()).stat().st_dev


@contextmanager
def _spoken(public: Path) -> Iterator[None]:
    """Say what the system refuses as a problem that an editor can read."""
    try:
        yield
    except OSError as error:
        path = Path(os.fsdecode(error.filename)) if error.filename else public
        raise _refusal("X806", public, path, reason=error.strerror or error) from error


def _refusal(code: str, public: Path, path: Path, **values: object) -> ContentError:
    return ContentError([problem(code, place_on_disk(path, public.parent), **values)])
