"""Register pages as the tests read them."""

from __future__ import annotations

from plugins.core.pages import RegisterBody
from plugins.editions.site_pages import SitePages


def register(site_pages: SitePages, address: str) -> RegisterBody:
    body = site_pages.pages[address].body
    assert isinstance(body, RegisterBody), address
    return body


def rows(body: RegisterBody) -> list[list[list[str]]]:
    """Return the words of every cell."""
    return [
        [[value.text for value in cell] for cell in row.cells]
        for group in body.table.groups
        for row in group.rows
    ]
