"""The command: builds both states, compares them, writes ``.build/proposal/``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from plugins.core.clock import now
from plugins.desk.progress import step
from plugins.desk.project import Project, refuse_sources
from plugins.desk.proposal.builds import built
from plugins.desk.proposal.differ import Difference, PageChange, difference
from plugins.desk.proposal.report import Proposed, report
from plugins.desk.proposal.shots import take
from plugins.desk.proposal.states import compared_with, proposed
from plugins.desk.voice import say
from plugins.safety.publish_lock import only_publish

FOLDER: Final = "proposal"
MOST_SHOTS: Final = 5
_LOCAL: Final = "http://localhost:8000"
_NAME: Final = "một đề nghị / a proposal"


def run(project: Project, base: str) -> int:
    """Tell what the project changes beside *base*; return 1 where it could not be published.

    ``PREVIEW_URL`` is where the preview will stand, ``PROPOSAL`` what it is called there.
    """
    site_url = os.environ.get("PREVIEW_URL", "").rstrip("/") or _LOCAL
    name = os.environ.get("PROPOSAL", "").strip()[:100] or _NAME
    folder = project.work / FOLDER
    moment = int(now().timestamp())
    with only_publish(project.work):
        refuse_sources(project, folder)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with step(f"Đang dựng bản so sánh ({base}) / Building what it is compared with …"):
            before = built(
                compared_with(base, project.root, folder / "before"), site_url, name, moment
            )
        with step("Đang dựng bản đề nghị / Building what is proposed …"):
            after = built(proposed(project.root, folder / "after"), site_url, name, moment)
        found: Difference | None = None
        if before.site is not None and after.site is not None:
            found = difference(before.site, after.site)
        shown = _to_show(found)
        shots: tuple[str, ...] = ()
        if after.site is not None:
            with step("Đang chụp / Taking pictures …"):
                shots = take(shown, before.site, after.site, site_url, folder / "shots")
            after.site.rename(folder / "site")
        opened = _opened(site_url)
        words = report(Proposed(name, before, after, found, shown, shots, site_url, opened))
        (folder / "report.md").write_text(words, "utf-8")
        for state in ("before", "after"):
            shutil.rmtree(folder / state, ignore_errors=True)
    at = Path(project.work.name, FOLDER)
    say(f"Đã ghi {at}/report.md.", f"Wrote {at}/report.md.")
    if after.site is None:
        say("Đề nghị này chưa đăng được.", "This proposal cannot be published.", sys.stderr)
        return 1
    return 0


def _to_show(found: Difference | None) -> tuple[PageChange, ...]:
    """Return the pages to take pictures of: those that differ, the front page where only the looks do."""
    if found is None:
        return ()
    if not found.pages and found.theme:
        return (PageChange("changed", "", "Trang đầu / Front page", "front"),)
    return found.pages[:MOST_SHOTS]


def _opened(site_url: str) -> str:
    """Return how a person sees the preview."""
    if told := os.environ.get("PREVIEW_OPEN", "").strip():
        return f"`{told.replace('`', '')}`"
    if site_url != _LOCAL:
        return f"<{site_url}/>"
    return f"`python3 -m http.server -d .build/{FOLDER}/site 8000`, <{site_url}/>"
