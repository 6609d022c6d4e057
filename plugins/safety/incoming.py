"""A finished folder, made ready to take the public one's place."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.safety.output_files import FILE_MODE, FOLDER_MODE, Listing
from plugins.safety.published import folders_of


def require_removable(public: Path, folders: Iterable[str]) -> None:
    """Raise ``OSError`` where the old site's *folders* could not be cleared away once it is replaced."""
    top = os.fspath(public)
    shut = [name for name in folders if not os.access(f"{top}/{name}", os.W_OK | os.X_OK)]
    if shut:
        folder = f"{top}/{min(shut)}"
        locked = os.statvfs(folder).f_flag & os.ST_RDONLY
        number = errno.EROFS if locked else errno.EACCES
        raise OSError(number, os.strerror(number), folder)


def move(built: Path, incoming: Path) -> None:
    """Bring the finished folder to its place beside the public one, whatever disk it lies on."""
    try:
        built.rename(incoming)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copytree(built, incoming, symlinks=True)


def open_to_readers(folder: Path, listing: Listing) -> None:
    """Give every file and folder of *listing*, which stands in *folder*, the mode that a web server needs.

    A file whose mode is right is not touched: it may be a second name of one that is published.
    """
    for path, mode in closed(folder, listing):
        (folder / path).chmod(mode)


def closed(folder: Path, listing: Listing) -> Iterator[tuple[str, int]]:
    """Yield what of *listing*, which stands in *folder*, has another mode than a web server needs, with
    the one that it needs.
    """
    top = os.fspath(folder)
    for path in listing.folders:
        if stat.S_IMODE(os.lstat(f"{top}/{path}").st_mode) != FOLDER_MODE:
            yield path, FOLDER_MODE
    for path in listing.closed:
        yield path, FILE_MODE


def carry(kept: Iterable[str], public: Path, incoming: Path) -> None:
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


def clear(folder: Path) -> None:
    """Remove *folder* with all that is in it; links are removed, never followed."""
    try:
        _clear(os.fspath(folder), None)
    except OSError as error:  # it names what lies in a folder by its last part alone
        raise OSError(error.errno, error.strerror, os.fspath(folder)) from error


def _clear(name: str, within: int | None) -> None:
    here = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=within)
    try:
        with os.scandir(here) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        for inner, is_folder in found:
            if is_folder:
                _clear(inner, here)
            else:
                os.unlink(inner, dir_fd=here)
    finally:
        os.close(here)
    os.rmdir(name, dir_fd=within)
