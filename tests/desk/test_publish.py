"""``publish``: the whole site in ``output/``, or ``output/`` as it was and the reasons why."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.safety.publish_lock import only_publish
from tests.builders import draw
from tests.conftest import BUILD_EPOCH
from tests.desk.conftest import ROOT, STORY, Desk, put, tree

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
    assert row(done.stdout, "Giữ lại / Held back") == "1 nháp / draft, 1 chờ ngày / scheduled"
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
    output = project / "output"
    first, inode = tree(output), output.stat().st_ino
    again = desk("publish", TZ="America/Lima", LC_ALL="C", PYTHONHASHSEED="7")
    assert again.returncode == 0
    assert tree(output) == first
    assert "Nothing changed: output/ is as it was." in again.stdout
    assert output.stat().st_ino == inode
    (output / "robots.txt").unlink()
    assert "Published to output/." in desk("publish").stdout
    assert tree(output) == first


BARE = """
import os, resource, subprocess, sys
os.umask(0o077)
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
alone = ["unshare", "--net"] if sys.argv[1] == "alone" else []
command = [*alone, sys.executable, "-m", "plugins.desk", "publish"]
kept = {"PYTHONPATH": sys.argv[2], "SOURCE_DATE_EPOCH": sys.argv[3], "PATH": os.defpath}
sys.exit(subprocess.run(command, env=kept).returncode)
"""


def test_a_bare_machine_elsewhere_gives_the_same_bytes_for_every_reader(
    desk: Desk, project: Path, tmp_path: Path
) -> None:
    """No network, no HOME, no locale, umask 077, 64 files open at a time; nothing in store."""
    draw(project / "content/news/2025/hop-mat/ảnh.png")
    story = STORY.replace(
        "---\n\n", "cover: ảnh.png\ngallery: [{file: ảnh.png, alt: Người}]\n---\n\n"
    )
    put(project / "content/news/2025/hop-mat/index.vi.md", story)
    elsewhere = tmp_path / "nơi khác/xa"
    shutil.copytree(project, elsewhere)
    for path in sorted(elsewhere.rglob("*"), reverse=True):
        os.utime(path, (1, 1))
    assert desk("publish", SOURCE_DATE_EPOCH=BUILD_EPOCH).returncode == 0
    cut_off = subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode == 0
    done = subprocess.run(
        [sys.executable, "-c", BARE, "alone" if cut_off else "online", str(ROOT), BUILD_EPOCH],
        cwd=elsewhere, capture_output=True, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert tree(elsewhere / "output") == tree(project / "output")
    for path in (elsewhere / "output").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


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
