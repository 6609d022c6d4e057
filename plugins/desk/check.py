"""``check``: everything that a publish would find fault with, found in seconds; builds nothing."""

from __future__ import annotations

from plugins.build.examine import Examined, PublishHistory, examine
from plugins.build.progress import progress_shown
from plugins.core.clock import now
from plugins.core.problems import Problem, errors
from plugins.desk import push_size
from plugins.desk.project import Project
from plugins.desk.report import FORMATS, tidied
from plugins.desk.voice import show


def findings(project: Project, drafts: bool = False, removed: int = 0) -> tuple[Problem, ...]:
    """Return the problems of the content, its pictures and its addresses, sorted, each once.

    *removed* is how many published addresses the editor confirmed to give up at once.
    """
    return examined_of(project, drafts, removed).problems


def examined_of(project: Project, drafts: bool = False, removed: int = 0) -> Examined:
    """Return the project's content as it was examined, with the problems; see ``findings``."""
    past = PublishHistory(project.carried_ledger, removed)
    moment = now()
    with progress_shown():
        return examine(
            project.content,
            project.theme,
            moment.date(),
            drafts,
            past,
            store=project.picture_store,
            now=moment,
        )


def run(project: Project, form: str, removed: int = 0) -> int:
    """Print the report in *form*; return 1 where something would stop a publish."""
    with push_size.looking(project.content) as push:
        examined = examined_of(project, removed=removed)
        found = tuple(sorted({*examined.problems, *push.problems()}))
    if report := FORMATS[form](found):
        show(report)
    if form == "text" and (mended := tidied(examined.site.tidied)):
        show(mended)
    return 1 if errors(examined.problems) else 0
