"""Writes down what a publish was made of, and when the next one is due."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.core.problems import Problem, place_on_disk, problem
from plugins.core.public import public_at_once
from plugins.desk import due_record, sources
from plugins.desk.due_record import DueRecord, tell_workflow
from plugins.desk.project import Project
from plugins.pipeline.build import BuildSummary

Before = tuple[str, str]


def sources_before(root: Path) -> Before:
    """Return the digests of the sources, to be taken before any is read.

    Only a fresh checkout, as a workflow makes it, has other marks and the same bytes: theirs are read there alone.
    """
    site_url = os.environ.get("SITEURL", "")
    read = sources.contents(root, site_url) if public_at_once() else ""
    return sources.marks(root, site_url), read


def remember_due(
    project: Project, summary: BuildSummary, manifest: str, before: Before
) -> tuple[Problem, ...]:
    """Write ``.build/next-due.json`` and tell a workflow. Where it cannot be written, it is said."""
    path = project.work / due_record.NAME
    due = summary.next_due
    record = DueRecord(summary.moment, due.at, due.stories, *before, manifest)
    try:
        due_record.write(path, record)
        tell_workflow(next_due=due.at.isoformat())
    except OSError as error:
        path.unlink(missing_ok=True)
        where = place_on_disk(path, project.root)
        return (problem("WX861", where, reason=error.strerror or error),)
    return ()
