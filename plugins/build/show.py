"""What a template is given to show a page, and what becomes of its HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from plugins.build.make import MadeSite
from plugins.core.pages import Page, RegisterBody
from plugins.language.no_break import keep_together
from plugins.syndication.description import structured_data

Render = Callable[[str, Mapping[str, Any]], str]  # a template's name and its values, the HTML


def shown_page(made: MadeSite, page: Page) -> Page:
    """Return *page* as its template is given it: said to machines too, without what that was made from."""
    plan = made.prepared.plan
    described = structured_data(page, plan.editions[page.lang], plan.registers)
    body = replace(page.body, rows=()) if isinstance(page.body, RegisterBody) else page.body
    return replace(page, json_ld=described, body=body)


def page_values(made: MadeSite, page: Page) -> dict[str, Any]:
    """Return all that a template knows of *page*."""
    edition = made.prepared.plan.editions[page.lang]
    return {"page": page, "edition": edition, "frame": made.views[page.lang].frame}


def page_html(made: MadeSite, shown: Page, render: Render) -> str:
    """Return what stands at the address of *shown*, a page as ``shown_page`` returns it."""
    return keep_together(render(shown.template, page_values(made, shown)), shown.lang)
