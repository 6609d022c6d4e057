"""Connects the conductor to Pelican. Receivers are module-level: blinker keeps weak references."""

from __future__ import annotations

import logging
import sys
from typing import Any

from pelican import signals

from plugins.build.prepare import prepare
from plugins.core.problems import ContentError, Place, problem, render
from plugins.pipeline import plain_run, template_store
from plugins.pipeline.generator import SiteGenerator
from plugins.pipeline.run import Run, bound, keep, options_of, run_of

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican's signals (called by Pelican for every plugin of ``PLUGINS``)."""
    signals.get_generators.connect(_begin)
    signals.finalized.connect(_finish)
    logging.getLogger("pelican").addFilter(_without_traceback)


def _begin(pelican: Any) -> type[SiteGenerator]:
    """Check the content. Sent at the start of every run, before any generator is made, any file is
    read and any folder cleared: raises ``ContentError`` with every problem before anything is written.
    """
    plain_run.begin(pelican)
    template_store.use(pelican.settings)
    prepared = prepare(options_of(pelican))
    if prepared.problems:
        logger.warning("%s", render(prepared.problems))
    run = Run(prepared)
    keep(pelican, run)
    # Texts are read once, by the loader; every page is made from its values.
    pelican.settings["ARTICLE_PATHS"] = pelican.settings["PAGE_PATHS"] = []
    return bound(SiteGenerator, run)


def _finish(pelican: Any) -> None:
    plain_run.finish(pelican, run_of(pelican).prepared.added)


def _without_traceback(record: logging.LogRecord) -> bool:
    """Show what is wrong with the content as the report alone: no traceback, no wrapped lines."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, OSError) and record.levelno == logging.CRITICAL:  # it ended the run
        place = Place(str(error.filename or "OUTPUT_PATH"))
        error = ContentError([problem("X806", place, reason=error.strerror or error)])
    if isinstance(error, ContentError):
        print(error, file=sys.stderr)
        record.exc_info = None
        record.msg = "Chưa ghi gì ra đĩa. / Nothing was written."
        record.args = ()
    return True
