"""The image of the engine: what it is made of is there. Building it takes minutes and downloads."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from pathlib import Path

from tests.desk.conftest import ROOT

LINES = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()


def told(word: str) -> list[str]:
    """Return what stands behind *word* in every line that it begins."""
    return [line.partition(" ")[2].strip() for line in LINES if line.startswith(f"{word} ")]


def left_out(path: Path) -> bool:
    patterns = (ROOT / ".dockerignore").read_text("utf-8").splitlines()[1:]
    return any(fnmatch.fnmatch(path.parts[0], one) for one in patterns)


def test_everything_that_is_copied_is_there_and_not_left_out() -> None:
    copied = [one.split()[:-1] for one in told("COPY") if not one.startswith("--from")]
    assert copied
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists()
    needed = ["plugins", "theme", "tools", "pelicanconf.py", "publishconf.py", "pyproject.toml",
              "requirements.in", "README.md", "LICENSE"]  # fmt: skip
    assert not [name for name in needed if left_out(Path(name)) or not (ROOT / name).exists()]
    assert left_out(Path("content")), "a union's own is no part of the engine"
    assert left_out(Path(".git"))


def test_packages_are_pinned_and_no_registry_is_named() -> None:
    installed = [one for run in told("RUN") for one in re.findall(r"pip install[^&]*", run)]
    assert len(installed) == 3
    for one in installed:
        assert "--require-hashes" in one or "--no-index" in one, one
    (base,) = told("ARG")
    assert "/" not in base


def test_it_runs_the_command_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (entry,) = told("ENTRYPOINT")
    assert entry == '["union-news"]'
    assert "union-news" in project["scripts"]
