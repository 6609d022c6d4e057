"""``migrate``: rewrites the content as this version of the engine wants it; ``upgrade`` calls it."""

from __future__ import annotations

from plugins.desk.migrations import migrate
from plugins.desk.project import Project
from plugins.desk.voice import say


def run(project: Project, since: str) -> int:
    """Carry out what versions from *since* on ask for, and name the files."""
    done = False
    for migration, changes in migrate(project.content, since):
        done = True
        named = ", ".join(f"content/{name}" for name in changes)
        say(f"{migration.vi}: {named}", f"{migration.en}: {named}")
    if not done:
        say("Nội dung không phải viết lại gì.", "Nothing in the content had to be rewritten.")
    return 0
