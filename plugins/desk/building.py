"""A build as the desk runs it: Pelican's faults become ours, its chatter stays out of the way."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.core.text import printable
from plugins.desk.project import Project
from plugins.desk.voice import DeskError
from plugins.pipeline.build import BuildError, BuildSummary, build


class _Printable(logging.Formatter):
    """Pelican's own words, with names of files in them."""

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(map(printable, super().format(record).split("\n")))


def build_site(
    project: Project, output: Path, settings: Path, overrides: Mapping[str, Any]
) -> BuildSummary:
    """Build the site into *output*. Raises ``ContentError``, or ``DeskError`` for Pelican's faults."""
    root = logging.getLogger()
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_Printable())
    handler.addFilter(lambda record: not record.name.startswith("plugins."))  # shown by the desk
    root.addHandler(handler)
    try:
        return build(project.content, output, settings, overrides)
    except BuildError as error:
        raise DeskError(
            f"Pelican báo lỗi, trang chưa dựng xong:\n{error}",
            "Pelican reported an error; the site was not finished.",
        ) from error
    finally:
        root.removeHandler(handler)
