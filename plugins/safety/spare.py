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
from typing import Final, NamedTuple

from plugins.core.stages import stage
from plugins.safety.incoming import clear
from plugins.safety.output_files import DiskMark, Listing, list_files
from plugins.safety.published import FileStamp, folders_of
from plugins.safety.site_files import SiteFiles, hashed

_SAMPLE: Final = 2  # stored files that are read
_TOLD_AFTER: Final = 100  # files between two words of how far it is
# Another disk, one without second names, or too many names of one file.
_NOT_OFFERED: Final = frozenset(
    {errno.EXDEV, errno.EMLINK, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
)


class FileSource(NamedTuple):
    """A file at ``place`` that nobody writes into, and how it was left there."""

    place: str
    stamp: FileStamp

    def is_whole(self) -> bool:
        """Say whether it is there as it was left; it is read only where its marks do not tell."""
        try:
            found = os.lstat(self.place)
        except OSError:
            return False
        if not stat.S_ISREG(found.st_mode):
            return False
        return self.stamp.names(DiskMark.of(found)) or self.is_same()

    def is_same(self) -> bool:
        """Say whether its bytes are those that were stored."""
        try:
            return hashed(self.place) == self.stamp.sha256
        except OSError:
            return False


class SpoiledError(Exception):
    """Stored files are not what they were when they were stored; ``paths`` are their names in the site."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        super().__init__(", ".join(self.paths[:3]))


def assemble(made: Path, kept: Mapping[str, FileSource], spare: Path) -> SiteFiles:
    """Return the site of the files in *made* and of those *kept* under their paths, in the folder *spare*.

    *made* is used up; it wins where both have a path. Whatever *spare* holds, a work that was cut short
    included, is used as far as it is the very file. Raises ``SpoiledError``, nothing being changed but
    *spare*, where a stored file is not what it was.
    """
    new = list_files(made)
    if new.odd:
        raise ValueError(f"{made / new.odd[0]}: neither a file nor a folder")
    kept = {path: one for path, one in kept.items() if path not in new.files}
    found = _prepared(spare, kept, new.files.keys())
    missing = [path for path in kept if path not in found.files]
    sample = random.sample(sorted(kept), min(_SAMPLE, len(kept)))
    spoiled = {path for path in missing if not kept[path].is_whole()}
    spoiled |= {path for path in {*sample} - spoiled if not kept[path].is_same()}
    if spoiled:
        raise SpoiledError(spoiled)
    tell, total = stage("Ghép trang / assembling"), len(missing) + len(new.files)
    for number, path in enumerate((*missing, *new.files)):
        if number % _TOLD_AFTER == 0:
            tell(number, total)
        if path in kept:
            found.files[path] = _placed(os.link, Path(kept[path].place), spare / path)
        else:
            found.files[path] = _placed(os.rename, made / path, spare / path)
    clear(made)
    listing = Listing(dict(sorted(found.files.items())), (), found.folders)
    site = SiteFiles(spare, listing, is_spare=True)
    for path, one in kept.items():
        site.note(path, one.stamp.sha256)
    return site


def _prepared(spare: Path, kept: Mapping[str, FileSource], new: Iterable[str]) -> Listing:
    """Leave in *spare* all folders of the site, and those of the *kept* files that stand there already."""
    if spare.is_symlink() or not spare.is_dir():
        spare.unlink(missing_ok=True)
        spare.mkdir()
    before = list_files(spare)
    stay = {
        path: mark
        for path, mark in before.files.items()
        if path in kept and kept[path].stamp.names(mark)
    }
    for path in (*before.odd, *(before.files.keys() - stay.keys())):
        (spare / path).unlink()
    lowest = {path.rpartition("/")[0] for paths in (kept, new) for path in paths}
    wanted = {"", *lowest, *(above for folder in lowest for above in folders_of(folder))}
    for folder in sorted(before.folders.keys() - wanted, reverse=True):
        (spare / folder).rmdir()
    folders = {folder: mode for folder, mode in before.folders.items() if folder in wanted}
    for folder in sorted(wanted - folders.keys()):
        (spare / folder).mkdir()
        folders[folder] = 0  # whatever the umask made of it: the switch opens it to readers
    return Listing(stay, (), folders)


def _placed(how: Callable[[Path, Path], None], source: Path, target: Path) -> DiskMark:
    """Bring *source* to *target*, as a copy where the disk offers nothing better."""
    try:
        how(source, target)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
        shutil.copy2(source, target)
    return DiskMark.of(target.lstat())
