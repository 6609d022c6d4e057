"""The last line of a publish says what changed, and what was rebuilt for it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from plugins.build.changed import Basis
from plugins.core.dates import ZONE
from plugins.core.due import NextDue
from plugins.desk.outcome import outcome
from plugins.pipeline.build import BuildSummary
from tests.desk.conftest import STORY, put, run_desk


def summary(basis: Basis, stories: int, pages: int, rebuilt: int) -> BuildSummary:
    """Return what a build of *pages* pages says of itself."""
    none: dict[str, int] = {}
    counts = {"drafts": 0, "future": 0, "rendered": 0, "reused": 0, "pruned": 0}
    moment = dt.datetime(2025, 1, 1, tzinfo=ZONE)
    return BuildSummary(
        none, **counts, pages=pages, warnings=(), site_url="", moment=moment, next_due=NextDue(moment),
        manifest={}, rendered_pages=rebuilt, basis=basis, changed_stories=stories,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "stories", "rebuilt", "vi", "en"),
    [
        (Basis.SAME, 1, 14, "1 tin đổi → 14 trang dựng lại, 28.458 giữ nguyên.",
         "1 story changed → 14 pages rebuilt, 28,458 kept."),
        (Basis.SAME, 1200, 1, "1.200 tin đổi → 1 trang dựng lại, 28.471 giữ nguyên.",
         "1,200 stories changed → 1 page rebuilt, 28,471 kept."),
        (Basis.SAME, 0, 2, "Không tin nào đổi → 2 trang dựng lại, 28.470 giữ nguyên.",
         "No story changed → 2 pages rebuilt, 28,470 kept."),
        (Basis.OTHERWISE, 9, 28472,
         "Giao diện, thiết đặt hoặc chương trình đổi → dựng lại cả 28.472 trang.",
         "Theme, settings or program changed → all 28,472 pages rebuilt."),
        (Basis.NOTHING, 9, 28472, "Dựng từ đầu → dựng cả 28.472 trang.",
         "Built from nothing → all 28,472 pages built."),
    ],
)  # fmt: skip
def test_the_line_in_both_languages(
    basis: Basis, stories: int, rebuilt: int, vi: str, en: str
) -> None:
    assert outcome(summary(basis, stories, 28472, rebuilt)) == f"{vi} / {en}"


def test_a_publish_counts_the_stories_that_changed_since_the_last(project: Path) -> None:
    def last(verb: str = "publish") -> str:
        done = run_desk(project, verb)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip().rpartition("\n")[2]

    shutil.rmtree(project / ".cache", ignore_errors=True)
    assert re.fullmatch(r"Dựng từ đầu → dựng cả \d+ trang\. / .*", last())
    assert last().startswith("Không có gì đổi")

    story = project / "content/news/2025/hop-mat/index.vi.md"
    put(story, STORY + "\nCâu vừa thêm.\n")
    last("check")  # remembers the story, and publishes nothing
    found = re.match(r"1 tin đổi → (\d+) trang dựng lại, (\d+) giữ nguyên\. / 1 story ", last())
    assert found
    assert 0 < int(found[1]) < int(found[2]) + int(found[1])

    for name in ("mot", "hai"):
        words = STORY.replace("đầu năm", f"lần {name}")
        put(project / f"content/news/2025/{name}/index.vi.md", words)
    assert last().startswith("2 tin đổi → ")
    template = project / "theme/templates/base.html"
    template.write_text(template.read_text("utf-8").replace("</body>", "<!-- x --></body>"))
    assert last().startswith("Giao diện, thiết đặt hoặc chương trình đổi → dựng lại cả ")
