"""Connects the conductor to Pelican. Receivers are module-level: blinker keeps weak references."""

from __future__ import annotations

import logging
import sys
from typing import Any

from pelican import signals

from plugins.core.problems import ContentError, Place, problem
from plugins.pipeline import plain_run, template_store
from plugins.pipeline.generator import SiteGenerator
from plugins.pipeline.reader import StoryReader
from plugins.pipeline.writer import PageWriter


def register() -> None:
    """Connect to Pelican's signals (called by Pelican for every plugin of ``PLUGINS``)."""
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_add_generator)
    signals.get_writer.connect(_add_writer)
    signals.get_generators.connect(_begin)
    signals.finalized.connect(_finish)
    logging.getLogger("pelican").addFilter(_without_traceback)


def _add_reader(readers: Any) -> None:
    for extension in StoryReader.file_extensions:
        readers.reader_classes[extension] = StoryReader


def _add_generator(pelican: Any) -> type[SiteGenerator]:
    del pelican
    return SiteGenerator


def _add_writer(pelican: Any) -> type[PageWriter]:
    del pelican
    return PageWriter


def _begin(pelican: Any) -> None:
    # Sent at the start of every run, before any generator is made and any folder cleared.
    plain_run.begin(pelican)
    template_store.use(pelican.settings)


def _finish(pelican: Any) -> None:
    plain_run.finish(pelican)


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
