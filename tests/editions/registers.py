"""Register pages as the tests read them."""

from __future__ import annotations

from plugins.core.pages import RegisterBody
from plugins.editions.book import Book


def register(book: Book, address: str) -> RegisterBody:
    body = book.pages[address].body
    assert isinstance(body, RegisterBody), address
    return body


def rows(body: RegisterBody) -> list[list[list[str]]]:
    """Return the words of every cell."""
    return [
        [[value.text for value in cell] for cell in row.cells]
        for group in body.table.groups
        for row in group.rows
    ]
