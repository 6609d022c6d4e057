"""What stands in the way of an upgrade, said before anything is touched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from plugins.desk.migrations import numbers
from plugins.desk.upgrade.engine_files import RECORD, RENEWED, YIELDING, digest
from plugins.desk.voice import DeskError

_MOST: Final = 10  # files that a message names


def refuse_downgrade(present: str, version: str) -> None:
    """Raise ``DeskError`` where *version* is older than the *present* one."""
    if numbers(version) < numbers(present):
        raise DeskError(
            f"Phiên bản {version} cũ hơn phiên bản đang dùng ({present}). Muốn trở lại bản trước lần "
            "nâng cấp gần nhất: make upgrade UNDO=1",
            f"Version {version} is older than the present one ({present}). To go back to what was "
            "there before the last upgrade: make upgrade UNDO=1",
        )


def refuse_unsaved(root: Path) -> None:
    """Raise ``DeskError`` where git keeps the project and something is not committed, or git fails."""
    if not (root / ".git").exists():
        return
    try:
        done = subprocess.run(
            ["git", "-C", root, "status", "--porcelain", "--no-renames", "-z"],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip()
        raise DeskError(
            f"git báo lỗi, nên không biết mọi thay đổi đã vào git chưa; chưa nâng cấp:\n{reason}\n"
            "Chạy git status và làm theo lời git đến khi hết lỗi, rồi chạy lại.",
            "git reported an error (above), so nobody knows whether all changes are in git; nothing was "
            "upgraded. Run git status and do as git says until it reports none, then run again.",
        )
    changed = [os.fsdecode(entry)[3:] for entry in done.stdout.split(b"\0") if len(entry) > 3]
    if changed:
        raise DeskError(
            f"Có thay đổi chưa đưa vào git; chưa nâng cấp:\n{_named(changed)}\n"
            "Chạy: git add -A && git commit -m “Trước khi nâng cấp”, rồi chạy lại.",
            f"Some changes are not in git yet; nothing was upgraded:\n{_named(changed)}\n"
            "Run: git add -A && git commit -m “Before the upgrade”, then run again.",
        )


def changed_by_hand(root: Path, came: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Return the engine's files that are not as they *came*, and others in the place of *new* ones.

    Those are left out that are as the new ones already, may be the union's, or are renewed by programs.
    """
    found = []
    for name in sorted({*came, *new} - YIELDING - RENEWED):
        here = digest(root / name)
        link = (root / name).is_symlink() and here != new.get(name)
        if link or here not in {came.get(name, ""), new.get(name, "")}:
            found.append(name)
    return tuple(found)


def refuse_changed(changed: Iterable[str]) -> None:
    """Raise ``DeskError`` where files of the engine were *changed* by hand."""
    if names := list(changed):
        raise DeskError(
            f"{len(names)} tệp của bộ công cụ đã bị sửa tay; chưa nâng cấp:\n{_named(names)}\n"
            "Xem đã sửa gì: git log -p -- TÊN-TỆP. Cái gì riêng của công đoàn thì đưa vào content/. "
            "Bằng lòng thay hết bằng tệp mới: thêm REPLACE=1 (bản đã sửa được giữ trong .build/).",
            f"{len(names)} of the engine's files were changed by hand; nothing was upgraded:\n"
            f"{_named(names)}\nSee what was changed: git log -p -- FILE. What is the union's own "
            "belongs in content/. To let the new files replace them all, add REPLACE=1 (what you "
            "changed is kept in .build/).",
        )


def refuse_blocked(root: Path, placed: Iterable[str], removed: Iterable[str]) -> None:
    """Raise ``DeskError`` where something stands in the place of *placed* files that none can replace.

    That is a folder that holds more than *removed* files, a file where a folder is to be, and the like.
    """
    gone = frozenset(removed)
    if blocked := sorted({found for name in placed if (found := _blocking(root, name, gone))}):
        raise DeskError(
            f"Không đặt được tệp mới, vì ở chỗ ấy đang có thứ khác:\n{_named(blocked)}\n"
            "Chưa đổi gì. Chuyển những thứ ấy sang chỗ khác (hoặc xóa) rồi chạy lại.",
            f"Something else stands where new files are to be:\n{_named(blocked)}\n"
            "Nothing was changed. Move it elsewhere (or delete it), then run again.",
        )


def _blocking(root: Path, name: str, gone: Collection[str]) -> str | None:
    """Return the path of what keeps a file from the place *name*, ``None`` where nothing does."""
    for above in [parent.as_posix() for parent in PurePosixPath(name).parents][-2::-1]:
        if not (root / above).is_dir():
            return above if os.path.lexists(root / above) and above not in gone else None
    place = root / name
    free = not os.path.lexists(place) or place.is_file() or _only(root, place, gone)
    return None if free else f"{name}/" if place.is_dir() else name


def _only(root: Path, folder: Path, gone: Collection[str]) -> bool:
    """Say whether *folder* is a folder that goes once the files in *gone* do."""
    if folder.is_symlink() or not folder.is_dir():
        return folder.relative_to(root).as_posix() in gone
    inside = [entry for entry in folder.iterdir() if entry.name != "__pycache__"]
    return bool(inside) and all(_only(root, entry, gone) for entry in inside)


def refuse_unknown(root: Path) -> None:
    """Raise ``DeskError``: it is not known how the engine's files came."""
    raise DeskError(
        f"Thiếu {RECORD}: không biết tệp nào của bộ công cụ đã bị sửa tay. Lấy lại từ git "
        f"(git checkout HEAD -- {RECORD}); chưa từng có thì thêm REPLACE=1: mọi tệp được thay, "
        "bản đang có được giữ trong .build/.",
        f"{RECORD} is missing: nobody knows which of the engine's files were changed by hand. Get it "
        f"back from git (git checkout HEAD -- {RECORD}); if there never was one, add REPLACE=1: "
        "all files are replaced, and those that are there now are kept in .build/.",
    )


def _named(names: list[str]) -> str:
    more = [f"… (+{len(names) - _MOST})"] if len(names) > _MOST else []
    return "\n".join(f"  {name}" for name in [*names[:_MOST], *more])
