"""All pages of a site, in both editions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from plugins.core import addresses
from plugins.core.inputs import Inputs
from plugins.core.pages import Page
from plugins.core.pictures import PictureBook
from plugins.core.reads import Derived
from plugins.editions.data_page import data_page
from plugins.editions.digest_pages import digest_pages
from plugins.editions.directory_pages import directory_pages
from plugins.editions.feeds_page import feeds_page
from plugins.editions.gallery_pages import gallery_pages
from plugins.editions.glossary_page import glossary_page
from plugins.editions.imprint_page import imprint_pages
from plugins.editions.listing_pages import listing_pages
from plugins.editions.organisation_pages import organisation_pages
from plugins.editions.other_pages import other_pages
from plugins.editions.page_plan import PagePlan
from plugins.editions.registers.agreement_pages import agreement_pages
from plugins.editions.registers.extracts import hub_page
from plugins.editions.registers.honour_pages import honour_pages
from plugins.editions.registers.pages import register_pages
from plugins.editions.registers.sheet import Sheets
from plugins.editions.registers.timeline import over_time_page
from plugins.editions.registers.wall_pages import wall_pages
from plugins.editions.site_plan import SitePlan
from plugins.editions.story_pages import story_pages
from plugins.editions.view import View, make_view
from plugins.registers.agreements import AGREEMENTS
from plugins.routes.route import SharedAddressError


class UnroutedError(RuntimeError):
    """A page stands where no route says that it does, or a route has no page."""


@dataclass(frozen=True, slots=True)
class SitePages:
    """Every page by address, made when it is first asked for; the views are kept for feeds and the search.

    ``planned`` says of every address what stands there; ``make`` makes a page and keeps none.
    """

    planned: Mapping[str, PagePlan]
    make: Callable[[str], Page]
    pages: Mapping[str, Page]
    views: Mapping[str, View]


def make_site_pages(plan: SitePlan, pictures: PictureBook) -> SitePages:
    """Return all pages of the planned site. Linear in the number of stories and facts.

    Raises ``SharedAddressError`` where two pages have one address, ``UnroutedError`` where pages and
    routes differ, at the latest once a page is asked for: links, the ledger and the check of a site
    know addresses from the routes alone.
    """
    views = {
        lang: make_view(plan.registers, edition, plan.index, pictures)
        for lang, edition in plan.editions.items()
    }
    planned: dict[str, PagePlan] = {}
    for view in views.values():
        for page in _pages(view, plan.sheets[view.lang], plan.inputs):
            if (first := planned.setdefault(page.address, page)) is not page:
                raise SharedAddressError(f"/{page.address}: {first.what}, {page.what}")
    routed = plan.routes.pages
    for place in planned.keys() - routed.keys():
        raise UnroutedError(f"/{place}: {planned[place].what} stands there, and no route says so")
    for place in routed.keys() - planned.keys():
        raise UnroutedError(f"/{place}: a route of a {routed[place].kind}, and no page")

    def make(address: str) -> Page:
        page, route = planned[address].make(), routed[address]
        if (page.address, page.kind, page.lang) != (address, route.kind, route.lang):
            raise UnroutedError(f"/{address}: {page.kind} at /{page.address}, {route.kind}")
        return page

    return SitePages(planned, make, Derived(planned, make), views)


def _pages(view: View, sheets: Sheets, inputs: Inputs) -> Iterator[PagePlan]:
    lang = view.lang

    def single(listing: str, make: Callable[[View], Page]) -> PagePlan:
        return PagePlan(addresses.listing(lang, listing), listing, partial(make, view))

    yield from other_pages(view)
    yield single("registers", hub_page)
    yield from listing_pages(view, inputs)
    yield from organisation_pages(view, sheets)
    yield from directory_pages(view)
    yield from gallery_pages(view)
    if view.has("glossary"):
        yield single("glossary", glossary_page)
    yield from register_pages(view, sheets)
    yield from wall_pages(view, sheets)
    yield from agreement_pages(view, sheets)
    if view.has(AGREEMENTS.name):
        yield single("over_time", partial(over_time_page, sheets=sheets))
    yield from honour_pages(view)
    if view.has("data"):
        yield single("data", data_page)
    yield single("feeds", feeds_page)
    yield from imprint_pages(view)
    if view.has("digests"):
        yield from digest_pages(view)
    yield from story_pages(view, inputs)
