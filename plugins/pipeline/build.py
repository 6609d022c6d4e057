"""Builds the whole site into a folder, from Python: what the desk's commands call."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican import Pelican

from plugins.build.changed import Basis
from plugins.build.make import MadeSite
from plugins.build.pages import PagesDone
from plugins.core.due import NextDue, next_due
from plugins.core.outlet import OutletFile
from plugins.core.problems import Problem, place_of
from plugins.pipeline.config_errors import settings_from, theme_said
from plugins.pipeline.plain_run import ASIDE
from plugins.pipeline.run import run_of
from plugins.safety.ledger import Facts
from plugins.safety.manifest import PageStory


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: stories by language, texts held back, pictures, pages, warnings.

    ``moment`` is what it was made for, ``next_due`` what a later one would publish; ``manifest`` says whose a story's page is, by address.
    ``ledger`` is what is known of published addresses once the build is public, ``added`` what of that
    was not known before; ``moves`` are the old addresses and what they lead to, ``unlisted`` the
    addresses that no public list may name.
    ``rendered_pages`` were rendered, the others kept; ``basis`` says what there was to go by, and
    ``changed_stories`` how many stories changed since then; ``stored`` are the files, by their paths, that
    belong to the site and stand in a store: with the setting ``ASSEMBLED`` they are not in the output.
    ``texts`` are the addresses of all texts by their file, as problems name it.
    """

    stories: Mapping[str, int]
    drafts: int
    future: int
    rendered: int
    reused: int
    pruned: int
    pages: int
    warnings: tuple[Problem, ...]
    site_url: str
    moment: dt.datetime
    next_due: NextDue
    manifest: Mapping[str, PageStory]
    ledger: Facts = field(default_factory=dict)
    added: Facts = field(default_factory=dict)
    moves: tuple[tuple[str, str], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()
    rendered_pages: int = 0
    basis: Basis = Basis.NOTHING
    changed_stories: int = 0
    stored: Mapping[str, OutletFile] = field(default_factory=dict)

    @property
    def again(self) -> BuildSummary:
        """What a build at once after this one would do."""
        return replace(self, rendered=0, reused=self.rendered + self.reused, pruned=0)

    @property
    def day(self) -> dt.date:
        """The day it was made for."""
        return self.moment.date()


class BuildError(Exception):
    """Pelican reported an error of its own, which it would only have logged."""

    exitcode = 1


def build(
    content: Path, output: Path, settings_file: Path, overrides: Mapping[str, Any] | None = None
) -> BuildSummary:
    """Build the site under *content* into *output* and return what was done.

    *output* is a folder of the caller's own: files in it are replaced. Raises ``ContentError`` with every problem before anything is written, ``BuildError`` where
    Pelican logs an error and would go on.
    """
    settings = settings_from(
        settings_file,
        {"PATH": str(content), "OUTPUT_PATH": str(output), ASIDE: True, **(overrides or {})},
    )
    with _errors_raised(), theme_said(Path(settings["THEME"]), content):
        pelican = Pelican(settings)
        pelican.run()
    run = run_of(pelican)
    assert run.made is not None
    assert run.done is not None
    return _summary(run.made, run.done, settings["SITEURL"])


def _summary(made: MadeSite, done: PagesDone, site_url: str) -> BuildSummary:
    prepared, site = made.prepared, made.prepared.site
    held_back = [text.held_back for text in site.held_back]
    return BuildSummary(
        stories={lang: sum(lang in story.texts for story in site.stories) for lang in ("vi", "en")},
        drafts=held_back.count("draft"),
        future=held_back.count("future"),
        rendered=made.rendered,
        reused=made.reused,
        pruned=made.pruned,
        pages=len(made.planned),
        warnings=tuple(found for found in made.problems if found.warning),
        site_url=site_url,
        ledger=prepared.ledger,
        added=prepared.added,
        moves=made.moves,
        rendered_pages=done.rendered,
        basis=done.basis,
        changed_stories=done.stories,
        stored=made.outlet.stored,
        unlisted=prepared.plan.routes.unlisted,
        moment=prepared.now,
        next_due=next_due(site, prepared.now),
        texts={place_of(path).path: text.address for path, text in site.texts_by_path.items()},
        manifest={
            text.address: PageStory(story.id, lang, text.outline.date, text.outline.updated)
            for story in site.stories
            for lang, text in story.texts.items()
        },
    )


@contextmanager
def _errors_raised() -> Iterator[None]:
    """Turn what Pelican logs as an error into ``BuildError``; its closing line stays unsaid."""
    collector = _Collector(level=logging.ERROR)
    root = logging.getLogger()
    root.addHandler(collector)
    import pelican

    quiet, pelican.console.quiet = pelican.console.quiet, True
    try:
        yield
    finally:
        root.removeHandler(collector)
        pelican.console.quiet = quiet
    if collector.messages:
        raise BuildError("\n".join(collector.messages))


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
