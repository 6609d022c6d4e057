"""A publish to which nothing has happened since the last is told from the disk, and builds nothing."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.desk.conftest import STORY, Desk, put, tree

NINE = 1_742_004_000  # 9:00 on 15 March 2025 in Vietnam
MIDNIGHT = NINE + 15 * 3600
TEXT = "content/news/2025/hop-mat/index.vi.md"


@pytest.fixture
def published(project: Path, desk: Desk) -> Path:
    """Return a project published at nine, a file placed beside it by hand."""
    put(project / "output/CNAME", "tin.example\n")
    done = desk("publish", SOURCE_DATE_EPOCH=str(NINE))
    assert done.returncode == 0, done.stderr
    return project


def publishes(desk: Desk, project: Path, moment: int = NINE, *words: str, **more: str) -> bool:
    """Publish, and say whether that built anything."""
    left = project / ".build/site/left"
    put(left, "")
    done = desk("publish", *words, SOURCE_DATE_EPOCH=str(moment), **more)
    assert done.returncode == 0, done.stderr
    return not left.exists()


def facts(said: str) -> str:
    """Return what a publish said but for its time, and what it had to do."""
    left_out = r"^(?:(?:Thời gian|Ảnh|Đã đăng|Không có gì đổi|Đang).*|.* / .* kept\.)\n?"
    return re.sub(left_out, "", said, flags=re.MULTILINE)


def test_it_says_what_the_last_one_said_and_touches_nothing(project: Path, desk: Desk) -> None:
    put(project / "output/CNAME", "tin.example\n")
    put(project / "content/news/2024/xuan/index.vi.md", STORY.replace("đầu", "giữa"))  # WS231
    first = desk("publish", SOURCE_DATE_EPOCH=str(NINE))
    assert first.returncode == 0
    assert "Cảnh báo / Warnings    1" in first.stdout
    before = tree(project / "output")
    left = project / ".build/site/left"
    put(left, "")
    again = desk("publish", SOURCE_DATE_EPOCH=str(NINE + 60))
    assert left.exists(), "it built"
    assert "Nothing changed: output/ is as it was." in again.stdout
    assert facts(again.stdout) == facts(first.stdout)
    assert facts(again.stderr) == facts(first.stderr)
    assert tree(project / "output") == before


def test_it_builds_nothing_but_once_something_changed(published: Path, desk: Desk) -> None:
    assert not publishes(desk, published)
    assert not publishes(desk, published, NINE + 60)
    assert publishes(desk, published, MIDNIGHT), "a new day"
    assert not publishes(desk, published, MIDNIGHT)
    assert publishes(desk, published, NINE), "an earlier day"


def same_size(project: Path) -> None:
    path = project / TEXT
    marks = path.stat()
    path.write_text(path.read_text("utf-8").replace("họp", "hợp", 1), "utf-8")
    os.utime(path, ns=(marks.st_atime_ns, marks.st_mtime_ns))
    assert path.stat().st_size == marks.st_size


CHANGES = {
    "what the settings import": lambda root: put(root / "nha.py", "A = 2\n"),
    "when the next is due is lost": lambda root: (root / ".build/next-due.json").unlink(),
    "a text, of the same size and time": same_size,
    "a picture beside a text": lambda root: put(root / "content/news/2025/hop-mat/a.txt", "a"),
    "a setting": lambda root: put(root / "publishconf.py", "from pelicanconf import *\nA = 1\n"),
    "a published file is gone": lambda root: (root / "output/robots.txt").unlink(),
    "a published file is closed": lambda root: (root / "output/robots.txt").chmod(0o600),
    "a folder is closed": lambda root: (root / "output/en").chmod(0o700),
    "a file by hand": lambda root: put(root / "output/google.html", "x"),
    "the record": lambda root: put(root / ".build/standing.json", "{}"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_built(change: str, published: Path, desk: Desk) -> None:
    assert not publishes(desk, published)
    CHANGES[change](published)
    assert publishes(desk, published)
    assert not publishes(desk, published)


REFUSED = {
    "the ledger is damaged": lambda root: put(root / "content/data/urls.txt", "x\n"),
    "a published file is another": lambda root: put(root / "output/robots.txt", "x"),
    "nobody knows what was published": lambda root: (
        root / ".build/output.published.json"
    ).unlink(),
}


@pytest.mark.parametrize("change", REFUSED)
def test_what_a_publish_refuses_it_still_refuses(change: str, published: Path, desk: Desk) -> None:
    REFUSED[change](published)
    assert desk("publish", SOURCE_DATE_EPOCH=str(NINE)).returncode == 1


@pytest.mark.parametrize(
    ("words", "more"),
    [((), {"SITEURL": "https://tin.example"}), (("--compress", "1"), {}), (("--clean", "1"), {}),
     ((), {"CI": "true"}), ((), {"PROPOSAL": "https://tin.example"})],
)  # fmt: skip
def test_another_wish_is_built(
    words: tuple[str, ...], more: dict[str, str], published: Path, desk: Desk
) -> None:
    assert not publishes(desk, published)
    assert publishes(desk, published, NINE, *words, **more)


def test_what_stands_behind_a_link_is_looked_at(project: Path, desk: Desk) -> None:
    behind = project.parent / "behind"
    (project / "theme/templates").rename(behind)
    (project / "theme/templates").symlink_to(behind, target_is_directory=True)
    assert publishes(desk, project)
    assert not publishes(desk, project)
    template = behind / "base.html"
    template.write_text(template.read_text("utf-8") + "<!-- khác -->\n", "utf-8")
    assert publishes(desk, project)


@pytest.mark.parametrize("settings", ["THEME = '{theme}'", "import nha.mau"])
def test_what_is_made_of_more_than_is_looked_at_is_built_every_time(
    settings: str, project: Path, desk: Desk
) -> None:
    elsewhere = project.parent / "giao-dien"
    shutil.copytree(project / "theme", elsewhere)
    put(project / "nha/mau.py", "A = 1\n")
    said = (project / "publishconf.py").read_text("utf-8")
    put(project / "publishconf.py", f"{said}\n{settings.format(theme=elsewhere)}\n")
    assert publishes(desk, project)
    assert publishes(desk, project)
    assert "due." in desk("due", SOURCE_DATE_EPOCH=str(NINE)).stdout


def test_a_publish_that_failed_leaves_none_to_go_by(published: Path, desk: Desk) -> None:
    text = published / TEXT
    good, marks = text.read_bytes(), text.stat()
    text.write_bytes(good.replace(b"section:", b"sectoin:"))
    assert desk("publish", SOURCE_DATE_EPOCH=str(NINE)).returncode == 1
    text.write_bytes(good)
    os.utime(text, ns=(marks.st_atime_ns, marks.st_mtime_ns))
    assert publishes(desk, published)
