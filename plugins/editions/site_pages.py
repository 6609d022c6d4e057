"""All pages of a site, in both editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.core.pages import Page
from plugins.core.pictures import PictureBook
from plugins.editions.data_page import data_page
from plugins.editions.digest_pages import digest_pages
from plugins.editions.directory_pages import directory_pages
from plugins.editions.feeds_page import feeds_page
from plugins.editions.gallery_pages import gallery_pages
from plugins.editions.glossary_page import glossary_page
from plugins.editions.listing_pages import listing_pages
from plugins.editions.other_pages import other_pages
from plugins.editions.registers.agreement_pages import agreement_pages
from plugins.editions.registers.extracts import hub_page
from plugins.editions.registers.pages import register_pages
from plugins.editions.registers.sheet import Sheets
from plugins.editions.site_plan import SitePlan
from plugins.editions.story_pages import story_pages
from plugins.editions.view import View, make_view
from plugins.routes.route import Routes, SharedAddressError


class UnroutedError(RuntimeError):
    """A page stands where no route says that it does, or a route has no page."""


@dataclass(frozen=True, slots=True)
class SitePages:
    """Every page by address; the views are kept for feeds and the search."""

    pages: Mapping[str, Page]
    views: Mapping[str, View]


def make_site_pages(plan: SitePlan, pictures: PictureBook) -> SitePages:
    """Return all pages of the planned site. Linear in the number of stories and facts.

    Raises ``SharedAddressError`` where two pages have one address, ``UnroutedError`` where pages and
    routes differ: links, the ledger and the check of a site know addresses from the routes alone.
    """
    views = {
        lang: make_view(plan.registers, edition, plan.index, pictures)
        for lang, edition in plan.editions.items()
    }
    pages: dict[str, Page] = {}
    for page in (page for lang, view in views.items() for page in _pages(view, plan.sheets[lang])):
        if (first := pages.setdefault(page.address, page)) is not page:
            raise SharedAddressError(f"/{page.address}: {first.kind}, {page.kind}")
    _compare(pages, plan.routes)
    return SitePages(pages, views)


def _pages(view: View, sheets: Sheets) -> Iterator[Page]:
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
    yield from story_pages(view)


def _compare(pages: Mapping[str, Page], routes: Routes) -> None:
    made = {(address, page.kind, page.lang) for address, page in pages.items()}
    planned = {(place, route.kind, route.lang) for place, route in routes.pages.items()}
    if made != planned:
        place, kind, _ = min(made ^ planned)
        raise UnroutedError(f"/{place}: {kind} ({'made' if place in pages else 'planned'} alone)")
