"""A finished folder, made ready to take the public one's place."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from plugins.safety.published import folders_of

FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755


def require_removable(public: Path) -> None:
    """Raise ``OSError`` where the old site could not be cleared away once it is replaced."""
    for folder, _, _ in os.walk(public):
        if not os.access(folder, os.W_OK | os.X_OK):
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


def open_to_readers(folder: Path, files: Sequence[str]) -> None:
    """Give every file and folder the mode that a web server needs."""
    folders = {inner for name in files for inner in folders_of(name)}
    wanted = [(folder, FOLDER_MODE), *((folder / name, FOLDER_MODE) for name in folders)]
    for path, mode in (*wanted, *((folder / name, FILE_MODE) for name in files)):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)


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
