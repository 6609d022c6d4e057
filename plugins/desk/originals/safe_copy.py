"""Files put in place whole, on the disk and compared, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path
from typing import Final

from plugins.pictures.hashes import content_hash

ENDING: Final = ".originals-new"  # of what a killed run left behind


class NotTheSameError(Exception):
    """What was written does not read as it should: the disk or the way to it is not sound."""


class NotApartError(Exception):
    """The place in the store is not the store's own: it is the picture itself, or lies elsewhere."""


def keep(source: Path, sha256: str, store: Path, at: str) -> Path:
    """Copy *source*, whose hash is *sha256*, to the place *at* in *store*; return where the copy stands.

    Where another file is there, the copy stands beside it under a name with a part of the hash; where
    it is the same, nothing is written. Raises ``OSError``, ``NotTheSameError`` and ``NotApartError``.
    """
    target = store / at
    beside = target.with_name(f"{target.stem}-{sha256[:12]}{target.suffix}")
    for place in (target, beside):
        _refuse_joined(source, store, place)
        if not place.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _put(source, sha256, place)
            return place
        if content_hash(place) == sha256:
            return place
    raise NotTheSameError(str(beside))


def replace(file: Path, present: str, copy: Path | bytes, sha256: str) -> bool:
    """Put *copy*, whose hash is *sha256*, in the place of *file*, with its rights; say whether it was done.

    It is not where the file's hash is no longer the *present* one: somebody saved it meanwhile. Raises
    ``OSError`` and ``NotTheSameError``.
    """
    return _put(copy, sha256, file, present)


def lies_in(path: Path, *folders: Path) -> bool:
    """Say whether *path* is one of *folders* or below one, whatever name or link leads there."""
    resolved = path.resolve()
    above = [one for one in (resolved, *resolved.parents) if one.exists()]
    return any(one.samefile(folder) for one in above for folder in folders if folder.exists())


def _refuse_joined(source: Path, store: Path, place: Path) -> None:
    same = place.exists() and place.samefile(source)
    outside = not place.resolve().is_relative_to(store.resolve())
    if same or outside or lies_in(place, source.parent):
        raise NotApartError(str(place))


def clear(folder: Path, older: float = 0) -> None:
    """Delete what killed runs left in *folder*, where nothing was written to it for *older* seconds."""
    for leftover in folder.glob(f".*{ENDING}"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - leftover.stat().st_mtime >= older:
                leftover.unlink()


def _put(source: Path | bytes, sha256: str, target: Path, present: str | None = None) -> bool:
    aside = target.with_name(f".{target.name}.{os.getpid()}{ENDING}")
    try:
        with aside.open("wb") as file:
            if isinstance(source, bytes):
                file.write(source)
            else:
                with source.open("rb") as original:
                    shutil.copyfileobj(original, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
            if hasattr(os, "posix_fadvise"):  # so that the disk is read, not the memory
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if content_hash(aside) != sha256:
            raise NotTheSameError(str(target))
        if present is not None:
            with contextlib.suppress(OSError):  # a disk without rights
                aside.chmod(target.stat().st_mode & 0o777)
            if content_hash(target) != present:
                aside.unlink()
                return False
        aside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # not every system can
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return True
