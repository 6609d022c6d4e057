"""A whole site from what is new of it and from what a store keeps, in the folder that was public before.

Tens of thousands of folders take longer to make and to remove than all else of a publish that changes
a page. So the outgoing folder is kept, and brought to the new state name by name: of what it holds
only second names of the very files in the store stay. No file is written into.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from plugins.core.outlet import OutletFile
from plugins.core.stages import stage
from plugins.safety.incoming import clear
from plugins.safety.output_files import DiskMark, Listing, list_files
from plugins.safety.site_files import SiteFiles, hashed

_SAMPLE: Final = 2  # stored files that are read
_TOLD_AFTER: Final = 100  # files between two words of how far it is
# Another disk, one without second names, or too many names of one file.
_NOT_OFFERED: Final = frozenset(
    {errno.EXDEV, errno.EMLINK, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
)


def _is_whole(file: OutletFile) -> bool:
    """Say whether *file* is there as it was left; it is read only where its marks do not tell."""
    try:
        found = os.lstat(file.place)
    except OSError:
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    return _is_named(file, DiskMark.of(found)) or _is_same(file)


def _is_same(file: OutletFile) -> bool:
    """Say whether the bytes of *file* are those that were stored."""
    try:
        return hashed(file.place) == file.kept.sha256
    except OSError:
        return False


def _is_named(file: OutletFile, mark: DiskMark) -> bool:
    """Say whether the file with *mark* is *file* itself, untouched since it was stored."""
    _, size, modified, inode = file.kept
    return inode != 0 and mark == (size, modified, inode)


class SpoiledError(Exception):
    """Stored files are not what they were when they were stored; ``paths`` are their names in the site."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        super().__init__(", ".join(self.paths[:3]))


def assemble(made: Path, kept: Mapping[str, OutletFile], spare: Path) -> SiteFiles:
    """Return the site of the files in *made* and of those *kept* under their paths, in the folder *spare*.

    *made* is used up; it wins where both have a path. Whatever *spare* holds, a work that was cut short
    included, is used as far as it is the very file. Raises ``SpoiledError``, nothing being changed but
    *spare*, where a stored file is not what it was.
    """
    new = list_files(made)
    if new.odd:
        raise ValueError(f"{made / new.odd[0]}: neither a file nor a folder")
    if not kept.keys().isdisjoint(new.files):
        kept = {path: one for path, one in kept.items() if path not in new.files}
    found = _prepared(spare, kept, new.files.keys())
    missing = kept.keys() - found.files.keys()
    sample = random.sample(list(kept), min(_SAMPLE, len(kept)))
    spoiled = {path for path in missing if not _is_whole(kept[path])}
    spoiled |= {path for path in {*sample} - spoiled if not _is_same(kept[path])}
    if spoiled:
        raise SpoiledError(spoiled)
    tell, total = stage("Ghép trang / assembling"), len(missing) + len(new.files)
    for number, path in enumerate((*missing, *new.files)):
        if number % _TOLD_AFTER == 0:
            tell(number, total)
        if path in kept:
            found.note(path, _placed(os.link, Path(kept[path].place), spare / path))
        else:
            found.note(path, _placed(os.rename, made / path, spare / path))
    clear(made)
    site = SiteFiles(spare, found, is_spare=True)
    site.note({path: one.kept.sha256 for path, one in kept.items()})
    return site


def _prepared(spare: Path, kept: Mapping[str, OutletFile], new: Iterable[str]) -> Listing:
    """Leave in *spare* all folders of the site, and those of the *kept* files that stand there already."""
    if spare.is_symlink() or not spare.is_dir():
        spare.unlink(missing_ok=True)
        spare.mkdir()
    before = list_files(spare)
    others = [
        path
        for path, mark in before.files.items()
        if (file := kept.get(path)) is None or not _is_named(file, mark)
    ]
    for path in (*before.odd, *others):
        (spare / path).unlink()
    for path in others:
        del before.files[path]
    before.closed.difference_update(others)
    wanted = {""}
    for folder in {path.rpartition("/")[0] for paths in (kept, new) for path in paths}:
        above = folder
        while above not in wanted:
            wanted.add(above)
            above = above.rpartition("/")[0]
    for folder in sorted(before.folders - wanted, reverse=True):
        (spare / folder).rmdir()
    for folder in sorted(wanted - before.folders):
        (spare / folder).mkdir()
    return Listing(before.files, (), wanted, before.closed)


def _placed(how: Callable[[Path, Path], None], source: Path, target: Path) -> os.stat_result:
    """Bring *source* to *target*, as a copy where the disk offers nothing better."""
    try:
        how(source, target)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
        shutil.copy2(source, target)
    return target.lstat()
