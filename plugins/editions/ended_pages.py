"""What stands at an address that was left: a way on to what is there now, or a dated notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from plugins.core import addresses
from plugins.core.ledger import Ended, place_of
from plugins.core.pages import Alternate, GoneBody, Link, Page, RedirectBody
from plugins.editions.page_plan import PagePlan
from plugins.editions.site_pages import SitePages


def ended_pages(site_pages: SitePages, ended: Iterable[Ended]) -> Iterator[PagePlan]:
    """Yield the page of every address in *ended*; each target has a page or is a file of the site."""
    for left in ended:
        make = partial(_moved if left.target is not None else _gone, site_pages, left)
        yield PagePlan(place_of(left.address), f"ended {left!r}", make)


def _gone(site_pages: SitePages, left: Ended) -> Page:
    view = site_pages.views[left.lang]
    edition = view.edition
    return view.page(
        kind="gone",
        address=place_of(left.address),
        title=edition.t("gone.title"),
        description=edition.t("gone.text"),
        alternate=Alternate(view.other_lang, edition.other.home, False),
        crumbs=(view.home_crumb,),
        indexed=False,
        body=GoneBody(
            path=f"/{left.address}",
            day=left.day,
            reason=left.reason[left.lang] if left.reason else None,
        ),
    )


def _moved(site_pages: SitePages, left: Ended) -> Page:
    view = site_pages.views[left.lang]
    edition, target = view.edition, left.target or ""
    label = _label(site_pages.pages, target)
    page = view.page(
        kind="redirect",
        address=place_of(left.address),
        title=label,
        description=edition.t("redirect.moved"),
        alternate=Alternate(view.other_lang, edition.other.home, False),
        indexed=False,
        body=RedirectBody(Link(label, edition.link(target))),
    )
    return replace(page, canonical=edition.absolute(target))


def _label(pages: Mapping[str, Page], address: str) -> str:
    page = pages.get(address)
    return page.title if page is not None else addresses.save_as(address).rpartition("/")[2]
