"""All pages of a site, in both editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.core.pages import Page
from plugins.core.pictures import PictureBook
from plugins.core.registers import Registers
from plugins.editions.data_page import data_page
from plugins.editions.digest_pages import digest_pages
from plugins.editions.directory_pages import directory_pages
from plugins.editions.feeds_page import feeds_page
from plugins.editions.gallery_pages import gallery_pages
from plugins.editions.glossary_page import glossary_page
from plugins.editions.index import Index, make_index
from plugins.editions.listing_pages import listing_pages
from plugins.editions.other_pages import other_pages
from plugins.editions.registers.agreement_pages import agreement_pages
from plugins.editions.registers.extracts import hub_page
from plugins.editions.registers.pages import make_sheets, register_pages
from plugins.editions.story_pages import story_pages
from plugins.editions.view import View, make_view
from plugins.language.edition import Edition


class SharedAddressError(RuntimeError):
    """Two pages have one address, which no content may bring about: one would hide the other."""


@dataclass(frozen=True, slots=True)
class SitePages:
    """Every page by address; the views are kept for feeds and the search."""

    pages: Mapping[str, Page]
    views: Mapping[str, View]
    index: Index


def make_site_pages(
    registers: Registers, editions: Mapping[str, Edition], pictures: PictureBook
) -> SitePages:
    """Return all pages of the registers' site. Linear in the number of stories and facts.

    Raises ``SharedAddressError`` where two pages have one address.
    """
    index = make_index(registers.site)
    views = {
        lang: make_view(registers, edition, index, pictures) for lang, edition in editions.items()
    }
    pages: dict[str, Page] = {}
    for page in (page for view in views.values() for page in _pages(view)):
        if (first := pages.setdefault(page.address, page)) is not page:
            raise SharedAddressError(f"/{page.address}: {first.kind}, {page.kind}")
    return SitePages(pages, views, index)


def pages_without_stories(
    registers: Registers, editions: Mapping[str, Edition], pictures: PictureBook
) -> Iterator[Page]:
    """Yield the pages of both editions but for the stories' own: half the work of a build."""
    index = make_index(registers.site)
    for edition in editions.values():
        yield from _other_pages(make_view(registers, edition, index, pictures))


def _pages(view: View) -> Iterator[Page]:
    yield from _other_pages(view)
    yield from story_pages(view)


def _other_pages(view: View) -> Iterator[Page]:
    sheets = make_sheets(view.values)
    yield from other_pages(view)
    yield hub_page(view)
    yield from listing_pages(view, sheets)
    yield from directory_pages(view)
    yield from gallery_pages(view)
    yield glossary_page(view)
    yield from register_pages(view, sheets)
    yield from agreement_pages(view, sheets)
    yield data_page(view)
    yield feeds_page(view)
    yield from digest_pages(view)
