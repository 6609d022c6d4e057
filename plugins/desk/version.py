"""``version``: which engine this is."""

from __future__ import annotations

from plugins.core.engine import VERSION
from plugins.desk.project import Project
from plugins.desk.voice import show


def run(project: Project) -> int:
    """Print the version."""
    show(f"union-news {VERSION}")
    return 0
