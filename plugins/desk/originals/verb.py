"""``originals``: cameras' files go to a store, copies large enough for the site stay; or back again.

A picture is replaced only after its original was copied to the store, is on its disk and reads the same,
and the list says so. So a run may be cut off anywhere, and run again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from plugins.desk.originals import account, safe_copy
from plugins.desk.originals.account import Tally
from plugins.desk.originals.index import NAME, OriginalIndex, OriginalRow
from plugins.desk.originals.safe_copy import NotApartError, NotTheSameError, lies_in
from plugins.desk.originals.scope import TextFolder, folders
from plugins.desk.project import Project
from plugins.desk.voice import DeskError, say
from plugins.pictures.hashes import content_hash
from plugins.pictures.reading import BadPictureError
from plugins.pictures.sniff import kind_by_name
from plugins.pictures.working_copy import KINDS, LEAST, working_copy
from plugins.safety.publish_lock import only_publish

_DEAD: Final = 86400.0  # seconds: another computer may be writing to the same store


def run(project: Project, to: str, story: str, back: bool) -> int:
    """Keep the originals in the folder *to*, or bring them *back*; of *story* alone where one is named.

    Pictures that readers may have seen are left alone unless their text is named. Raises ``DeskError``,
    and ``ContentError`` where something else is at work in the project.
    """
    store = _store(project, to, story)
    with only_publish(project.work):
        return _run(project, store, story, back)


def _run(project: Project, store: Path, story: str, back: bool) -> int:
    named = bool(story.strip())
    index = OriginalIndex(store)
    if back and index.empty:
        raise DeskError(
            f"Trong “{store}” không có danh sách {NAME}: ổ đĩa đã cắm, đúng thư mục chưa? Chưa sửa gì.",
            f"There is no list {NAME} in “{store}”: is the disk connected, is it the right folder? "
            "Nothing changed.",
        )
    done = Tally()
    try:
        for folder in folders(project, story):
            safe_copy.clear(folder.path)
            safe_copy.clear(store / folder.at, _DEAD)
            pictures = [*folder.pictures()]
            work = _brought_back if back else _kept
            work(folder, pictures, store, index, done, named)
    except OSError as error:
        raise account.stopped(done, back, os.fsdecode(error.filename or store), error) from error
    except NotTheSameError as error:
        raise account.stopped(done, back, str(error), None) from error
    except NotApartError as error:
        raise account.not_apart(done, str(error)) from error
    say(*account.told(done, store, back))
    return 0


def _store(project: Project, to: str, story: str) -> Path:
    """Return the store's folder. Raises ``DeskError`` where none is named, or none that can be one."""
    example = f"make originals TO=/Volumes/AnhGoc STORY={story.strip() or '2026/ten-bai'}"
    if not to.strip():
        raise DeskError(
            f"Thiếu thư mục để cất ảnh gốc (ổ mạng, ổ ngoài). Ví dụ: {example}",
            f"The folder for the originals is missing (a network drive, an external disk). For example: {example}",
        )
    store = Path(to.strip()).expanduser()
    if not store.is_dir():
        raise DeskError(
            f"Không có thư mục “{to}”: ổ đĩa đã cắm, ổ mạng đã nối chưa? Thư mục mới thì tạo trước rồi chạy lại.",
            f"There is no folder “{to}”: is the disk connected, the network drive mounted? Make a new "
            "folder first, then run again.",
        )
    store = store.resolve()
    if lies_in(store, project.root, project.content):
        raise DeskError(
            f"“{to}” nằm trong thư mục dự án: ảnh gốc ở đó vẫn vào kho git. Chọn thư mục ở ngoài.",
            f"“{to}” lies in the project's folder, where originals would end up in the repository. "
            "Choose a folder elsewhere.",
        )
    return store


def _kept(
    folder: TextFolder,
    pictures: list[Path],
    store: Path,
    index: OriginalIndex,
    done: Tally,
    named: bool,
) -> None:
    """Replace the pictures of *folder* by working copies once the *store* has them."""
    for file in pictures:
        if kind_by_name(file.name) not in KINDS:
            done.other += 1
            continue
        size = file.stat().st_size
        if size < LEAST and not index.names(folder.name, file.name):
            done.small += 1
            continue
        sha256 = content_hash(file)
        if index.is_working_copy(sha256):
            done.copies += 1
            continue
        if folder.is_public(file) and not named:
            done.held_back[folder.name] += 1
            continue
        try:
            copy = working_copy(file)
        except BadPictureError:
            done.damaged.append(f"{folder.name}/{file.name}")
            continue
        if copy is None:
            done.small += 1
            continue
        _make_room(store, size, done)
        place = safe_copy.keep(file, sha256, store, f"{folder.at}/{file.name}")
        working = hashlib.sha256(copy).hexdigest()
        at = place.relative_to(store).as_posix()
        index.add(OriginalRow(folder.name, file.name, sha256, working, f"{now():%Y-%m-%d}", at))
        if not safe_copy.replace(file, sha256, copy, working):  # saved anew: the next run's
            continue
        done.replace(size, len(copy), folder.is_public(file))


def _make_room(store: Path, size: int, done: Tally) -> None:
    free = shutil.disk_usage(store).free
    if free < size + LEAST:
        raise account.full(done, store, free)


def _brought_back(
    folder: TextFolder,
    pictures: list[Path],
    store: Path,
    index: OriginalIndex,
    done: Tally,
    named: bool,
) -> None:
    """Put the originals of *folder* in the places of their working copies."""
    for file in pictures:
        sha256 = content_hash(file)
        row = index.original_of(sha256, folder.name, file.name)
        if row is None:
            continue
        if folder.is_public(file) and not named:
            done.held_back[folder.name] += 1
            continue
        size = file.stat().st_size
        original = store / row.place
        if not original.is_file() or content_hash(original) != row.sha256:
            done.damaged.append(row.place)
            continue
        if not safe_copy.replace(file, sha256, original, row.sha256):  # saved anew: its editor's
            continue
        done.replace(size, original.stat().st_size, folder.is_public(file))
