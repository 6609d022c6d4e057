"""Where the other engine comes from: a folder, or a tag of a git repository."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core.problems import nearest
from plugins.desk.migrations import numbers
from plugins.desk.upgrade.engine_files import version_of
from plugins.desk.voice import DeskError

_VERSION: Final = re.compile(r"[0-9]+(?:\.[0-9]+){2}")
_TAG: Final = re.compile(r"refs/tags/(v?([0-9]+(?:\.[0-9]+){2}))$", re.MULTILINE)
_REMOTE: Final = re.compile(r"[a-z+]+://|[^/]+@[^/:]+:")


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that was fetched: its folder, its version, and where it came from as people say it."""

    folder: Path
    version: str
    source: str


def wanted_version(text: str) -> str:
    """Return *text* as a version, "" for none. Raises ``DeskError`` where it is none."""
    version = text.strip().removeprefix("v")
    if version and not _VERSION.fullmatch(version):
        raise DeskError(
            f"TO=“{text}” không phải số phiên bản: ghi như TO=0.2.0.",
            f"TO=“{text}” is not a version: write it like TO=0.2.0.",
        )
    return version


def engine_from(source: str, version: str, work: Path) -> Engine:
    """Return the engine of *version* at *source*, the newest where none is named, fetched into *work*.

    Raises ``DeskError`` where there is none.
    """
    if not source:
        raise DeskError(
            "Thiếu nơi lấy phiên bản mới: make upgrade FROM=thư-mục-hoặc-địa-chỉ-git TO=0.2.0",
            "Where the other version comes from is missing: "
            "make upgrade FROM=folder-or-git-address TO=0.2.0",
        )
    folder = Path(source).expanduser()
    if _REMOTE.match(source) or source.startswith("-"):
        return _fetched(source, version, work)
    there = version_of(folder)
    if there is not None and version in {"", there}:
        return Engine(folder.resolve(), there, source)
    if (folder / ".git").exists() or (folder / "HEAD").is_file():
        return _fetched(str(folder.resolve()), version, work)
    if there is not None:
        raise DeskError(
            f"“{source}” là phiên bản {there}, không phải {version}.",
            f"“{source}” is version {there}, not {version}.",
        )
    raise DeskError(
        f"“{source}” không phải bộ công cụ này: thiếu Makefile, pelicanconf.py, theme/ hoặc "
        "plugins/__init__.py có ghi phiên bản.",
        f"“{source}” is no engine of this kind: Makefile, pelicanconf.py, theme/ or a "
        "plugins/__init__.py with a version is missing.",
    )


def _fetched(address: str, version: str, work: Path) -> Engine:
    tags = _tags(address)
    if not tags:
        raise DeskError(
            f"Kho git “{address}” không có thẻ phiên bản nào (như v0.2.0).",
            f"The git repository “{address}” has no tag of a version (like v0.2.0).",
        )
    chosen = version or max(tags, key=numbers)
    if chosen not in tags:
        known = ", ".join(sorted(tags, key=numbers))
        near = nearest(chosen, tags)
        raise DeskError(
            f"Không có phiên bản {chosen} ở “{address}”."
            + (f" Có phải {near}?" if near else "")
            + f" Các phiên bản: {known}.",
            f"There is no version {chosen} at “{address}”."
            + (f" Did you mean {near}?" if near else "")
            + f" The versions: {known}.",
        )
    folder = work / "fetched"
    _git("clone", "--quiet", "--depth", "1", "--branch", tags[chosen], "--", address, str(folder))
    if version_of(folder) != chosen:
        raise DeskError(
            f"Thẻ {tags[chosen]} ở “{address}” không chứa phiên bản {chosen} của bộ công cụ này.",
            f"The tag {tags[chosen]} at “{address}” does not hold version {chosen} of this engine.",
        )
    return Engine(folder, chosen, address)


def _tags(address: str) -> Mapping[str, str]:
    """Return the tags of versions at *address*, by version."""
    found = _TAG.findall(_git("ls-remote", "--tags", "--refs", "--", address))
    return {version: tag for tag, version in found}


def _git(*arguments: str) -> str:
    """Return what git says. Raises ``DeskError`` with its own words where it fails."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = own | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise DeskError("Chưa cài git.", "git is not installed.") from None
    if done.returncode:
        reason = done.stderr.strip()
        raise DeskError(
            f"git báo lỗi: {reason}\nXem lại địa chỉ ở FROM=…, mạng và quyền truy cập.",
            "git reported an error. Check the address in FROM=…, the network and your access.",
        )
    return done.stdout
