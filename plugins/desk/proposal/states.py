"""The two states of a project, as folders to build in: what is proposed, and what it is compared with."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Final

from plugins.desk.voice import DeskError

SOURCES: Final = ("content", "theme", "pelicanconf.py", "publishconf.py", "requirements.txt")
_PROGRAM: Final = "plugins"


def proposed(root: Path, to: Path) -> Path:
    """Return a copy of the project *root* at *to*; its program is the one that runs."""
    _copy(root, to, SOURCES)
    return _with_stores(to, root)


def compared_with(base: str, root: Path, to: Path) -> Path:
    """Return at *to* what *base* names: the folder of a project, or a state of *root*'s repository.

    Raises ``DeskError`` where it names neither.
    """
    folder = Path(base).expanduser()
    folder = folder if folder.is_absolute() else root / folder
    if base and (folder / "pelicanconf.py").is_file() and (folder / "content").is_dir():
        _copy(folder, to, (*SOURCES, _PROGRAM))
        return _with_stores(to, root)
    to.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(_archive(base, root))) as packed:
        packed.extractall(to, filter="data")
    if not (to / "content").is_dir():
        raise DeskError(
            f"BASE=“{base}” không có content/.", f"BASE=“{base}” holds no content/ folder."
        )
    return _with_stores(to, root)


def _archive(base: str, root: Path) -> bytes:
    """Return the state *base* of *root*'s repository as a tar file."""
    git = shutil.which("git")
    if git is not None and base and not base.startswith("-"):
        named = [git, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}"]
        found = subprocess.run(named, cwd=root, capture_output=True, text=True)
        if found.returncode == 0:
            kept = [
                name for name in (*SOURCES, _PROGRAM) if _has(git, found.stdout.strip(), name, root)
            ]
            command = [git, "archive", "--format=tar", found.stdout.strip(), "--", *kept]
            return subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    raise DeskError(
        f"BASE=“{base}” không phải thư mục dự án, cũng không phải một bản trong kho git. Viết như BASE=main "
        "hay BASE=../trang-cu; bản chưa có trên máy thì lấy về trước bằng git fetch.",
        f"BASE=“{base}” is neither a project folder nor a state in the git repository. Write it like BASE=main "
        "or BASE=../old-site; fetch a state that is not on this machine with git fetch first.",
    )


def _has(git: str, commit: str, name: str, root: Path) -> bool:
    asked = [git, "cat-file", "-e", f"{commit}:./{name}"]
    return subprocess.run(asked, cwd=root, capture_output=True).returncode == 0


def _copy(root: Path, to: Path, names: tuple[str, ...]) -> None:
    """Copy *names* of *root*, files as second names of the same ones where the disk can do that."""
    to.mkdir(parents=True)
    for name in names:
        path = root / name
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(path, to / name, copy_function=_same, ignore=ignored)
        elif path.is_file():
            shutil.copy2(path, to / name)


def _same(path: str, to: str) -> None:
    try:
        os.link(path, to)
    except OSError:
        shutil.copy2(path, to)


def _with_stores(to: Path, root: Path) -> Path:
    """Let the state at *to* use what earlier builds of *root* kept: every part is checked when it is used."""
    (root / ".cache").mkdir(exist_ok=True)
    (to / ".cache").symlink_to((root / ".cache").resolve(), target_is_directory=True)
    return to
