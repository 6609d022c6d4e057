"""Everything that can be wrong with the content, found before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.core.problems import Problem
from plugins.core.site import PageText, Site, Text
from plugins.pictures.survey import Survey, survey
from plugins.pipeline.links import dead_links
from plugins.stories.load import load


@dataclass(frozen=True, slots=True)
class Examined:
    """The site as loaded, its pictures, and every problem of both, sorted, each once."""

    site: Site
    pictures: Survey
    problems: tuple[Problem, ...]


def examine(content: Path, theme: Path, today: dt.date, drafts: bool = False) -> Examined:
    """Load the site under *content* and return it with all that is wrong; see ``load``."""
    site = load(content, today, drafts)
    pictures = survey(_shown(site))
    problems = {*site.problems, *pictures.problems, *dead_links(site, theme)}
    return Examined(site, pictures, tuple(sorted(problems)))


def _shown(site: Site) -> Site:
    """Return *site* without what was withdrawn: its pictures are published no longer."""

    def said(texts: Mapping[str, Text | PageText]) -> bool:
        return any(text.fields.status != "withdrawn" for text in texts.values())

    return replace(
        site,
        stories=tuple(story for story in site.stories if said(story.texts)),
        pages=tuple(page for page in site.pages if said(page.texts)),
    )
