"""A made-up union's project in a temporary folder, and the real commands run on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests import forked, stock

ROOT = Path(__file__).resolve().parents[2]

SITE = """\
name: {vi: Công đoàn Xưởng Mây, en: Rattan Works Union}
slogan: {vi: Bền như mây, en: Tough as rattan}
description: {vi: Tin của xưởng., en: News of the works.}
publisher: {vi: Công đoàn Xưởng Mây, en: Rattan Works Union}
menu:
  - section: activities
footer:
  - archive: true
"""
ROWS = "- id: {0}\n  name: {{vi: {1}, en: {2}}}\n"
STORY = """\
---
title: Xưởng Mây họp mặt đầu năm
date: 2025-02-03
section: activities
summary: Ba mươi người thợ cùng gói bánh.
authors: [Nguyễn Thị Mây]
topics: [tet]
organisations: [rattan-union]
---

Sáng mồng sáu, ba mươi người thợ họp mặt.
"""
TRANSLATION = """\
---
title: Rattan Works meets at the start of the year
summary: Thirty workers made cakes together.
---

On the sixth day thirty workers met.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project that has no fault."""
    return write_project(tmp_path / "Dự án xưởng")


def write_project(root: Path) -> Path:
    """Write a small project that has no fault into *root* and return it.

    It has been published elsewhere: what a publish draws is drawn already.
    """
    stock.fill(_write_sources(root) / ".cache", "desk-project", _published)
    return root


def _published(folder: Path) -> Path:
    root = _write_sources(folder / "project")
    run_desk(root, "publish").check_returncode()
    return root / ".cache"


def _write_sources(root: Path) -> Path:
    put(root / "content/data/site.yaml", SITE)
    put(root / "content/data/sections.yaml", ROWS.format("activities", "Hoạt động", "Activities"))
    put(root / "content/data/topics.yaml", ROWS.format("tet", "Tết", "New Year"))
    put(
        root / "content/data/organisations.yaml",
        ROWS.format("rattan-union", "Công đoàn Xưởng Mây", "Rattan Works Union"),
    )
    put(root / "content/news/2025/hop-mat/index.vi.md", STORY)
    put(root / "content/news/2025/hop-mat/index.en.md", TRANSLATION)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "theme", root / "theme")
    return root


def put(path: Path, text: str) -> Path:
    """Write *text* to *path*, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a command on a person's own machine: this checkout's code, no CI."""
    own = {name: value for name, value in os.environ.items() if name != "CI"}
    return {**own, "PYTHONPATH": str(ROOT), **more}


Desk = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def desk(project: Path) -> Desk:
    """Return a function that runs ``python -m plugins.desk`` with its arguments in the project."""
    return partial(run_desk, project)


def run_desk(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m plugins.desk`` with *arguments* in *project*, *more* in its environment."""
    return forked.run("plugins.desk", *arguments, cwd=project, env=environment(**more))


def run_pelican(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run ``pelican`` as a user of Pelican does, in *project*, *more* in its environment."""
    command = ("pelican", "content", "-s", "pelicanconf.py", *arguments)
    return forked.run(*command, cwd=project, env=environment(PYTHONIOENCODING="utf-8", **more))


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
