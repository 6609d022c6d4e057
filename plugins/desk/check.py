"""``check``: everything that a publish would find fault with, found in seconds; builds nothing."""

from __future__ import annotations

from plugins.core.clock import now
from plugins.core.problems import Problem, errors
from plugins.desk.project import Project
from plugins.desk.report import FORMATS
from plugins.desk.voice import show
from plugins.pipeline.examine import Past, examine


def findings(project: Project, drafts: bool = False, removed: int = 0) -> tuple[Problem, ...]:
    """Return the problems of the content, its pictures and its addresses, sorted, each once.

    *removed* is how many published addresses the editor confirmed to give up at once.
    """
    past = Past(project.carried_ledger, removed)
    return examine(project.content, project.theme, now().date(), drafts, past).problems


def run(project: Project, form: str, removed: int = 0) -> int:
    """Print the report in *form*; return 1 where something would stop a publish."""
    found = findings(project, removed=removed)
    if report := FORMATS[form](found):
        show(report)
    return 1 if errors(found) else 0
