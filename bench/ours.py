"""Our rows: a publish from nothing, what a newsroom changes one after another, check, preview."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench import corpus, edits
from bench.corpus import Made
from bench.edits import EDITS, Project
from bench.measure import ROOT, Run, measure
from bench.preview import measure_preview

COLD: Final = "publish, cold"
PREVIEW: Final = "preview, first build"
SAVED: Final = "preview, a story saved"
CHECK_COLD: Final = "check, cold"
CHECK_EDIT: Final = "check, one sentence"
_DESK: Final = (sys.executable, "-m", "plugins.desk")
_CHECKED: Final = 6  # the story that is edited before the second check
LEAST: Final = _CHECKED + 1  # stories, so that each edit is of another


def prepare(made: list[Made], folder: Path, *, facts: bool = False) -> Project:
    """Write *made* as a project of ours into *folder*."""
    corpus.write_ours(made, folder / "content", facts=facts)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "theme", folder / "theme")
    return Project(folder, made)


def rows(project: Project, told: Callable[[str], None]) -> Iterator[tuple[str, Run]]:
    """Do everything that our rows measure to a new *project*, one after another; yield what each took.

    Each edit is of another story, and is measured on what the publish before it left.
    Raises ``RuntimeError`` with what a command printed when it fails.
    """
    told(COLD)
    yield COLD, _published(project)
    for name, edit in EDITS.items():
        told(name)
        edit(project)
        yield name, _published(project)
    told("preview")
    first, saved = measure_preview(project, _preview)
    yield PREVIEW, first
    yield SAVED, saved
    told(CHECK_COLD)
    shutil.rmtree(project.folder / ".cache")
    yield CHECK_COLD, measure([*_DESK, "check"], project.folder)
    told(CHECK_EDIT)
    edits.say(project, _CHECKED, "Câu này thêm trước khi kiểm tra.")
    yield CHECK_EDIT, measure([*_DESK, "check"], project.folder)


def _preview(port: int) -> list[str]:
    return [*_DESK, "preview", "--port", str(port)]


def _published(project: Project) -> Run:
    before = _pages(project.folder / "output")
    run = measure([*_DESK, "publish"], project.folder)
    after = _pages(project.folder / "output")
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return replace(run, pages=len(changed))


def _pages(output: Path) -> dict[str, str]:
    """Return the digest of every page of the site in *output*, as its manifest says."""
    return {
        address: row["sha256"]
        for part in (output / "manifest").glob("*.json")
        for address, row in json.loads(part.read_text("utf-8")).items()
        if address.endswith(("/", ".html")) or not address
    }
