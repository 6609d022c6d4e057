"""The other engine on a copy of the content, beside the present one on another: what would change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.clock import VARIABLE, now
from plugins.desk.progress import step
from plugins.desk.upgrade.differences import Differences, differences
from plugins.desk.upgrade.engine_files import digest
from plugins.desk.voice import DeskError

_SETTINGS: Final = ("pelicanconf.py", "publishconf.py")
_LOCK: Final = "requirements.txt"
_COPIED: Final = 256 * 2**10  # bytes: larger files are linked, since nothing rewrites a picture
_LEDGER: Final = "data/urls.txt"


@dataclass(frozen=True, slots=True)
class Trial:
    """A project with the other engine and its content migrated; ``rewritten`` are the paths of that."""

    folder: Path
    rewritten: tuple[str, ...]
    differences: Differences


def tried(
    root: Path, engine: Path, names: Iterable[str], kept: Collection[str], since: str, work: Path
) -> Trial:
    """Build the site with both engines in *work*, *kept* files being the union's.

    Raises ``DeskError`` where one does not come through: nothing of the project was touched.
    """
    before, after = work / "before", work / "trial"
    for name in names:
        place(root if name in kept else engine, after, name)
    for folder in (before, after):
        for name in _SETTINGS:
            if not (folder / name).exists():
                place(root, folder, name)
        _copy_content(root / "content", folder / "content")
        (root / ".cache").mkdir(exist_ok=True)
        (folder / ".cache").symlink_to(root / ".cache")
    python = _python(root, after)
    with step("Đang viết lại nội dung cho phiên bản mới / Migrating the content …"):
        _said(_run(python, after, "migrate", "--since", since))
        rewritten = tuple(_rewritten(root / "content", after / "content"))
    with step("Đang dựng trang bằng phiên bản đang dùng / Building with the present version …"):
        done = _run([sys.executable], root, "--project", str(before.resolve()), "publish")
        _refuse(done, "Trang hiện nay chưa đăng được", "The site cannot be published as it is")
    with step("Đang dựng trang bằng phiên bản mới / Building with the other version …"):
        done = _run(python, after, "publish")
        _refuse(
            done, "Phiên bản mới không dựng được trang", "The other version cannot build the site"
        )
    _refuse_edited(root / "content", before / "content", rewritten)
    return Trial(after, rewritten, differences(before / "output", after / "output"))


def place(source: Path, target: Path, name: str) -> None:
    """Copy the file *name* from *source* to *target*, its permissions included."""
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / name, target / name)


def _copy_content(content: Path, copy: Path) -> None:
    def copied(source: str, target: str) -> None:
        if Path(source).stat().st_size > _COPIED:
            try:
                os.link(source, target)
                return
            except OSError:
                pass
        shutil.copy2(source, target)

    shutil.copytree(content, copy, symlinks=True, copy_function=copied)


def _python(root: Path, after: Path) -> list[str]:
    """Return the Python that has what the other engine needs, made where the packages differ."""
    if digest(root / _LOCK) == digest(after / _LOCK):
        return [sys.executable]
    setup = [sys.executable, "-I", "plugins/desk/environment.py", _LOCK]
    if subprocess.run(setup, cwd=after, check=False).returncode:
        raise DeskError(
            "Không cài được các gói của phiên bản mới; chưa đổi gì.",
            "The packages of the other version could not be installed; nothing was changed.",
        )
    return [str((after / ".venv" / "bin" / "python").absolute())]


def _run(python: list[str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DESK_", "PYTHON", "MAKE")) and name != "CI"
    }
    moment = os.environ.get(VARIABLE) or str(int(now().timestamp()))
    return subprocess.run(
        [*python, "-m", "plugins.desk", *arguments],
        cwd=folder,
        env=own | {VARIABLE: moment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _said(done: subprocess.CompletedProcess[str]) -> None:
    _refuse(done, "Không viết lại được nội dung", "The content could not be migrated")


def _refuse(done: subprocess.CompletedProcess[str], vi: str, en: str) -> None:
    if done.returncode:
        said = (done.stderr + done.stdout).strip()
        raise DeskError(
            f"{vi}; chưa nâng cấp gì:\n{said}", f"{en}; nothing was upgraded. See above."
        )


def _refuse_edited(content: Path, copied: Path, names: Iterable[str]) -> None:
    """Raise ``DeskError`` where a file that is to be rewritten was edited since it was copied."""
    if edited := [name for name in names if digest(content / name) != digest(copied / name)]:
        named = ", ".join(f"content/{name}" for name in edited)
        raise DeskError(
            f"Có tệp vừa được sửa trong lúc nâng cấp: {named}. Chưa đổi gì; lưu xong thì chạy lại.",
            f"Edited while the upgrade was at work: {named}. Nothing was changed; save, then run again.",
        )


def _rewritten(content: Path, migrated: Path) -> Iterable[str]:
    """Yield the paths of files that differ between the two."""
    both = {
        path.relative_to(folder).as_posix()
        for folder in (content, migrated)
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    for name in sorted(both - {_LEDGER}):
        one, other = content / name, migrated / name
        same = (
            one.exists()
            and other.exists()
            and (one.samefile(other) or one.read_bytes() == other.read_bytes())
        )
        if not same:
            yield name
