"""``check``: everything that a publish would find fault with, found in seconds; builds nothing."""

from __future__ import annotations

from plugins.core.clock import now
from plugins.core.problems import Problem, errors
from plugins.desk.project import Project
from plugins.desk.report import FORMATS
from plugins.pipeline.examine import examine


def findings(project: Project, drafts: bool = False) -> tuple[Problem, ...]:
    """Return the problems of the content and of its pictures, sorted, each once."""
    return examine(project.content, project.theme, now().date(), drafts).problems


def run(project: Project, form: str) -> int:
    """Print the report in *form*; return 1 where something would stop a publish."""
    found = findings(project)
    if report := FORMATS[form](found):
        print(report)
    return 1 if errors(found) else 0
