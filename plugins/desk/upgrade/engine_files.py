"""Which files of a project are the engine's, and how they were when they came (``engine.txt``)."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

RECORD: Final = "engine.txt"
# The union's own once it changed them: an upgrade then leaves them as they are.
YIELDING: Final = frozenset(
    {
        "README.md",
        "SECURITY.md",
        "CODE_OF_CONDUCT.md",
        "pelicanconf.py",
        "publishconf.py",
        ".gitignore",
        ".gitattributes",
    }
)
# What update.yml and Dependabot renew in a union's repository: replaced all the same, as locked together.
RENEWED: Final = frozenset(
    {
        "requirements.txt",
        "requirements-deploy.txt",
        "requirements-dev.txt",
        "package.json",
        "package-lock.json",
    }
)
_WORKFLOWS: Final = (".github", "workflows")
_PIN: Final = re.compile(
    rb"(uses: [^@\s]+)@[^\n]*"
)  # an action's version, which Dependabot renews too
# Never the engine's: what a union writes, and what machines make.
_OTHERS: Final = frozenset({"content", "output", "output.old", RECORD, ".git", "node_modules"})
_MADE: Final = frozenset(
    {".venv", ".build", ".cache", ".preview", ".demo", ".mypy_cache", ".ruff_cache"}
    | {".pytest_cache", ".hypothesis", "__pycache__", ".DS_Store"}
)
_VERSION: Final = re.compile(r'^__version__ = "([0-9]+(?:\.[0-9]+){2})"', re.MULTILINE)
_FROM: Final = "# from: "


@dataclass(frozen=True, slots=True)
class AsItCame:
    """The engine's files as they came, by path and digest, and where they came from."""

    files: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


def version_of(folder: Path) -> str | None:
    """Return the version of the engine in *folder*, ``None`` where there is none."""
    try:
        text = (folder / "plugins" / "__init__.py").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    whole = all((folder / name).exists() for name in ("Makefile", "pelicanconf.py", "theme"))
    found = _VERSION.search(text)
    return found[1] if found and whole else None


def engine_files(folder: Path) -> Mapping[str, str]:
    """Return the engine's files in *folder* with their digests: those that git keeps, where it does."""
    names = _kept_by_git(folder)
    found = names if names is not None else _walked(folder)
    return {
        name: digest(folder / name)
        for name in sorted(found)
        if _may_be_ours(name) and (folder / name).is_file() and not (folder / name).is_symlink()
    }


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, whatever line ends a text was checked out with; "" for no file.

    A workflow is the same whichever versions of actions it is pinned to.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""
    if b"\0" not in content:
        content = content.replace(b"\r\n", b"\n")
    if path.parts[-3:-1] == _WORKFLOWS:
        content = _PIN.sub(rb"\1", content)
    return hashlib.sha256(content).hexdigest()


def read_record(root: Path) -> AsItCame | None:
    """Return what ``engine.txt`` says, ``None`` where there is none.

    It is a file that anybody can write: names are left out that lead out of the project, or to what is
    never the engine's.
    """
    try:
        lines = (root / RECORD).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return None
    source = next((line[len(_FROM) :] for line in lines if line.startswith(_FROM)), "")
    rows = (line.split("  ", 1) for line in lines if not line.startswith("#") and "  " in line)
    return AsItCame({name: known for known, name in rows if _stays_ours(root, name)}, source)


def record_text(files: Mapping[str, str], version: str, source: str = "") -> str:
    """Return the text of ``engine.txt``."""
    head = (
        f"# Các tệp của union-news {version} như khi nhận về. Máy tự ghi; đừng sửa, hãy đưa vào git.\n"
        f"# The files of union-news {version} as they came. Written by machines; commit it.\n"
    )
    told = f"{_FROM}{source}\n" if source else ""
    return head + told + "".join(f"{known}  {name}\n" for name, known in sorted(files.items()))


def _stays_ours(root: Path, name: str) -> bool:
    """Say whether the plain path *name* leads, through whatever links, to what may be the engine's."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.as_posix() != name or not path.name:
        return False
    top = root.resolve()
    place = (root / name).parent.resolve() / path.name
    return (
        place.is_relative_to(top)
        and _may_be_ours(name)
        and _may_be_ours(place.relative_to(top).as_posix())
    )


def _may_be_ours(name: str) -> bool:
    parts = name.split("/")
    return (
        parts[0].casefold() not in _OTHERS and not _MADE & set(parts) and not name.endswith(".pyc")
    )


def _kept_by_git(folder: Path) -> list[str] | None:
    if not (folder / ".git").exists():
        return None
    try:
        done = subprocess.run(
            ["git", "-C", folder, "ls-files", "-z"], capture_output=True, check=False
        )
    except OSError:
        return None
    return os.fsdecode(done.stdout).split("\0")[:-1] if done.returncode == 0 else None


def _walked(folder: Path) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        here = Path(at).relative_to(folder)
        folders[:] = [name for name in folders if _may_be_ours((here / name).as_posix())]
        yield from ((here / name).as_posix() for name in names)
