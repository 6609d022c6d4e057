"""``make due``: whether anything is to be published, without building; right whatever changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk import sources
from tests.desk.conftest import ROOT, STORY, Desk, put

NINE = 1_742_004_000  # 9:00 on 15 March 2025 in Vietnam
TWO = 1_742_022_000  # 14:00
EMBARGO = STORY.replace("date: 2025-02-03", "date: 15/03/2025\nembargo: 14h00 ngày 15/03/2025")


def at(moment: int) -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": str(moment)}


@pytest.fixture
def published(project: Path, desk: Desk) -> Path:
    """Return a project with a story under embargo, published at nine."""
    put(project / "content/news/2025/kin/index.vi.md", EMBARGO.replace("họp mặt", "họp kín"))
    done = desk("publish", **at(NINE))
    assert done.returncode == 0, done.stderr
    assert "14:00 15/03/2025, 1 tin / 14:00 15/03/2025, 1 story" in done.stdout
    return project


def due(desk: Desk, moment: int, **more: str) -> bool:
    done = desk("due", **at(moment), **more)
    assert done.returncode == 0, done.stderr
    return "Nothing is due" not in done.stdout


def test_something_is_due_at_its_minute_and_not_before(published: Path, desk: Desk) -> None:
    record = json.loads((published / ".build/next-due.json").read_bytes())
    assert record["next_due"] == "2025-03-15T14:00:00+07:00"
    assert not due(desk, TWO - 1)
    assert (published / ".build/due.env").read_text("utf-8").startswith("DUE=false\n")
    assert due(desk, TWO)
    done = desk("publish", **at(TWO))
    assert done.returncode == 0
    assert "00:00 16/03/2025, a new day" in done.stdout
    assert not due(desk, TWO + 60)
    assert due(desk, TWO + 10 * 3600), "midnight: registers are of a day"


@pytest.mark.parametrize(
    "change",
    ["a text", "a text of the same size", "a new folder", "a file is gone", "a setting", "the theme",
     "the address", "output/ is gone", "output/ is another", "the record is damaged"],
)  # fmt: skip
def test_whatever_changed_is_due(change: str, published: Path, desk: Desk) -> None:
    text = published / "content/news/2025/hop-mat/index.vi.md"
    more: dict[str, str] = {}
    assert not due(desk, NINE + 60)
    match change:
        case "a text":
            put(text, STORY + "Thêm.\n")
        case "a text of the same size":
            before = text.stat()
            put(text, STORY.replace("ba mươi", "hai mươi"[1:]))
            os.utime(text, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "a new folder":
            put(published / "content/news/2025/moi/index.vi.md", STORY)
        case "a file is gone":
            text.with_name("index.en.md").unlink()
        case "a setting":
            put(published / "publishconf.py", "# more\n")
        case "the theme":
            put(published / "theme/static/css/own.css", "a{}")
        case "the address":
            more = {"SITEURL": "https://khac.example.org"}
        case "output/ is gone":
            shutil.rmtree(published / "output")
        case "output/ is another":
            put(published / "output/manifest.json", "{}")
        case _:
            put(published / ".build/next-due.json", '{"format": "union-news-due"')
    assert due(desk, NINE + 60, **more)


def test_a_fresh_checkout_of_a_workflow_is_known_by_its_bytes(
    project: Path, desk: Desk, tmp_path: Path
) -> None:
    """As a workflow has it: other marks on the disk, no output, the record taken from the cache."""
    told = tmp_path / "outputs"
    more = {"CI": "true", "GITHUB_OUTPUT": str(told)}
    assert desk("publish", **at(NINE), **more).returncode == 0
    record = (project / ".build/next-due.json").read_bytes()
    for name in ("output", ".build"):
        shutil.rmtree(project / name)
    for path in sorted((project / "content").rglob("*.md")):
        shutil.copyfile(path, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)
    put(project / ".build/next-due.json", record.decode())
    assert not due(desk, NINE + 60, **more)
    put(project / "content/news/2025/hop-mat/index.en.md", STORY)
    assert due(desk, NINE + 60, **more)
    assert told.read_text("utf-8").splitlines() == [
        "next_due=2025-03-16T00:00:00+07:00",
        "due=false",
        "next_due=2025-03-16T00:00:00+07:00",
        "due=true",
        "next_due=2025-03-16T00:00:00+07:00",
    ]


def test_a_clock_before_the_last_publish_is_named_and_nothing_is_due(
    published: Path, desk: Desk
) -> None:
    done = desk("due", **at(NINE - 3600))
    assert done.returncode == 1
    assert "X860" in done.stderr
    assert "08:00 15/03/2025" in done.stderr
    assert "09:00 15/03/2025" in done.stderr
    assert not due(desk, NINE - 60), "two machines differ by a minute"


def test_asking_needs_no_package() -> None:
    code = "import sys; import plugins.desk.due; print(*sys.path)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "site-packages" not in done.stdout


def test_a_publish_that_fails_leaves_what_was_known(published: Path, desk: Desk) -> None:
    before = (published / ".build/next-due.json").read_bytes()
    put(published / "content/news/2025/hop-mat/index.vi.md", STORY.replace("title:", "titel:"))
    assert desk("publish", **at(NINE + 60)).returncode == 1
    assert (published / ".build/next-due.json").read_bytes() == before
    assert due(desk, NINE + 120)


def test_a_notice_about_a_story_under_embargo_waits_with_it(published: Path, desk: Desk) -> None:
    put(
        published / "content/data/front.yaml",
        "banner:\n  text: {vi: Đã ký lúc hai giờ, en: Signed at two}\n  story: kin\n  until: 2025-03-20\n",
    )
    front = published / "output/index.html"
    assert desk("publish", **at(NINE)).returncode == 0
    assert "Đã ký" not in front.read_text("utf-8")
    assert desk("publish", **at(TWO)).returncode == 0
    assert "Đã ký" in front.read_text("utf-8")


def test_a_warning_about_a_draft_falls_due_with_its_embargo(published: Path, desk: Desk) -> None:
    put(
        published / "content/news/2025/kin/index.vi.md",
        EMBARGO.replace("---\n\n", "status: draft\n---\n\n"),
    )
    assert "WS384" not in desk("publish", **at(NINE)).stderr
    assert due(desk, TWO + 60)
    assert "WS384" in desk("publish", **at(TWO + 60)).stderr


def test_a_pointer_of_git_lfs_counts_as_what_it_stands_for(tmp_path: Path) -> None:
    picture = tmp_path / "content/anh.jpg"
    put(picture, "ảnh")
    whole = sources.contents(tmp_path, "")
    size, digest = picture.stat().st_size, hashlib.sha256(picture.read_bytes()).hexdigest()
    put(picture, f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {size}\n")
    assert sources.contents(tmp_path, "") == whole
    put(picture, "ảnh khác")
    assert sources.contents(tmp_path, "") != whole


def test_compiled_modules_and_what_is_being_compiled_are_no_sources(tmp_path: Path) -> None:
    put(tmp_path / "theme/a.html", "a")
    before = sources.marks(tmp_path, "")
    put(tmp_path / "theme/__pycache__/a.cpython-311.pyc.140012", "x")
    assert sources.marks(tmp_path, "") == before
