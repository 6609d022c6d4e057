"""The stories as our site, as pages for Pagefind as it comes, and as a list for MiniSearch."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from html import escape
from pathlib import Path
from typing import Final

import pagefind_bin

from bench.search import stories as mixed
from bench.search.stories import Mixed

ROOT: Final = Path(__file__).resolve().parents[2]
MINISEARCH: Final = "7.2.0"
SKIPPED: Final = (
    "Bỏ qua MiniSearch: cần npm và mạng để tải gói “minisearch”.\n"
    "MiniSearch is skipped: it takes npm and a network to fetch the package “minisearch”.\n"
)


def publish(stories: list[Mixed], folder: Path) -> tuple[Path, dict[str, int]]:
    """Publish *stories* below *folder* as the desk does; return the output and numbers by address.

    Raises ``RuntimeError`` with what the desk said when it refuses.
    """
    mixed.write(stories, folder / "content")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "theme", folder / "theme")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1750000000"}
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", "publish"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr)[-3000:])
    output = folder / "output"
    return output, addresses(stories, output)


def addresses(stories: list[Mixed], output: Path) -> dict[str, int]:
    """Return the number of the story at each address of *output*, found by its title."""
    numbers = {story.title: story.number for story in stories}
    found = {}
    for page in (output / "tin-tuc").glob("*/*/index.html"):
        title = page.read_text("utf-8").partition("<h1")[2].partition(">")[2].partition("</h1>")[0]
        if (number := numbers.get(" ".join(title.split()))) is not None:
            found[f"/{page.parent.relative_to(output).as_posix()}/"] = number
    if len(found) != len(stories):
        raise RuntimeError(f"{len(found)} ≠ {len(stories)}")
    return found


def stock(stories: list[Mixed], output: Path, work: Path) -> str:
    """Index plain pages of *stories* with Pagefind's own settings; return the bundle's address."""
    for story in stories:
        page = work / str(story.number) / "index.html"
        page.parent.mkdir(parents=True)
        body = "".join(f"<p>{escape('. '.join(each))}.</p>" for each in story.paragraphs)
        page.write_text(
            f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{story.title}</title>'
            f"<main data-pagefind-body><h1>{story.title}</h1><p>{story.summary}</p>{body}</main></html>",
            "utf-8",
        )
    target = output / "stock" / "pagefind"
    command = [pagefind_bin.get_executable(), "--site", work, "--output-path", target, "--silent"]
    subprocess.run(command, check=True, capture_output=True)
    return "/stock/pagefind/"


def minisearch(stories: list[Mixed], output: Path, cache: Path) -> str | None:
    """Put MiniSearch and its list of *stories* into *output*; None where it cannot be had."""
    archive = cache / f"minisearch-{MINISEARCH}.tgz"
    if not archive.is_file():
        try:
            command = ["npm", "pack", "--silent", f"minisearch@{MINISEARCH}"]
            subprocess.run(command, cwd=cache, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return None
    folder = output / "minisearch"
    folder.mkdir()
    with tarfile.open(archive) as packed:
        script = packed.extractfile("package/dist/es/index.js")
        if script is None:
            return None
        (folder / "minisearch.js").write_bytes(script.read())
    listed = [
        {"id": story.number, "title": story.title, "text": ". ".join(story.sentences)}
        for story in stories
    ]
    (folder / "stories.json").write_text(json.dumps(listed, ensure_ascii=False), "utf-8")
    return "/minisearch/"
