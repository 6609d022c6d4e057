"""All pages of a site, in both editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.pages import Page
from plugins.core.pictures import PictureBook
from plugins.core.site import Site
from plugins.editions.directory_pages import directory_pages
from plugins.editions.edition import Edition
from plugins.editions.index import Index, make_index
from plugins.editions.listing_pages import listing_pages
from plugins.editions.other_pages import other_pages
from plugins.editions.story_pages import story_pages
from plugins.editions.view import View, make_view


@dataclass(frozen=True, slots=True)
class Book:
    """Every page by address; the views are kept for feeds and the search."""

    pages: Mapping[str, Page]
    views: Mapping[str, View]
    index: Index


def make_book(site: Site, editions: Mapping[str, Edition], pictures: PictureBook) -> Book:
    """Return all pages of *site*. Linear in the number of stories."""
    index = make_index(site)
    views = {lang: make_view(site, edition, index, pictures) for lang, edition in editions.items()}
    pages: dict[str, Page] = {}
    for view in views.values():
        for make in (other_pages, listing_pages, directory_pages, story_pages):
            for page in make(view):
                pages[page.address] = page
    return Book(pages, views, index)
