"""Writes pages: every template gets this project's ``page`` and ``edition``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.writers import Writer

from plugins.core.pages import Page
from plugins.pipeline.description import structured_data
from plugins.pipeline.press import press_of


class PageWriter(Writer):  # type: ignore[misc]
    """Renders through Pelican's writer, with the page's value looked up by its address."""

    def write_file(
        self, name: str, template: Any, context: Mapping[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Write the page *name*; see ``pelican.writers.Writer.write_file``."""
        press = press_of(self.settings)
        if not name:
            return  # a listing of Pelican's own that is switched off
        page = press.book.pages.get(name.removesuffix("index.html")) if press.book else None
        if page is not None:
            edition = press.editions[page.lang]
            described = replace(page, json_ld=structured_data(page, edition))
            kwargs |= {"page": described, "edition": edition}
            press.pages += 1
        super().write_file(name, template, context, *args, **kwargs)

    def write_page(self, page: Page, template: Any, context: Mapping[str, Any]) -> None:
        """Write a page that Pelican does not know."""
        name = page.address
        if name == "" or name.endswith("/"):
            name += "index.html"
        self.write_file(name, template, context)

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file that is no page: a feed, the sitemap."""
        path = Path(self.output_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
