"""What a template is given to show a page, and what becomes of its HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from plugins.build.make import MadeSite
from plugins.core.pages import Page
from plugins.language.no_break import keep_together
from plugins.syndication.description import structured_data


def page_values(made: MadeSite, page: Page) -> dict[str, Any]:
    """Return what the template of *page* knows besides what every template does."""
    plan = made.prepared.plan
    described = structured_data(page, plan.editions[page.lang], plan.registers)
    return letter_values(made, replace(page, json_ld=described))


def letter_values(made: MadeSite, page: Page) -> dict[str, Any]:
    """Return what the template of a letter made of *page* knows."""
    edition = made.prepared.plan.editions[page.lang]
    return {"page": page, "edition": edition, "frame": made.views[page.lang].frame}


@dataclass(frozen=True, slots=True)
class Together:
    """A template whose pages keep the years of a period together."""

    template: Any

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the rendered page."""
        return keep_together(self.template.render(*args, **kwargs))
