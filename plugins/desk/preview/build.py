"""One build of the preview, in a process of its own: drafts and days to come are shown."""

from __future__ import annotations

import json
from pathlib import Path

from plugins.core.problems import ContentError, Problem, render
from plugins.desk.building import build_site
from plugins.desk.preview import reports
from plugins.desk.project import Project
from plugins.desk.report import as_values


def run(project: Project, into: Path, result: Path, site_url: str, channel: int) -> int:
    """Build into *into* and write what was found to *result*; return 1 where nothing was built.

    How far it is goes to the pipe *channel*. Pictures that no publish has made yet are made quickly.
    """
    overrides = {
        "SITEURL": site_url,
        "SHOW_DRAFTS": True,
        "QUICK_PICTURES": True,
        "PROGRESS": reports.sent(channel),
        "WORK_FOLDER": str(project.preview / "work"),  # a publish may run at the same time
    }
    problems: tuple[Problem, ...]
    try:
        summary = build_site(project, into, project.root / "pelicanconf.py", overrides)
    except ContentError as error:
        problems = error.problems
    else:
        problems = summary.warnings
    wrong = [as_values(found) for found in problems if not found.warning]
    found = {"errors": wrong, "report": render(problems) if problems else ""}
    result.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    return 1 if wrong else 0
