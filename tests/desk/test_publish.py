"""``publish``: the whole site in ``output/``, or ``output/`` as it was and the reasons why."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.safety.publish_lock import only_publish
from tests.desk.conftest import STORY, Desk, put, tree

FUTURE = STORY.replace("2025-02-03", "2999-01-01").replace("đầu năm", "ngày sau")
DRAFT = STORY.replace("đầu năm", "còn nháp").replace("---\n\n", "status: draft\n---\n\n")


def row(said: str, label: str) -> str:
    """Return what the summary says of *label*."""
    found = re.search(rf"^{re.escape(label)} +(.*)$", said, re.MULTILINE)
    assert found is not None, said
    return found[1]


def test_both_editions_are_published_and_accounted_for(desk: Desk, project: Path) -> None:
    put(project / "content/news/2999/mai-sau/index.vi.md", FUTURE)
    put(project / "content/news/2025/nhap/index.vi.md", DRAFT)
    put(project / "content/news/2025/mot-ban/index.vi.md", STORY.replace("đầu", "giữa"))
    done = desk("publish")
    assert done.returncode == 0, done.stderr
    assert row(done.stdout, "Tin / Stories") == "vi 2, en 1"
    assert row(done.stdout, "Giữ lại / Held back") == "1 nháp / drafts, 1 chờ ngày / future"
    pages = list((project / "output").rglob("*.html"))
    assert int(row(done.stdout, "Trang / Pages")) <= len(pages)
    assert (project / "output/tin-tuc/2025/xuong-may-hop-mat-dau-nam/index.html").is_file()
    assert (project / "output/en/index.html").is_file()
    published = b"".join(path.read_bytes() for path in pages)
    assert "còn nháp".encode() not in published
    assert "ngày sau".encode() not in published


def test_a_pipe_gets_no_progress_line(desk: Desk, project: Path) -> None:
    done = desk("publish")
    assert "\r" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_publishing_again_gives_the_same_bytes(desk: Desk, project: Path) -> None:
    assert desk("publish").returncode == 0
    first = tree(project / "output")
    assert desk("publish", TZ="America/Lima", LC_ALL="C", PYTHONHASHSEED="7").returncode == 0
    assert tree(project / "output") == first


def test_a_fault_leaves_the_published_site_as_it_was(desk: Desk, project: Path) -> None:
    assert desk("publish").returncode == 0
    put(project / "output/CNAME", "tin.example\n")
    before = tree(project / "output")
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY.replace("2025-02-03", "31/2/2025"))
    done = desk("publish")
    assert done.returncode == 1
    assert "content/news/2025/hop-mat/index.vi.md:3  S112" in done.stderr
    assert "output/ giữ nguyên" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "output") == before
    put(project / "content/news/2025/hop-mat/index.vi.md", STORY)
    done = desk("publish")
    assert done.returncode == 0, done.stderr
    assert row(done.stdout, "Tệp đặt tay / By hand") == "CNAME"
    assert tree(project / "output") == before


def test_what_the_finished_site_must_not_hold_is_refused(desk: Desk, project: Path) -> None:
    assert desk("publish").returncode == 0
    before = tree(project / "output")
    base = project / "theme/templates/base.html"
    words = base.read_text("utf-8")
    base.write_text(words.replace("</body>", "<script>alert(1)</script></body>"), "utf-8")
    done = desk("publish")
    assert done.returncode == 1
    assert re.search(r"html:\d+  O\d+", done.stderr), done.stderr
    assert tree(project / "output") == before


def test_a_broken_template_is_said_without_a_traceback(desk: Desk, project: Path) -> None:
    base = project / "theme/templates/base.html"
    base.write_text(base.read_text("utf-8") + "{% if %}", "utf-8")
    done = desk("publish")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (project / "output").exists()


def test_a_path_in_the_address_is_kept_everywhere(desk: Desk, project: Path) -> None:
    done = desk("publish", SITEURL="https://xuong-may.example/tin")
    assert done.returncode == 0, done.stderr
    front = (project / "output/index.html").read_text("utf-8")
    assert 'href="/tin/en/"' in front
    assert "https://xuong-may.example/tin/" in (project / "output/sitemap.xml").read_text("utf-8")


def test_only_one_publish_runs_at_a_time(desk: Desk, project: Path) -> None:
    with only_publish(project / ".build"):
        done = desk("publish")
    assert done.returncode == 1
    assert "X807" in done.stderr
    assert not (project / "output").exists()
