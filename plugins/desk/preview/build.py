"""One build of the preview, in a process of its own: drafts and days to come are shown.

What is wrong with a draft does not keep the site from being built: it is shown beside the draft.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from plugins.core.problems import Alike, ContentError, Problem, alike, errors, render
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
    texts: Mapping[str, str] = {}
    try:
        summary = build_site(project, into, project.root / "pelicanconf.py", overrides)
    except ContentError as error:
        problems = error.problems
    else:
        problems, texts = summary.warnings, summary.texts
    wrong = list(map(_said, alike(errors(problems))))
    found = {
        "errors": wrong,
        "count": len(errors(problems)),
        "drafts": [
            {**_said(group), "addresses": _addresses(group.first, texts)}
            for group in alike(found for found in problems if found.draft)
        ],
        "report": render(problems) if problems else "",
    }
    result.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    return 1 if wrong else 0


def _said(group: Alike) -> dict[str, object]:
    return {**as_values(group.first), "more": " ".join(row.strip() for row in group.more())}


def _addresses(found: Problem, texts: Mapping[str, str]) -> list[str]:
    """Return the addresses of the texts that *found* is about: one, or all those of its folder."""
    path = PurePosixPath(found.place.path)
    if found.place.path in texts:
        return [texts[found.place.path]]
    near = (path, path.parent)
    return [address for text, address in texts.items() if PurePosixPath(text).parent in near]
