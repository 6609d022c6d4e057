"""What one run of Pelican holds: the site, its pages, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from plugins.core.problems import Problem
from plugins.core.registers import Registers
from plugins.core.site import Site
from plugins.editions.site_pages import SitePages
from plugins.editions.view import View
from plugins.language.edition import Edition
from plugins.safety.ledger import Facts

SETTING: Final = "UNION_NEWS_PRESS"


@dataclass(slots=True)
class BuildState:
    """The state of a run, filled in step by step by the generator."""

    registers: Registers
    editions: Mapping[str, Edition] = field(default_factory=dict)
    site_pages: SitePages | None = None
    rendered: int = 0
    reused: int = 0
    pruned: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    ledger: Facts = field(default_factory=dict)
    added: Facts = field(default_factory=dict)
    moves: tuple[tuple[str, str], ...] = ()
    unlisted: frozenset[str] = frozenset()

    def view(self, lang: str) -> View:
        """Return what the pages in *lang* were made from, once they are."""
        assert self.site_pages is not None
        return self.site_pages.views[lang]

    @property
    def site(self) -> Site:
        """The site as loaded."""
        return self.registers.site


def state_of(settings: Mapping[str, Any]) -> BuildState:
    """Return the run's state from Pelican's settings."""
    state: BuildState = settings[SETTING]
    return state


def theme_of(settings: Mapping[str, Any]) -> Path:
    """Return the theme's folder."""
    return Path(settings["THEME"])
