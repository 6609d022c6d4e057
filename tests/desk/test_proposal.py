"""``make proposal``: what a proposal changes, from a real repository; its preview says what it is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.desk.proposal.differ import PageChange
from plugins.desk.proposal.report import plain
from plugins.desk.proposal.shots import browser, take
from tests.desk.conftest import STORY, Desk, put

TEXT = "content/news/2025/hop-mat/index.vi.md"
ADDRESS = "tin-tuc/2025/xuong-may-hop-mat-dau-nam/"


def git(root: Path, *words: str) -> str:
    told = ["-c", "user.name=Toa Soan", "-c", "user.email=toa-soan@congdoan.example"]
    done = subprocess.run(
        ["git", *told, *words], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(project: Path) -> Path:
    """Return the project as a repository whose branch ``main`` is what is public."""
    put(project / ".gitignore", "/.build/\n/.cache\n/output/\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Trang hiện nay")
    git(project, "switch", "--quiet", "--create=de-nghi")
    return project


def told(root: Path) -> str:
    return (root / ".build/proposal/report.md").read_text("utf-8")


def test_the_pages_that_differ_are_told_and_the_preview_says_what_it_is(
    repository: Path, desk: Desk
) -> None:
    put(repository / TEXT, STORY.replace("ba mươi người", "bốn mươi người"))
    put(repository / "content/news/2025/moi/index.vi.md", STORY.replace("họp mặt", "hội nghị"))
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Sửa một tin, thêm một tin")
    head = git(repository, "rev-parse", "HEAD")
    url = "https://xem-thu.example.org/12"
    done = desk("proposal", "main", PREVIEW_URL=url, PROPOSAL="đề nghị #12", CI="true", CHROMIUM="")
    assert done.returncode == 0, done.stderr
    report = told(repository)
    assert (
        f"- đổi / changed: [Xưởng Mây họp mặt đầu năm – Công đoàn Xưởng Mây](<{url}/{ADDRESS}>)"
        in report
    )
    assert re.search(r"- mới / new: \[Xưởng Mây hội nghị đầu năm", report)
    assert "0 lỗi, 0 cảnh báo mới" in report
    assert "/gioi-thieu/" not in report, "no other page differs"
    site = repository / ".build/proposal/site"
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html, page
        assert "đề nghị #12" in html, page
        if canonical := re.search(r'<link rel="canonical" href="([^"]+)"', html):
            assert canonical[1].startswith(url), page
    assert "Preview of đề nghị #12" in (site / "en/index.html").read_text("utf-8")
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert git(repository, "status", "--porcelain") == "", "nothing of the project is touched"
    assert git(repository, "rev-parse", "HEAD") == head
    assert not (repository / "output").exists()
    assert sorted(path.name for path in (repository / ".build/proposal").iterdir()) == sorted(
        {"report.md", "site", *(["shots"] if browser() else [])}
    )


def test_a_proposal_with_a_fault_is_told_with_its_line_and_has_no_preview(
    repository: Path, desk: Desk
) -> None:
    put(repository / TEXT, STORY.replace("section: activities", "section: thể thao"))
    done = desk("proposal", "main")
    assert done.returncode == 1
    report = told(repository)
    assert f"- ❌ {plain(TEXT)}:4 S201" in report
    assert "1 lỗi" in report
    assert not (repository / ".build/proposal/site").exists()


def test_only_warnings_that_are_new_are_told(repository: Path, desk: Desk) -> None:
    put(repository / TEXT, STORY.replace("date: 2025-02-03", "date: 2052-02-03"))
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Năm sai")
    put(repository / "content/news/2025/moi/index.vi.md", STORY)
    assert desk("proposal", "HEAD").returncode == 0
    assert "0 lỗi, 0 cảnh báo mới" in told(repository)
    assert desk("proposal", "main").returncode == 0
    assert "WS272" in told(repository)


def test_a_base_that_cannot_be_built_is_no_hindrance(repository: Path, desk: Desk) -> None:
    good = (repository / TEXT).read_text("utf-8")
    put(repository / TEXT, good.replace("title:", "titel:"))
    git(repository, "commit", "--all", "--quiet", "--message=Hỏng")
    put(repository / TEXT, good)
    assert desk("proposal", "HEAD").returncode == 0
    assert "không so được" in told(repository)


def test_a_folder_may_be_compared_with(repository: Path, desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(repository, tmp_path / "cũ", ignore=shutil.ignore_patterns(".git", ".cache"))
    put(repository / "theme/static/css/components/band.css", "/* another look */\n")
    done = desk("proposal", str(tmp_path / "cũ"))
    assert done.returncode == 0, done.stderr
    assert "### 0 trang khác đi" in told(repository)
    assert "Giao diện đổi" in told(repository)


@pytest.mark.parametrize("base", ["", "khong-co", "--output=x", "HEAD:content"])
def test_a_base_that_is_none_is_named_with_what_to_write(
    base: str, repository: Path, desk: Desk
) -> None:
    done = desk("proposal", DESK_BASE=base)
    assert done.returncode == 1
    assert f"BASE=“{base}”" in done.stderr
    assert "BASE=main" in done.stderr


def test_no_word_of_a_proposal_acts_in_its_report() -> None:
    assert plain("[a](http://b) @all <img src=x> **x**\n# y") == (
        "\\[a\\]\\(http://b\\) @\u200ball \\<img src=x\\> \\*\\*x\\*\\* \\# y"
    )


@pytest.mark.skipif(browser() is None, reason="no browser is installed")
def test_pages_are_pictured_before_and_after(tmp_path: Path) -> None:
    for side, colour in (("before", "#ffffff"), ("after", "#123456")):
        put(tmp_path / side / "tin/index.html", f'<body style="background:{colour}">')
    changed = PageChange("changed", "tin/", "Tin", "story")
    gone = PageChange("removed", "tin/", "Tin", "story")
    taken = take([changed, gone], tmp_path / "before", tmp_path / "after",
                 "https://x.example/goc", tmp_path / "shots")  # fmt: skip
    assert taken == ("1-after.png", "1-before.png", "2-before.png")
    before, after = (
        (tmp_path / f"shots/1-{side}.png").read_bytes() for side in ("before", "after")
    )
    assert before[:4] == after[:4] == b"\x89PNG"
    assert before != after
